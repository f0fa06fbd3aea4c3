package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sunhall.clocks.ClockFixture.SHANGHAI;
import static org.sunhall.clocks.ClockFixture.aReader;
import static org.sunhall.clocks.ClockFixture.at;
import static org.sunhall.clocks.ClockFixture.date;
import static org.sunhall.clocks.ClockFixture.ok;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Text;

class TypedStopsTest {

    private static final ClockReader READER = aReader();

    @Test
    @Tag("R-110")
    void aStopBeyondItsCapCountsAgainByItself() {
        StatutoryClock clock = ok(aClock(new StopRule("appraisal", "b", Optional.of(Limit.workingDays(3)), 0, true))
                .stop("appraisal", at("2026-03-03T10:00"), "appraisal"));

        assertThat(READER.stopEnds(clock)).contains(at("2026-03-06T00:00"));
        assertThat(READER.consequenceAt(clock, at("2026-03-04T10:00"))).contains(at("2026-03-06T00:00"));
        assertThat(READER.consequenceAt(aClock(), at("2026-03-04T10:00"))).isEmpty();
        assertThat(READER.read(clock, at("2026-03-05T12:00")).state()).isEqualTo(ClockState.STOPPED);
        ClockReading later = READER.read(clock, at("2026-03-20T12:00"));
        assertThat(later.state()).isEqualTo(ClockState.RUNNING);
        assertThat(later.dueDate()).as("five days and the three left out").isEqualTo(date("2026-03-12"));
        assertThat(later.lamp()).isEqualTo(Lamp.RED);
    }

    @Test
    @Tag("R-110")
    void aClockStopsOnlyAsOftenAsItsRuleAllows() {
        StatutoryClock once = aClock(new StopRule("hearing", "b", Optional.empty(), 1, true));
        StatutoryClock resumed =
                ok(ok(once.stop("hearing", at("2026-03-03T10:00"), "r")).resume(at("2026-03-04T10:00")));

        assertThat(resumed.stop("hearing", at("2026-03-05T10:00"), "r")
                        .refusal()
                        .map(refusal -> refusal.code()))
                .contains(ClockRejection.STOPPED_TOO_OFTEN);
    }

    @Test
    @Tag("R-109")
    void eachFurtherExtensionFollowsItsOwnRule() {
        ClockTerms terms = terms(
                List.of(),
                List.of(
                        ExtensionRule.upTo(Limit.workingDays(3)),
                        new ExtensionRule(Optional.empty(), "collective", "第64条")));
        StatutoryClock clock = StatutoryClock.start("c", terms, at("2026-03-02T09:00"));

        assertThat(clock.extend(Limit.workingDays(4), "r", "h", at("2026-03-03T09:00"))
                        .refusal())
                .isPresent();
        StatutoryClock first = ok(clock.extend(Limit.workingDays(3), "r", "h", at("2026-03-03T09:00")));
        StatutoryClock second = ok(first.extend(Limit.workingDays(60), "r", "all", at("2026-03-03T10:00")));

        assertThat(second.total()).isEqualTo(Limit.workingDays(68));
        assertThat(second.extend(Limit.workingDays(1), "r", "h", at("2026-03-03T11:00"))
                        .refusal())
                .isPresent();
        assertThat(ClockJson.read(ClockJson.write(second))).isEqualTo(second);
    }

    @Test
    void oldTermsInJsonAreStillRead() {
        StatutoryClock clock = aClock(StopRule.of("hearing"));

        assertThat(ClockJson.write(clock).at("/terms/stopGrounds/0").asText()).isEqualTo("hearing");
        assertThat(ClockJson.read(ClockJson.write(clock))).isEqualTo(clock);
    }

    @Test
    void aCapThatCannotBeCountedIsRefused() {
        StopRule inHours = new StopRule("hearing", "b", Optional.of(Limit.hours(3)), 0, true);

        assertThatIllegalArgumentException().isThrownBy(() -> terms(List.of(inHours), List.of()));
    }

    @Test
    void thePackMayCountTheFirstDay() {
        ClockReader counting = new ClockReader(WorkCalendar.china(), SHANGHAI, new ClockRules(true, true));
        StatutoryClock clock = aClock();

        assertThat(READER.read(clock, at("2026-03-02T09:00")).dueDate()).isEqualTo(date("2026-03-09"));
        ClockReading reading = counting.read(clock, at("2026-03-02T09:00"));
        assertThat(reading.dueDate()).isEqualTo(date("2026-03-06"));
        assertThat(reading.explain().get(0).zh()).contains("当日计入");
        assertThat(counting.lastDay(date("2026-03-02"), Limit.workingDays(5))).isEqualTo(date("2026-03-06"));
    }

    @Test
    void aChangedCalendarMovesOpenClocksAndSaysFromWhereToWhere() {
        WorkCalendar changed = WorkCalendar.china()
                .with(WorkCalendar.of(
                        List.of(new CalendarDay(date("2026-03-05"), DayKind.HOLIDAY, Text.of("临时放假", "day off"))),
                        date("2026-01-01"),
                        date("2026-12-31")));
        ClockReader after = new ClockReader(changed, SHANGHAI);
        StatutoryClock open = aClock();
        StatutoryClock ended = ok(aClock().end(at("2026-03-03T09:00"), "done"));

        List<Reprojection> moved = after.reproject(READER, List.of(open, ended), at("2026-03-03T09:00"));

        assertThat(moved).singleElement().satisfies(one -> {
            assertThat(one.clock()).isSameAs(open);
            assertThat(one.oldDueDate()).isEqualTo(date("2026-03-09"));
            assertThat(one.newDueDate()).isEqualTo(date("2026-03-10"));
            assertThat(one.newDue()).isEqualTo(at("2026-03-11T00:00"));
        });
        assertThat(after.reproject(after, List.of(open), at("2026-03-03T09:00")))
                .isEmpty();
    }

    @Test
    @Tag("K-03")
    @Tag("R-074")
    void aLimitCountedBackwardsSaysItsLatestStartAndWhy() {
        BackwardClock clock = new BackwardClock(
                Text.of("申报变更", "declaration"), date("2026-05-08"), Limit.workingDays(5), Limit.workingDays(2), "K-01");

        BackwardReading reading = READER.read(clock, at("2026-04-20T09:00"));

        assertThat(reading.latestStart()).isEqualTo(READER.latestStart(date("2026-05-08"), Limit.workingDays(5)));
        assertThat(reading.due()).isEqualTo(READER.endOf(reading.latestStart()));
        assertThat(reading.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(READER.read(clock, reading.yellowFrom()).lamp()).isEqualTo(Lamp.YELLOW);
        assertThat(READER.read(clock, reading.due()).lamp()).isEqualTo(Lamp.RED);
        assertThat(READER.read(clock, reading.due()).remaining()).isZero();
        assertThat(reading.working().stream().filter(line -> line.en().contains("in all")))
                .hasSize(5);
        assertThat(reading.working()).last().satisfies(line -> assertThat(line.zh())
                .startsWith("最迟于"));
    }

    private static StatutoryClock aClock(StopRule... stops) {
        return StatutoryClock.start("c", terms(List.of(stops), List.of()), at("2026-03-02T09:00"));
    }

    private static ClockTerms terms(List<StopRule> stops, List<ExtensionRule> extensions) {
        return new ClockTerms(
                "statutory",
                Text.of("法定期限", "statutory limit"),
                ClockOwner.OFFICE,
                Limit.workingDays(5),
                Limit.workingDays(0),
                "b",
                ClockTerms.LAMP,
                stops,
                extensions);
    }
}
