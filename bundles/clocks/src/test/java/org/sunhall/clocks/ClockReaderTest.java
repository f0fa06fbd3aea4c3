package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.clocks.ClockFixture.SHANGHAI;
import static org.sunhall.clocks.ClockFixture.aClock;
import static org.sunhall.clocks.ClockFixture.aReader;
import static org.sunhall.clocks.ClockFixture.at;
import static org.sunhall.clocks.ClockFixture.date;
import static org.sunhall.clocks.ClockFixture.licenceTerms;
import static org.sunhall.clocks.ClockFixture.ok;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Text;

class ClockReaderTest {

    private final ClockReader reader = aReader();

    @Test
    void doesNotCountTheFirstDayAndRunsOutAtTheEndOfTheLast() {
        StatutoryClock clock = aClock(Limit.workingDays(5), "2026-11-16T00:00");

        ClockReading reading = reader.read(clock, at("2026-11-16T09:00"));

        assertThat(reading.dueDate()).isEqualTo(date("2026-11-23"));
        assertThat(reading.due()).isEqualTo(at("2026-11-24T00:00"));
        assertThat(reader.read(clock, at("2026-11-24T00:00").minusMillis(1)).lamp())
                .isEqualTo(Lamp.GREEN);
        assertThat(reader.read(clock, at("2026-11-24T00:00")).lamp()).isEqualTo(Lamp.RED);
    }

    @Test
    void leavesOutTheHolidayAndCountsTheMakeUpDays() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-09-17T15:00"));

        ClockReading reading = reader.read(clock, at("2026-09-17T15:00"));

        assertThat(reading.dueDate()).isEqualTo(date("2026-10-21"));
        assertThat(reading.spans())
                .contains(
                        new ClockSpan(
                                date("2026-09-20"),
                                date("2026-09-20"),
                                SpanKind.MAKE_UP,
                                Text.of("国庆节", "National Day"),
                                1),
                        new ClockSpan(
                                date("2026-10-01"),
                                date("2026-10-07"),
                                SpanKind.HOLIDAY,
                                Text.of("国庆节", "National Day"),
                                0));
        assertThat(zh(reading))
                .contains(
                        "自2026年9月17日起算,当日不计入(民法典第201条)",
                        "期限20个工作日(行政许可法第42条)",
                        "2026年10月1日至2026年10月7日:国庆节放假,不计入",
                        "2026年9月19日:周末,不计入",
                        "至2026年10月21日24时届满");
    }

    @Test
    void turnsYellowAsSoonAsTheWarningIsLeft() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-11-02T15:00"));

        ClockReading reading = reader.read(clock, at("2026-11-02T15:00"));

        assertThat(reading.dueDate()).isEqualTo(date("2026-11-30"));
        assertThat(reading.yellowFrom())
                .as("Thursday, Friday is left with Monday")
                .isEqualTo(at("2026-11-26T00:00"));
        assertThat(reader.read(clock, at("2026-11-25T23:59")).lamp()).isEqualTo(Lamp.GREEN);
        ClockReading yellow = reader.read(clock, at("2026-11-26T00:00"));
        assertThat(yellow.lamp()).isEqualTo(Lamp.YELLOW);
        assertThat(yellow.used()).isEqualTo(17);
        assertThat(yellow.remaining()).isEqualTo(3);
        assertThat(yellow.remainingText().zh()).isEqualTo("3个工作日");
        ClockReading red = reader.read(clock, at("2026-12-03T09:00"));
        assertThat(red.overdue()).isEqualTo(3);
        assertThat(red.remaining()).isZero();
    }

    @Test
    void aStopOnTheLastDaySavesThatDay() {
        StatutoryClock clock = aClock(Limit.workingDays(5), "2026-11-16T10:00");
        StatutoryClock stopped = ok(reader.stop(clock, "hearing", at("2026-11-23T16:00"), "听证"));

        ClockReading standing = reader.read(stopped, at("2026-12-10T10:00"));
        assertThat(standing.state()).isEqualTo(ClockState.STOPPED);
        assertThat(standing.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(standing.remaining()).isEqualTo(1);
        assertThat(standing.dueDate()).as("as if it ran again today").isEqualTo(date("2026-12-10"));
        assertThat(zh(standing)).anyMatch(line -> line.startsWith("现已中止计算"));

        ClockReading resumed = reader.read(ok(stopped.resume(at("2026-12-10T16:00"))), at("2026-12-10T16:00"));
        assertThat(resumed.dueDate()).isEqualTo(date("2026-12-10"));
        assertThat(zh(resumed)).contains("2026年11月23日至2026年12月9日:因听证中止计算,不计入");
    }

    @Test
    void aStopWithinOneDayChangesNothing() {
        StatutoryClock clock = aClock(Limit.workingDays(5), "2026-11-16T10:00");
        StatutoryClock stopped = ok(clock.stop("hearing", at("2026-11-18T09:00"), "听证"));
        StatutoryClock resumed = ok(stopped.resume(at("2026-11-18T17:00")));

        assertThat(reader.read(resumed, at("2026-11-19T09:00")).due())
                .isEqualTo(reader.read(clock, at("2026-11-19T09:00")).due());
    }

    @Test
    void anExtensionAddsItsDaysAndIsExplained() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-11-02T15:00"));

        StatutoryClock extended =
                ok(reader.extend(clock, Limit.workingDays(10), "案情复杂", "p-head", at("2026-11-27T10:00")));
        ClockReading reading = reader.read(extended, at("2026-11-27T10:00"));

        assertThat(reading.total()).isEqualTo(Limit.workingDays(30));
        assertThat(reading.dueDate()).isEqualTo(date("2026-12-14"));
        assertThat(reading.lamp()).as("yellow before, green again").isEqualTo(Lamp.GREEN);
        assertThat(zh(reading)).contains("2026年11月27日经批准延长10个工作日");
        assertThat(String.join("", zh(reading))).doesNotContain("案情复杂").doesNotContain("p-head");
    }

    @Test
    void nothingIsExtendedOrStoppedAfterTheLimitHasPassed() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-11-02T15:00"));

        assertThat(reader.extend(clock, Limit.workingDays(5), "r", "p", at("2026-12-01T00:00"))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(ClockRejection.EXPIRED);
        assertThat(reader.stop(clock, "hearing", at("2026-12-01T00:00"), "r")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(ClockRejection.EXPIRED);
        assertThat(reader.extend(clock, Limit.workingDays(5), "r", "p", at("2026-11-30T23:59"))
                        .refusal())
                .isEmpty();
    }

    @Test
    void anEndedClockIsReadAsOfItsEnd() {
        StatutoryClock clock = aClock(Limit.workingDays(5), "2026-11-16T10:00");
        StatutoryClock ended = ok(clock.end(at("2026-11-20T10:00"), "decided"));

        ClockReading reading = reader.read(ended, at("2027-05-01T10:00"));

        assertThat(reading.state()).isEqualTo(ClockState.ENDED);
        assertThat(reading.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(reading.used()).isEqualTo(3);
        assertThat(zh(reading)).contains("已于2026年11月20日10:00终结");
    }

    @Test
    void calendarDaysRunOnWhenTheLastOneIsADayOff() {
        StatutoryClock clock = aClock(Limit.days(7), "2026-09-24T10:00");

        ClockReading reading = reader.read(clock, at("2026-09-24T10:00"));

        assertThat(reading.dueDate()).isEqualTo(date("2026-10-08"));
        assertThat(zh(reading)).anyMatch(line -> line.contains("2026年10月2日至2026年10月8日:期限最后一日为休息日"));
        ClockReader strict = new ClockReader(WorkCalendar.china(), SHANGHAI, new ClockRules(false));
        assertThat(strict.read(clock, at("2026-09-24T10:00")).dueDate()).isEqualTo(date("2026-10-01"));
    }

    @Test
    void hoursAreCountedFromTheInstantThroughHolidays() {
        StatutoryClock clock = aClock(Limit.hours(24), "2026-10-01T09:30");

        ClockReading reading = reader.read(clock, at("2026-10-02T00:00"));

        assertThat(reading.due()).isEqualTo(at("2026-10-02T09:30"));
        assertThat(reading.dueDate()).isEqualTo(date("2026-10-02"));
        assertThat(reading.used()).isEqualTo(14);
        assertThat(reading.remaining()).isEqualTo(10);
        assertThat(reading.spans()).isEmpty();
        assertThat(zh(reading)).contains("自2026年10月1日09:30起算(民法典第201条)", "至2026年10月2日09:30届满");
    }

    @Test
    void stoppedHoursAreAddedToTheMinute() {
        StatutoryClock clock = aClock(Limit.hours(24), "2026-11-16T09:00");
        StatutoryClock resumed =
                ok(ok(clock.stop("hearing", at("2026-11-16T10:00"), "r")).resume(at("2026-11-17T10:30")));

        ClockReading reading = reader.read(resumed, at("2026-11-17T11:00"));

        assertThat(reading.due()).isEqualTo(at("2026-11-18T09:30"));
        assertThat(zh(reading)).contains("2026年11月16日10:00至2026年11月17日10:30:因听证中止计算,不计入");
    }

    @Test
    void aDueDatePastTheLastNoticeIsProvisional() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-12-15T10:00"));

        ClockReading reading = reader.read(clock, at("2026-12-15T10:00"));

        assertThat(reading.provisional()).isTrue();
        assertThat(zh(reading)).anyMatch(line -> line.contains("尚未公布"));
        assertThat(reader.read(aClock(Limit.workingDays(5), "2026-12-15T10:00"), at("2026-12-15T10:00"))
                        .provisional())
                .isFalse();
        assertThat(reader.read(aClock(Limit.hours(24), "2028-12-15T10:00"), at("2028-12-15T10:00"))
                        .provisional())
                .isFalse();
    }

    @Test
    void aChangedCalendarMovesTheDueDateWithoutTouchingTheClock() {
        StatutoryClock clock = StatutoryClock.start("c", licenceTerms(), at("2026-12-15T10:00"));
        WorkCalendar announced = WorkCalendar.china()
                .with(WorkCalendar.of(
                        List.of(new CalendarDay(date("2027-01-01"), DayKind.HOLIDAY, Text.of("元旦", "New Year's Day"))),
                        date("2027-01-01"),
                        date("2027-12-31")));

        ClockReading before = reader.read(clock, at("2026-12-20T10:00"));
        ClockReading after = new ClockReader(announced, SHANGHAI).read(clock, at("2026-12-20T10:00"));

        assertThat(before.dueDate()).isEqualTo(date("2027-01-12"));
        assertThat(after.dueDate()).isEqualTo(date("2027-01-13"));
        assertThat(after.provisional()).isFalse();
    }

    @Test
    void countsBackwardsFromTheDayALawTakesEffect() {
        assertThat(reader.latestStart(date("2026-10-08"), Limit.workingDays(15)))
                .isEqualTo(date("2026-09-10"));
        assertThat(reader.latestStart(date("2026-11-30"), Limit.days(10))).isEqualTo(date("2026-11-20"));
        assertThat(reader.latestStart(date("2026-11-30"), Limit.days(8)))
                .as("22 November is a Sunday")
                .isEqualTo(date("2026-11-20"));
        assertThat(reader.latestStart(date("2026-11-30"), Limit.workingDays(0))).isEqualTo(date("2026-11-30"));
        assertThatThrownBy(() -> reader.latestStart(date("2026-11-30"), Limit.hours(24)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsForwardFromAPlainDay() {
        assertThat(reader.lastDay(date("2026-11-20"), Limit.workingDays(7))).isEqualTo(date("2026-12-01"));
        assertThat(reader.lastDay(date("2026-11-20"), Limit.days(1))).isEqualTo(date("2026-11-23"));
        assertThat(reader.lastDay(date("2026-11-20"), Limit.days(0))).isEqualTo(date("2026-11-20"));
    }

    @Test
    void theDayEndsWhereTheCityLies() {
        StatutoryClock clock = aClock(Limit.workingDays(1), "2026-11-16T23:59");

        assertThat(reader.read(clock, clock.startedAt()).dueDate()).isEqualTo(date("2026-11-17"));
        assertThat(new ClockReader(WorkCalendar.china(), ZoneId.of("UTC"))
                        .read(clock, clock.startedAt())
                        .due())
                .isEqualTo(at("2026-11-18T08:00"));
    }

    private static List<String> zh(ClockReading reading) {
        return reading.working().stream().map(Text::zh).collect(Collectors.toList());
    }
}
