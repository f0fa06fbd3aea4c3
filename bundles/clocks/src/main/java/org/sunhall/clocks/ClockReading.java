package org.sunhall.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.sunhall.kernel.Text;

/**
 * What a clock says at one instant. A stopped clock is read as if it ran again at that instant; an ended one as of its
 * end. Immutable; the explanation is put together only when it is asked for.
 */
public final class ClockReading {

    /** The instants that decide about the lamp. */
    record Dates(Instant due, LocalDate dueDate, Instant yellowFrom, boolean provisional) {}

    /** What is used and left, in the unit of the limit. */
    record Amounts(Limit total, long used, long overdue) {}

    private final ClockState state;
    private final Lamp lamp;
    private final Dates dates;
    private final Amounts amounts;
    private final Supplier<List<ClockSpan>> spans;
    private final BiFunction<List<ClockSpan>, Boolean, List<Text>> working;

    ClockReading(
            ClockState state,
            Lamp lamp,
            Dates dates,
            Amounts amounts,
            Supplier<List<ClockSpan>> spans,
            BiFunction<List<ClockSpan>, Boolean, List<Text>> working) {
        this.state = state;
        this.lamp = lamp;
        this.dates = dates;
        this.amounts = amounts;
        this.spans = spans;
        this.working = working;
    }

    /** Whether it runs, stands or has ended. */
    public ClockState state() {
        return state;
    }

    /** The lamp: red from {@link #due()} on, yellow from {@link #yellowFrom()} on, else green. */
    public Lamp lamp() {
        return lamp;
    }

    /**
     * The first instant at which the limit has passed: for limits in days 24:00 of {@link #dueDate()}, which is the
     * same instant as 0:00 of the next day. Show people {@link #dueDate()}.
     */
    public Instant due() {
        return dates.due();
    }

    /** The last day of the limit. */
    public LocalDate dueDate() {
        return dates.dueDate();
    }

    /** Whether it depends on days whose holidays are not announced yet; it can change when they are. */
    public boolean provisional() {
        return dates.provisional();
    }

    /** The first yellow instant; {@link #due()} when there is no warning. */
    public Instant yellowFrom() {
        return dates.yellowFrom();
    }

    /** Budget and extensions together. */
    public Limit total() {
        return amounts.total();
    }

    /** What is used up, in the unit of the limit: whole days whose end has passed, or full hours; at most the total. */
    public long used() {
        return amounts.used();
    }

    /** What is left, in the unit of the limit, today included; 0 when nothing is. */
    public long remaining() {
        return amounts.total().amount() - amounts.used();
    }

    /** Days (of the unit) after the last day up to today, or full hours after it; 0 while the limit has not passed. */
    public long overdue() {
        return amounts.overdue();
    }

    /** What is left, for people. */
    public Text remainingText() {
        return amounts.total().unit().text(remaining());
    }

    /** Every range of days up to the last day, counted or left out, with its reason; empty for limits in hours. */
    public List<ClockSpan> spans() {
        return spans.get();
    }

    /** Every day up to the last, counted or left out, with its reason; empty for limits in hours. */
    public List<ClockDay> days() {
        List<ClockDay> days = new ArrayList<>();
        long sum = 0;
        for (ClockSpan span : spans()) {
            long each = span.counted() > 0 ? 1 : 0;
            for (LocalDate day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
                sum += each;
                days.add(new ClockDay(day, span.kind(), span.name(), sum));
            }
        }
        return List.copyOf(days);
    }

    /** The working shown range by range, without free text that somebody typed. */
    public List<Text> working() {
        return working.apply(spans(), false);
    }

    /** The working shown day by day: why the due date is what it is, without free text that somebody typed. */
    public List<Text> explain() {
        List<ClockSpan> each = days().stream()
                .map(day -> new ClockSpan(day.date(), day.date(), day.kind(), day.name(), counted(day.kind())))
                .toList();
        return working.apply(each, true);
    }

    private static long counted(SpanKind kind) {
        return kind == SpanKind.COUNTED || kind == SpanKind.MAKE_UP ? 1 : 0;
    }

    @Override
    public String toString() {
        return state + " " + lamp + " due " + dueDate() + ", " + used() + " of " + total() + " used";
    }
}
