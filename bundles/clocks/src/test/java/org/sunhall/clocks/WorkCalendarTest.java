package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.clocks.ClockFixture.date;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

    private static final WorkCalendar CHINA = WorkCalendar.china();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, HOLIDAY", "2026-01-04, MAKE_UP", "2026-02-14, MAKE_UP", "2026-02-28, MAKE_UP",
        "2026-02-16, HOLIDAY", "2026-04-06, HOLIDAY", "2026-05-09, MAKE_UP", "2026-06-19, HOLIDAY",
        "2026-09-20, MAKE_UP", "2026-09-25, HOLIDAY", "2026-10-10, MAKE_UP", "2026-10-08, WORKING",
        "2026-11-21, WEEKEND", "2026-11-23, WORKING", "2020-01-31, IN_LIEU", "2015-09-03, HOLIDAY"
    })
    void knowsTheDaysOfTheNotices(LocalDate day, DayKind kind) {
        DayKind known = CHINA.day(day).kind();

        assertThat(known == DayKind.IN_LIEU ? DayKind.HOLIDAY : known)
                .isEqualTo(kind == DayKind.IN_LIEU ? DayKind.HOLIDAY : kind);
        assertThat(CHINA.isWorkingDay(day)).isEqualTo(kind.isWorking());
    }

    @Test
    void listsTheDaysOfAYearThatDoNotFollowTheirWeekdayAlone() {
        assertThat(CHINA.named(2026))
                .isSortedAccordingTo(Comparator.comparing(CalendarDay::date))
                .allSatisfy(day -> assertThat(day.date().getYear()).isEqualTo(2026))
                .filteredOn(day -> day.kind() == DayKind.MAKE_UP)
                .extracting(day -> day.date().toString())
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
        assertThat(CHINA.named(2027)).isEmpty();
    }

    @Test
    void mergesDaysThatANoticeFilesUnderTheNeighbouringYear() {
        assertThat(CHINA.day(date("2011-12-31")).kind()).isEqualTo(DayKind.MAKE_UP);
        assertThat(CHINA.day(date("2022-12-31")).kind().isWorking()).isFalse();
        assertThat(CHINA.knownFrom()).isEqualTo(date("2004-01-01"));
        assertThat(CHINA.knownUntil()).isEqualTo(date("2026-12-31"));
    }

    @Test
    void agreesWithAnotherCollectionMonthByMonth() throws IOException {
        try (InputStream in = WorkCalendarTest.class.getResourceAsStream("working-days-by-month.csv")) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            assertThat(lines).hasSize(6);
            for (int i = 1; i < lines.length; i++) {
                String[] numbers = lines[i].split(",");
                for (int month = 1; month <= 12; month++) {
                    YearMonth each = YearMonth.of(Integer.parseInt(numbers[0]), month);
                    assertThat(CHINA.workingDaysBetween(each.atDay(1).minusDays(1), each.atEndOfMonth()))
                            .as(each.toString())
                            .isEqualTo(Integer.parseInt(numbers[month]));
                }
            }
        }
    }

    @Test
    void countsLikeSomebodyWithAPaperCalendar() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            LocalDate start = date("2003-06-01").plusDays(random.nextInt(9000));
            int amount = 1 + random.nextInt(120);
            LocalDate forward = start;
            for (int left = amount; left > 0; left--) {
                do {
                    forward = forward.plusDays(1);
                } while (!CHINA.day(forward).kind().isWorking());
            }
            LocalDate back = start;
            for (int left = amount; left > 0; left--) {
                do {
                    back = back.minusDays(1);
                } while (!CHINA.day(back).kind().isWorking());
            }

            assertThat(CHINA.plusWorkingDays(start, amount)).isEqualTo(forward);
            assertThat(CHINA.minusWorkingDays(start, amount)).isEqualTo(back);
            assertThat(CHINA.workingDaysBetween(start, forward)).isEqualTo(amount);
            assertThat(CHINA.workingDaysBetween(forward, start)).isEqualTo(-amount);
        }
    }

    @Test
    void knowsOnlyWeekendsOutsideItsYears() {
        assertThat(CHINA.isWorkingDay(date("2027-10-01"))).isTrue();
        assertThat(CHINA.isWorkingDay(date("2027-10-02"))).isFalse();
        assertThat(CHINA.isWorkingDay(date("1999-10-01"))).isTrue();
        assertThat(CHINA.isWorkingDay(date("1969-12-28"))).isFalse();
        assertThat(CHINA.plusWorkingDays(date("2100-01-01"), 90_000)).isAfter(date("2440-01-01"));
    }

    @Test
    void aNewNoticeWinsDateByDateAndExtendsWhatIsKnown() throws IOException {
        WorkCalendar notice = WorkCalendar.parse(json("{'knownFrom':'2027-01-01','knownUntil':'2027-12-31','days':["
                + "{'date':'2026-12-27','kind':'make-up','zh':'元旦','en':'New Year'},"
                + "{'date':'2026-10-10','kind':'ordinary'},"
                + "{'date':'2027-01-01','kind':'holiday','zh':'元旦','en':'New Year'}]}"));

        WorkCalendar both = CHINA.with(notice);

        assertThat(both.knownUntil()).isEqualTo(date("2027-12-31"));
        assertThat(both.knownFrom()).isEqualTo(date("2004-01-01"));
        assertThat(both.isWorkingDay(date("2027-01-01"))).isFalse();
        assertThat(both.isWorkingDay(date("2026-12-27"))).isTrue();
        assertThat(both.isWorkingDay(date("2026-10-10"))).as("cancelled").isFalse();
        assertThat(both.isWorkingDay(date("2026-10-01"))).as("kept").isFalse();
        assertThat(CHINA.isWorkingDay(date("2027-01-01")))
                .as("the old one is unchanged")
                .isTrue();
    }

    @Test
    void refusesANoticeThatLeavesYearsUnknown() throws IOException {
        WorkCalendar notice =
                WorkCalendar.parse(json("{'knownFrom':'2028-01-01','knownUntil':'2028-12-31','days':[]}"));

        assertThatThrownBy(() -> CHINA.with(notice)).hasMessageContaining("gap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'knownFrom':'2027-01-01','knownUntil':'2027-12-31'}",
                "{'knownFrom':'2027-01-01','days':[]}",
                "{'knownFrom':'2027-12-31','knownUntil':'2027-01-01','days':[]}",
                "{'knownFrom':'2027-01-01','knownUntil':'2027-12-31','days':[{'date':'2027-02-30','kind':'holiday'}]}",
                "{'knownFrom':'2027-01-01','knownUntil':'2027-12-31','days':[{'date':'2027-02-03','kind':'feast'}]}",
                "{'knownFrom':'2027-01-01','knownUntil':'2027-12-31','days':"
                        + "[{'date':'2027-02-03','kind':'holiday'},{'date':'2027-02-03','kind':'make-up'}]}"
            })
    void refusesAWrongNotice(String notice) throws IOException {
        JsonNode json = json(notice);

        assertThatThrownBy(() -> WorkCalendar.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
