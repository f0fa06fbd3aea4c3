package org.sunhall.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * When the stop a clock is in reaches its cap: from that instant on it counts again, whether or not anybody has said
     * so. Empty when it is not stopped, or for as long as needed.
     */
    public Optional<Instant> stopEnds(StatutoryClock clock) {
        return clock.ended().isPresent() ? Optional.empty() : clock.openStop().flatMap(stop -> capped(clock, stop));
    }

    /**
     * When something happens to this clock by itself: a stop reaches its cap, or the limit passes and something follows
     * by law. Empty when only its lamp changes.
     */
    public Optional<Instant> consequenceAt(StatutoryClock clock, Instant now) {
        if (clock.ended().isPresent()) {
            return Optional.empty();
        }
        if (clock.isStopped()) {
            return stopEnds(clock);
        }
        return clock.terms().onExpiry().equals(ClockTerms.LAMP)
                ? Optional.empty()
                : Optional.of(read(clock, now).due());
    }

    /**
     * Due dates that differ from those another reader finds, or are firm now and were provisional: what a changed calendar
     * does to living clocks.
     */
    public List<Reprojection> reproject(ClockReader before, Collection<StatutoryClock> clocks, Instant now) {
        List<Reprojection> changed = new ArrayList<>();
        for (StatutoryClock clock : clocks) {
            if (clock.ended().isPresent()) {
                continue;
            }
            ClockReading was = before.read(clock, now);
            ClockReading is = read(clock, now);
            if (!was.due().equals(is.due())
                    || !was.yellowFrom().equals(is.yellowFrom())
                    || was.provisional() != is.provisional()) {
                changed.add(new Reprojection(
                        clock, was.due(), was.dueDate(), is.due(), is.dueDate(), is.yellowFrom(), is.provisional()));
            }
        }
        return List.copyOf(changed);
    }

    /** What a limit counted backwards says at this instant (K-03). */
    public BackwardReading read(BackwardClock clock, Instant now) {
        LocalDate latest = latestStart(clock.target(), clock.limit());
        Instant due = endOf(latest);
        Instant yellow = clock.warning().amount() == 0 ? due : endOf(latestStart(latest, clock.warning()));
        LimitUnit unit = clock.limit().unit();
        DayCount count = new DayCount(calendar, unit, 0, new long[0], new long[0]);
        long remaining = count.plain(dayOf(now).toEpochDay() - 1, latest.toEpochDay());
        return new BackwardReading(
                latest,
                due,
                yellow,
                lamp(now, yellow, due),
                remaining,
                clock.target().isAfter(calendar.knownUntil()),
                Explanation.backwards(calendar, clock, latest));
    }

    /** The last day of a limit in days that starts on this day, by the rules of this reader. */
    public LocalDate lastDay(LocalDate start, Limit limit) {
        requireDays(limit);
        if (limit.amount() == 0) {
            return start;
        }
        DayCount count = new DayCount(calendar, limit.unit(), firstDay(start) - 1, new long[0], new long[0]);
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

    /** The instant at which this day begins: the anchor of what is known by its date alone. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The instant at which this day ends. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day of this instant. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The rules it counts by. */
    public ClockRules rules() {
        return rules;
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
        ClockState state = state(clock, at);
        ClockReading.Dates dates =
                new ClockReading.Dates(due, dueDate, yellowFrom, provisional(clock, total.unit(), dueDate));
        return new ClockReading(
                state,
                lamp(at, yellowFrom, due),
                dates,
                new ClockReading.Amounts(total, used, overdue),
                () -> Explanation.spans(calendar, clock, count, lastCounted, dueDay),
                (spans, daily) -> Explanation.days(this, clock, state, dates, spans, daily));
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
            stopped += Duration.between(stop.at(), until(clock, stop, at)).toMillis();
        }
        long elapsed = Duration.between(clock.startedAt(), at).toMillis() - stopped;
        long used = Math.min(total.amount(), elapsed / HOUR);
        long overdue = at.isBefore(due) ? 0 : Duration.between(due, at).toMillis() / HOUR;
        ClockState state = state(clock, at);
        ClockReading.Dates dates = new ClockReading.Dates(due, dayOf(due.minusMillis(1)), yellowFrom, false);
        return new ClockReading(
                state,
                lamp(at, yellowFrom, due),
                dates,
                new ClockReading.Amounts(total, used, overdue),
                List::of,
                (spans, daily) -> Explanation.hours(this, clock, state, dates));
    }

    /** The instant at which the clock has run this many milliseconds. */
    private Instant afterRunning(StatutoryClock clock, long millis, Instant at) {
        Instant from = clock.startedAt();
        long left = millis;
        for (Stop stop : clock.stops()) {
            long ran = Duration.between(from, stop.at()).toMillis();
            if (left <= ran) {
                break;
            }
            left -= ran;
            from = until(clock, stop, at);
        }
        return from.plusMillis(left);
    }

    private DayCount count(StatutoryClock clock, long today) {
        List<Stop> stops = clock.stops();
        long[] from = new long[stops.size()];
        long[] until = new long[stops.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = dayOf(stops.get(i).at()).toEpochDay();
            long resumed = stops.get(i)
                    .resumedAt()
                    .map(each -> dayOf(each).toEpochDay())
                    .orElse(today);
            until[i] = Math.min(resumed, cappedDay(clock, stops.get(i)));
        }
        long start = firstDay(dayOf(clock.startedAt())) - 1;
        return new DayCount(calendar, clock.terms().budget().unit(), start, from, until);
    }

    private long firstDay(LocalDate anchor) {
        return anchor.toEpochDay() + (rules.firstDayCounts() ? 0 : 1);
    }

    /** The end of a stop of a clock in hours. */
    private Instant until(StatutoryClock clock, Stop stop, Instant at) {
        Instant said = stop.resumedAt().orElse(at);
        return capped(clock, stop).filter(said::isAfter).orElse(said);
    }

    private Optional<Instant> capped(StatutoryClock clock, Stop stop) {
        Optional<Limit> cap = cap(clock, stop);
        if (cap.isPresent() && clock.terms().budget().unit() == LimitUnit.HOUR) {
            long hours = cap.get().unit() == LimitUnit.DAY
                    ? 24L * cap.get().amount()
                    : cap.get().amount();
            return Optional.of(stop.at().plusMillis(hours * HOUR));
        }
        return cap.map(limit -> endOf(LocalDate.ofEpochDay(cappedDay(clock, stop) - 1)));
    }

    /** The first day that a stop of a clock in days can no longer take. */
    private long cappedDay(StatutoryClock clock, Stop stop) {
        Optional<Limit> cap = cap(clock, stop);
        if (cap.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long first = dayOf(stop.at()).toEpochDay();
        return cap.get().unit() == LimitUnit.DAY
                ? first + cap.get().amount()
                : calendar.plusWorkingDays(first - 1, cap.get().amount()) + 1;
    }

    private static Optional<Limit> cap(StatutoryClock clock, Stop stop) {
        return clock.terms().stopRule(stop.ground()).flatMap(StopRule::cap);
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

    private ClockState state(StatutoryClock clock, Instant at) {
        if (clock.ended().isPresent()) {
            return ClockState.ENDED;
        }
        boolean stopped = clock.isStopped()
                && stopEnds(clock).map(end -> at.isBefore(end)).orElse(true);
        return stopped ? ClockState.STOPPED : ClockState.RUNNING;
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
