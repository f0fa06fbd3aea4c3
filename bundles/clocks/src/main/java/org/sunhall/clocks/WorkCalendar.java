package org.sunhall.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.kernel.Text;

/**
 * Which days are working days: weekdays, corrected by the yearly notices of the State Council (holidays, days off in
 * lieu, make-up working days). Outside the years it knows, only weekends are left out, and whatever depends on such a
 * day is provisional. Immutable; counting costs the same however far apart the days are.
 */
public final class WorkCalendar {

    private static final String CHINA = "china.json";
    private static final int EPOCH_WEEKDAY = 3;

    private final SortedMap<LocalDate, CalendarDay> days;
    private final LocalDate knownFrom;
    private final LocalDate knownUntil;
    /** Days on which the notices differ from the weekday, and the sum of corrections up to each. */
    private final long[] corrected;

    private final int[] correction;

    private WorkCalendar(SortedMap<LocalDate, CalendarDay> days, LocalDate knownFrom, LocalDate knownUntil) {
        this.days = days;
        this.knownFrom = knownFrom;
        this.knownUntil = knownUntil;
        CalendarDay[] differing = days.values().stream()
                .filter(day -> day.kind().isWorking()
                        != CalendarDay.ordinary(day.date()).kind().isWorking())
                .toArray(CalendarDay[]::new);
        corrected = Arrays.stream(differing)
                .mapToLong(day -> day.date().toEpochDay())
                .toArray();
        correction = new int[differing.length];
        int sum = 0;
        for (int i = 0; i < differing.length; i++) {
            sum += differing[i].kind().isWorking() ? 1 : -1;
            correction[i] = sum;
        }
    }

    /**
     * A calendar of these days; all others follow their weekday.
     *
     * @throws IllegalArgumentException when a date occurs twice, or the period is none
     */
    public static WorkCalendar of(Collection<CalendarDay> days, LocalDate knownFrom, LocalDate knownUntil) {
        if (knownUntil.isBefore(knownFrom)) {
            throw new IllegalArgumentException("knownUntil lies before knownFrom");
        }
        SortedMap<LocalDate, CalendarDay> byDate = new TreeMap<>();
        for (CalendarDay day : days) {
            if (byDate.put(day.date(), day) != null) {
                throw new IllegalArgumentException("the date " + day.date() + " occurs twice");
            }
        }
        return new WorkCalendar(byDate, knownFrom, knownUntil);
    }

    /** Mainland China as the bundled notices say: 2004 to 2026. Its sources are named inside the resource. */
    public static WorkCalendar china() {
        return China.CALENDAR;
    }

    /**
     * Reads {@code {"knownFrom":"2027-01-01","knownUntil":"2027-12-31","days":[{"date":…,"kind":…,"zh":…,"en":…}]}};
     * kinds are {@code holiday}, {@code in-lieu}, {@code make-up} and {@code ordinary} (cancels an earlier entry).
     *
     * @throws IllegalArgumentException naming the place, when it is anything else
     */
    public static WorkCalendar parse(JsonNode notice) {
        JsonNode listed = notice.path("days");
        if (!listed.isArray()) {
            throw new IllegalArgumentException("/days is missing");
        }
        SortedMap<LocalDate, CalendarDay> byDate = new TreeMap<>();
        for (int i = 0; i < listed.size(); i++) {
            String place = "/days/" + i;
            CalendarDay day = parseDay(listed.get(i), place);
            if (byDate.put(day.date(), day) != null) {
                throw new IllegalArgumentException(place + ": the date " + day.date() + " occurs twice");
            }
        }
        return of(byDate.values(), date(notice, "knownFrom", ""), date(notice, "knownUntil", ""));
    }

    /**
     * This calendar with a later notice: its days win, date by date. Notices file some days at the turn of the year
     * under the neighbouring year, therefore nothing is dropped that the notice does not name.
     *
     * @throws IllegalArgumentException when years between the two would stay unknown
     */
    public WorkCalendar with(WorkCalendar notice) {
        if (notice.knownFrom.isAfter(knownUntil.plusDays(1)) || notice.knownUntil.isBefore(knownFrom.minusDays(1))) {
            throw new IllegalArgumentException(
                    "the notice leaves a gap to what is known from " + knownFrom + " to " + knownUntil);
        }
        SortedMap<LocalDate, CalendarDay> merged = new TreeMap<>(days);
        merged.putAll(notice.days);
        return new WorkCalendar(
                merged,
                notice.knownFrom.isBefore(knownFrom) ? notice.knownFrom : knownFrom,
                notice.knownUntil.isAfter(knownUntil) ? notice.knownUntil : knownUntil);
    }

    /** What this date is. */
    public CalendarDay day(LocalDate date) {
        CalendarDay known = days.get(date);
        return known == null ? CalendarDay.ordinary(date) : known;
    }

    /** The days of a year that the notices name, in order; all others follow their weekday. */
    public List<CalendarDay> named(int year) {
        return List.copyOf(days.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .values());
    }

    /** Whether offices work on this date. */
    public boolean isWorkingDay(LocalDate date) {
        return isWorkingDay(date.toEpochDay());
    }

    /** The first day whose holidays are known. */
    public LocalDate knownFrom() {
        return knownFrom;
    }

    /** The last day whose holidays are known; later days are provisional. */
    public LocalDate knownUntil() {
        return knownUntil;
    }

    /** The number of working days after {@code after} up to and including {@code until}; negative when that is earlier. */
    public long workingDaysBetween(LocalDate after, LocalDate until) {
        return workingDays(until.toEpochDay()) - workingDays(after.toEpochDay());
    }

    /**
     * The working day that is the {@code amount}-th after this date, the date itself not counted.
     *
     * @throws IllegalArgumentException when the amount is not positive
     */
    public LocalDate plusWorkingDays(LocalDate date, long amount) {
        return LocalDate.ofEpochDay(plusWorkingDays(date.toEpochDay(), amount));
    }

    /**
     * The working day that is the {@code amount}-th before this date, the date itself not counted.
     *
     * @throws IllegalArgumentException when the amount is not positive
     */
    public LocalDate minusWorkingDays(LocalDate date, long amount) {
        requirePositive(amount);
        long before = date.toEpochDay() - 1;
        return LocalDate.ofEpochDay(workingDayNumber(workingDays(before) - amount + 1, before - amount, before));
    }

    boolean isWorkingDay(long epochDay) {
        return workingDays(epochDay) > workingDays(epochDay - 1);
    }

    long plusWorkingDays(long epochDay, long amount) {
        requirePositive(amount);
        return workingDayNumber(workingDays(epochDay) + amount, epochDay, epochDay + amount);
    }

    /** Working days up to and including this day, counted from a fixed Monday; only differences have a meaning. */
    long workingDays(long epochDay) {
        long sinceMonday = epochDay + EPOCH_WEEKDAY;
        long weekdays = Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(Math.floorMod(sinceMonday, 7L) + 1, 5L);
        int found = Arrays.binarySearch(corrected, epochDay);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? weekdays : weekdays + correction[last];
    }

    /** The first day up to which {@code number} working days lie; the search widens from the given days. */
    private long workingDayNumber(long number, long from, long to) {
        long step = 16;
        long low = from;
        while (workingDays(low) >= number) {
            low -= step;
            step *= 2;
        }
        step = 16;
        long high = to;
        while (workingDays(high) < number) {
            low = high;
            high += step;
            step *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (workingDays(middle) >= number) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static void requirePositive(long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException("the amount of working days is at least 1");
        }
    }

    private static CalendarDay parseDay(JsonNode day, String place) {
        LocalDate date = date(day, "date", place);
        Text name = Text.of(day.path("zh").asText(), day.path("en").asText());
        switch (day.path("kind").asText()) {
            case "holiday":
                return new CalendarDay(date, DayKind.HOLIDAY, name);
            case "in-lieu":
                return new CalendarDay(date, DayKind.IN_LIEU, name);
            case "make-up":
                return new CalendarDay(date, DayKind.MAKE_UP, name);
            case "ordinary":
                return CalendarDay.ordinary(date);
            default:
                throw new IllegalArgumentException(place + "/kind is none of holiday, in-lieu, make-up, ordinary");
        }
    }

    private static LocalDate date(JsonNode node, String field, String place) {
        try {
            return LocalDate.parse(node.path(field).asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + "/" + field + " is no date", e);
        }
    }

    private static final class China {
        private static final WorkCalendar CALENDAR = load();

        private static WorkCalendar load() {
            try (InputStream in = WorkCalendar.class.getResourceAsStream(CHINA)) {
                return parse(new ObjectMapper().readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled calendar cannot be read", e);
            }
        }
    }
}
