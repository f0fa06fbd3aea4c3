package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Limits counted backwards, on random dates and around every Spring Festival, against a slow oracle that reads the published
 * days by itself and knows nothing of the engine. "Within 15 working days before" has two readings: no earlier than
 * the 15th day before, hence until the day before; or at least that early, hence until the 15th day before.
 */
@Tag("K-03")
@Tag("R-074")
class BackwardOracleTest {

    private static final ClockReader READER = ClockFixture.aReader();
    private static final Map<LocalDate, String> KINDS = kinds();

    private static Map<LocalDate, String> kinds() {
        Map<LocalDate, String> kinds = new HashMap<>();
        try (InputStream in = WorkCalendar.class.getResourceAsStream("china.json")) {
            for (JsonNode day : new ObjectMapper().readTree(in).path("days")) {
                kinds.put(
                        LocalDate.parse(day.path("date").asText()),
                        day.path("kind").asText());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return kinds;
    }

    private static boolean isWorking(LocalDate day) {
        String kind = KINDS.getOrDefault(day, "");
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return kind.equals("make-up") || !kind.equals("holiday") && !kind.equals("in-lieu") && !weekend;
    }

    /** Walks back day by day. */
    private static LocalDate oracle(LocalDate target, int workingDays) {
        LocalDate day = target;
        for (int left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            left -= isWorking(day) ? 1 : 0;
        }
        return day;
    }

    private static void agrees(LocalDate target, int amount) {
        assertThat(READER.latestStart(target, Limit.workingDays(amount)))
                .as("at least %d working days before %s", amount, target)
                .isEqualTo(oracle(target, amount));
        assertThat(READER.latestStart(target, Limit.workingDays(1)))
                .as("within the window before %s: until the last working day", target)
                .isEqualTo(oracle(target, 1));
    }

    @Test
    void agreesWithAWalkBackDayByDayOnRandomDates() {
        Random random = new Random(20_261_123L);
        LocalDate first = LocalDate.of(2005, 1, 1);
        for (int i = 0; i < 10_000; i++) {
            agrees(first.plusDays(random.nextInt(8_030)), 1 + random.nextInt(60));
        }
    }

    @Test
    void agreesOnEveryDayAroundEverySpringFestivalAcrossItsMakeUpDays() {
        Set<Integer> withMakeUpDay = new HashSet<>();
        for (int year = 2007; year <= 2026; year++) {
            for (LocalDate target = LocalDate.of(year, 1, 10);
                    target.isBefore(LocalDate.of(year, 3, 20));
                    target = target.plusDays(1)) {
                agrees(target, 15);
                for (LocalDate day = oracle(target, 15); day.isBefore(target); day = day.plusDays(1)) {
                    if (KINDS.getOrDefault(day, "").equals("make-up")) {
                        withMakeUpDay.add(year);
                    }
                }
            }
        }
        assertThat(withMakeUpDay)
                .as("years whose make-up days were counted across")
                .hasSizeGreaterThan(15);
    }

    /** The rest of the calendar's promise: what the notices whose text was looked up say, date by date. */
    @Test
    void theDataSaysWhatTheNoticesSay() {
        // 国办发明电〔2011〕45号
        off("2012-01-01", "2012-01-03");
        off("2012-01-22", "2012-01-28");
        off("2012-04-02", "2012-04-04");
        off("2012-04-29", "2012-05-01");
        off("2012-06-22", "2012-06-24");
        off("2012-09-30", "2012-10-07");
        worked("2011-12-31", "2012-01-21", "2012-01-29", "2012-03-31", "2012-04-01", "2012-04-28", "2012-09-29");
        // 国办发明电〔2016〕17号
        off("2017-01-01", "2017-01-02");
        off("2017-01-27", "2017-02-02");
        off("2017-04-02", "2017-04-04");
        off("2017-04-29", "2017-05-01");
        off("2017-05-28", "2017-05-30");
        off("2017-10-01", "2017-10-08");
        worked("2017-01-22", "2017-02-04", "2017-04-01", "2017-05-27", "2017-09-30");
        // 国办发明电〔2023〕7号
        off("2024-01-01", "2024-01-01");
        off("2024-02-10", "2024-02-17");
        off("2024-04-04", "2024-04-06");
        off("2024-05-01", "2024-05-05");
        off("2024-06-10", "2024-06-10");
        off("2024-09-15", "2024-09-17");
        off("2024-10-01", "2024-10-07");
        worked(
                "2024-02-04",
                "2024-02-18",
                "2024-04-07",
                "2024-04-28",
                "2024-05-11",
                "2024-09-14",
                "2024-09-29",
                "2024-10-12");
    }

    private static void off(String from, String to) {
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            assertThat(WorkCalendar.china().isWorkingDay(day))
                    .as(day + " is off")
                    .isFalse();
        }
    }

    private static void worked(String... days) {
        for (String day : days) {
            assertThat(WorkCalendar.china().isWorkingDay(LocalDate.parse(day)))
                    .as(day + " is worked")
                    .isTrue();
        }
    }

    @Test
    void makeUpDaysLieOnWeekendsAndDaysInLieuOnWeekdays() {
        KINDS.forEach((day, kind) -> {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if (kind.equals("make-up")) {
                assertThat(weekend).as("%s", day).isTrue();
            } else if (kind.equals("in-lieu")) {
                assertThat(weekend).as("%s", day).isFalse();
            }
        });
    }
}
