package org.sunhall.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.sunhall.kernel.Outcome;

/**
 * Reads clocks: the one place that computes legal dates. Immutable and thread-safe; a reading costs about a
 * microsecond. How days are counted is said in {@link ClockRules}.
 */
public final class ClockReader {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final WorkCalendar calendar;
    private final ZoneId zone;
    private final ClockRules rules;

    /** Reads by this calendar in this zone, under the rules of national law. */
    public ClockReader(WorkCalendar calendar, ZoneId zone) {
        this(calendar, zone, ClockRules.NATIONAL);
    }

    /** Reads by this calendar in this zone under these rules. */
    public ClockReader(WorkCalendar calendar, ZoneId zone, ClockRules rules) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /** What the clock says at this instant; an instant before its last change counts as that change's. */
    public ClockReading read(StatutoryClock clock, Instant now) {
        Instant last = clock.lastChange();
        Instant at = clock.ended().map(Ending::at).orElse(now.isBefore(last) ? last : now);
        return clock.terms().budget().unit() == LimitUnit.HOUR ? readHours(clock, at) : readDays(clock, at);
    }

    /**
     * Extends the clock, if its limit has not passed yet. Refusals: as {@link StatutoryClock#extend}, and expired.
     */
    public Outcome<StatutoryClock> extend(
            StatutoryClock clock, Limit by, String reason, String approvedBy, Instant at) {
        return clock.extend(by, reason, approvedBy, at).then(changed -> unexpired(clock, changed, at));
    }

    /** Stops the clock, if its limit has not passed yet. Refusals: as {@link StatutoryClock#stop}, and expired. */
    public Outcome<StatutoryClock> stop(StatutoryClock clock, String ground, Instant at, String reason) {
        return clock.stop(ground, at, reason).then(changed -> unexpired(clock, changed, at));
    }

    /** The last day of a limit in days that starts on this day; the day itself is not counted. */
    public LocalDate lastDay(LocalDate start, Limit limit) {
        requireDays(limit);
        if (limit.amount() == 0) {
            return start;
        }
        DayCount count = new DayCount(calendar, limit.unit(), start.toEpochDay(), new long[0], new long[0]);
        return LocalDate.ofEpochDay(rolled(count, limit.unit(), count.number(limit.amount())));
    }

    /**
     * Counts backwards (K-03): the latest day on which something may start that must lie this long before the target.
     * The target's day is not counted; the day answered is the last one counted. Whether "within" means not before that
     * day or not after it is the pack's choice.
     */
    public LocalDate latestStart(LocalDate target, Limit limit) {
        requireDays(limit);
        if (limit.amount() == 0) {
            return target;
        }
        if (limit.unit() == LimitUnit.WORKING_DAY) {
            return calendar.minusWorkingDays(target, limit.amount());
        }
        LocalDate start = target.minusDays(limit.amount());
        return rules.rollDayEnd() && !calendar.isWorkingDay(start) ? calendar.minusWorkingDays(start, 1) : start;
    }

    /** The instant at which this day ends. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day of this instant. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The calendar it reads by. */
    public WorkCalendar calendar() {
        return calendar;
    }

    /** The zone it reads in. */
    public ZoneId zone() {
        return zone;
    }

    private Outcome<StatutoryClock> unexpired(StatutoryClock before, StatutoryClock changed, Instant at) {
        return read(before, at).lamp() == Lamp.RED
                ? Outcome.refused(ClockRejection.EXPIRED, ClockRejection.EXPIRED.title())
                : Outcome.accepted(changed);
    }

    private ClockReading readDays(StatutoryClock clock, Instant at) {
        Limit total = clock.total();
        long today = dayOf(at).toEpochDay();
        DayCount count = count(clock, today);
        long lastCounted = count.number(total.amount());
        long dueDay = rolled(count, total.unit(), lastCounted);
        LocalDate dueDate = LocalDate.ofEpochDay(dueDay);
        Instant due = endOf(dueDate);
        Instant yellowFrom = yellowFrom(clock, total, count, due);
        boolean expired = !at.isBefore(due);

        long used = Math.min(total.amount(), count.counted(today - 1));
        long overdue = expired ? count.plain(dueDay, today) : 0;
        ClockState state = state(clock);
        ClockReading.Dates dates =
                new ClockReading.Dates(due, dueDate, yellowFrom, provisional(clock, total.unit(), dueDate));
        return new ClockReading(
                state,
                lamp(at, yellowFrom, due),
                dates,
                new ClockReading.Amounts(total, used, overdue),
                () -> Explanation.spans(calendar, clock, count, lastCounted, dueDay),
                () -> Explanation.days(
                        this, clock, state, dates, Explanation.spans(calendar, clock, count, lastCounted, dueDay)));
    }

    private ClockReading readHours(StatutoryClock clock, Instant at) {
        Limit total = clock.total();
        long budget = total.amount() * HOUR;
        long warning = clock.terms().warning().amount() * HOUR;
        Instant due = afterRunning(clock, budget, at);
        Instant yellowFrom =
                warning == 0 ? due : warning >= budget ? clock.startedAt() : afterRunning(clock, budget - warning, at);
        long stopped = 0;
        for (Stop stop : clock.stops()) {
            stopped += Duration.between(stop.at(), stop.resumedAt().orElse(at)).toMillis();
        }
        long elapsed = Duration.between(clock.startedAt(), at).toMillis() - stopped;
        long used = Math.min(total.amount(), elapsed / HOUR);
        long overdue = at.isBefore(due) ? 0 : Duration.between(due, at).toMillis() / HOUR;
        ClockState state = state(clock);
        ClockReading.Dates dates = new ClockReading.Dates(due, dayOf(due.minusMillis(1)), yellowFrom, false);
        return new ClockReading(
                state,
                lamp(at, yellowFrom, due),
                dates,
                new ClockReading.Amounts(total, used, overdue),
                List::of,
                () -> Explanation.hours(this, clock, state, dates));
    }

    /** The instant at which the clock has run this many milliseconds. */
    private static Instant afterRunning(StatutoryClock clock, long millis, Instant at) {
        Instant from = clock.startedAt();
        long left = millis;
        for (Stop stop : clock.stops()) {
            long ran = Duration.between(from, stop.at()).toMillis();
            if (left <= ran) {
                break;
            }
            left -= ran;
            from = stop.resumedAt().orElse(at);
        }
        return from.plusMillis(left);
    }

    private DayCount count(StatutoryClock clock, long today) {
        List<Stop> stops = clock.stops();
        long[] from = new long[stops.size()];
        long[] until = new long[stops.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = dayOf(stops.get(i).at()).toEpochDay();
            until[i] = stops.get(i)
                    .resumedAt()
                    .map(each -> dayOf(each).toEpochDay())
                    .orElse(today);
        }
        long start = dayOf(clock.startedAt()).toEpochDay();
        return new DayCount(calendar, clock.terms().budget().unit(), start, from, until);
    }

    /** The end of the day with which no more than the warning is left. */
    private Instant yellowFrom(StatutoryClock clock, Limit total, DayCount count, Instant due) {
        int warning = clock.terms().warning().amount();
        if (warning == 0) {
            return due;
        }
        return warning >= total.amount()
                ? clock.startedAt()
                : endOf(LocalDate.ofEpochDay(count.number(total.amount() - warning)));
    }

    private long rolled(DayCount count, LimitUnit unit, long lastCounted) {
        long day = lastCounted;
        while (unit == LimitUnit.DAY && rules.rollDayEnd() && (!calendar.isWorkingDay(day) || count.isStopped(day))) {
            day++;
        }
        return day;
    }

    private boolean provisional(StatutoryClock clock, LimitUnit unit, LocalDate dueDate) {
        if (unit == LimitUnit.DAY && !rules.rollDayEnd()) {
            return false;
        }
        LocalDate first = unit == LimitUnit.DAY ? dueDate : dayOf(clock.startedAt());
        return dueDate.isAfter(calendar.knownUntil()) || first.isBefore(calendar.knownFrom());
    }

    private static ClockState state(StatutoryClock clock) {
        if (clock.ended().isPresent()) {
            return ClockState.ENDED;
        }
        return clock.isStopped() ? ClockState.STOPPED : ClockState.RUNNING;
    }

    private static Lamp lamp(Instant at, Instant yellowFrom, Instant due) {
        if (!at.isBefore(due)) {
            return Lamp.RED;
        }
        return at.isBefore(yellowFrom) ? Lamp.GREEN : Lamp.YELLOW;
    }

    private static void requireDays(Limit limit) {
        if (limit.unit() == LimitUnit.HOUR) {
            throw new IllegalArgumentException("a limit in hours has no last day");
        }
    }
}
