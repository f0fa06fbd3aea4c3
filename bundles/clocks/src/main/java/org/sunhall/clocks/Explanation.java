package org.sunhall.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sunhall.kernel.Text;

/** Puts a clock's counting into words. */
final class Explanation {

    private static final Text NO_NAME = Text.same("");
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME_ZH = DateTimeFormatter.ofPattern("uuuu年M月d日HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Explanation() {}

    static List<ClockSpan> spans(
            WorkCalendar calendar, StatutoryClock clock, DayCount count, long lastCounted, long dueDay) {
        List<ClockSpan> spans = new ArrayList<>();
        ClockSpan open = null;
        for (long day = count.start() + 1; day <= dueDay; day++) {
            ClockSpan next = spanOf(calendar, clock, count, day, lastCounted);
            if (open != null && open.kind() == next.kind() && open.name().equals(next.name())) {
                open = new ClockSpan(open.from(), next.to(), open.kind(), open.name(), open.counted() + next.counted());
            } else {
                if (open != null) {
                    spans.add(open);
                }
                open = next;
            }
        }
        if (open != null) {
            spans.add(open);
        }
        return List.copyOf(spans);
    }

    private static ClockSpan spanOf(
            WorkCalendar calendar, StatutoryClock clock, DayCount count, long epochDay, long lastCounted) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int stop = count.stopAt(epochDay);
        if (stop >= 0) {
            Text ground = StopGround.titleOf(clock.stops().get(stop).ground());
            return new ClockSpan(date, date, SpanKind.STOPPED, ground, 0);
        }
        if (epochDay > lastCounted) {
            return new ClockSpan(date, date, SpanKind.ROLLED, NO_NAME, 0);
        }
        if (clock.terms().budget().unit() == LimitUnit.DAY) {
            return new ClockSpan(date, date, SpanKind.COUNTED, NO_NAME, 1);
        }
        CalendarDay day = calendar.day(date);
        switch (day.kind()) {
            case WORKING:
                return new ClockSpan(date, date, SpanKind.COUNTED, NO_NAME, 1);
            case MAKE_UP:
                return new ClockSpan(date, date, SpanKind.MAKE_UP, day.name(), 1);
            case WEEKEND:
                return new ClockSpan(date, date, SpanKind.WEEKEND, NO_NAME, 0);
            default:
                return new ClockSpan(date, date, SpanKind.HOLIDAY, day.name(), 0);
        }
    }

    static List<Text> days(
            ClockReader reader,
            StatutoryClock clock,
            ClockState state,
            ClockReading.Dates dates,
            List<ClockSpan> spans,
            boolean daily) {
        List<Text> lines = new ArrayList<>();
        Text start = reader.rules().firstDayCounts()
                ? Text.of("自{0}起算,当日计入(本地规则)", "Starts on {0}; that day is counted (rule of the jurisdiction)")
                : Text.of("自{0}起算,当日不计入(民法典第201条)", "Starts on {0}; that day is not counted (Civil Code art. 201)");
        lines.add(start.with(day(reader.dayOf(clock.startedAt()))));
        addBudget(lines, reader, clock);
        long sum = 0;
        for (ClockSpan span : spans) {
            sum += span.counted();
            Text line = line(span, sum, clock.terms().budget().unit());
            lines.add(daily ? weekday(span.from(), line) : line);
        }
        Text end = Text.of("{0}24时", "the end of {0} (24:00)").with(day(dates.dueDate()));
        addEnd(lines, reader, clock, state, end);
        if (dates.provisional()) {
            lines.add(Text.of(
                            "{0}之后的放假安排尚未公布,暂按周末推算,公布后重新计算",
                            "Holidays after {0} are not announced yet: provisional, by weekends only, computed anew then")
                    .with(day(reader.calendar().knownUntil())));
        }
        return List.copyOf(lines);
    }

    static List<Text> backwards(WorkCalendar calendar, BackwardClock clock, LocalDate latest) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("自{0}向前推算,当日不计入", "Counted back from {0}; that day is not counted")
                .with(day(clock.target())));
        lines.add(Text.of("期限{0}({1})", "Limit: {0} ({1})").with(clock.limit().text(), clock.legalBasis()));
        boolean byWorkingDay = clock.limit().unit() == LimitUnit.WORKING_DAY;
        long sum = 0;
        for (LocalDate date = clock.target().minusDays(1); !date.isBefore(latest); date = date.minusDays(1)) {
            CalendarDay today = calendar.day(date);
            boolean beyond = sum == clock.limit().amount();
            boolean counted = !beyond && (!byWorkingDay || today.kind().isWorking());
            sum += counted ? 1 : 0;
            SpanKind kind = counted
                    ? byWorkingDay && today.kind() == DayKind.MAKE_UP ? SpanKind.MAKE_UP : SpanKind.COUNTED
                    : beyond ? SpanKind.ROLLED : today.kind() == DayKind.WEEKEND ? SpanKind.WEEKEND : SpanKind.HOLIDAY;
            Text line = kind == SpanKind.ROLLED
                    ? Text.of("{0}:推算之日为休息日,提前至其前一个工作日", "{0}: that day was no working day, so the one before it")
                            .with(day(date))
                    : line(
                            new ClockSpan(date, date, kind, today.name(), counted ? 1 : 0),
                            sum,
                            clock.limit().unit());
            lines.add(weekday(date, line));
        }
        lines.add(Text.of("最迟于{0}办理", "To be done on {0} at the latest").with(day(latest)));
        return List.copyOf(lines);
    }

    private static Text weekday(LocalDate date, Text line) {
        Text name = Text.of(
                date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE),
                date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        return Text.of("{0} {1}", "{0} {1}").with(name, line);
    }

    static List<Text> hours(ClockReader reader, StatutoryClock clock, ClockState state, ClockReading.Dates dates) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("自{0}起算(民法典第201条)", "Starts at {0} (Civil Code art. 201)")
                .with(time(reader, clock.startedAt())));
        addBudget(lines, reader, clock);
        for (Stop stop : clock.stops()) {
            Text until = stop.resumedAt().map(at -> time(reader, at)).orElse(Text.of("现在", "now"));
            lines.add(Text.of("{0}至{1}:因{2}中止计算,不计入", "{0} to {1}: stopped for {2}, not counted")
                    .with(time(reader, stop.at()), until, StopGround.titleOf(stop.ground())));
        }
        addEnd(lines, reader, clock, state, time(reader, dates.due()));
        return List.copyOf(lines);
    }

    private static void addBudget(List<Text> lines, ClockReader reader, StatutoryClock clock) {
        lines.add(Text.of("期限{0}({1})", "Limit: {0} ({1})")
                .with(clock.terms().budget().text(), clock.terms().legalBasis()));
        for (Extension extension : clock.extensions()) {
            lines.add(Text.of("{0}经批准延长{1}", "Extended on {0} with approval: {1} more")
                    .with(day(reader.dayOf(extension.at())), extension.by().text()));
        }
    }

    private static void addEnd(List<Text> lines, ClockReader reader, StatutoryClock clock, ClockState state, Text end) {
        if (state == ClockState.STOPPED) {
            lines.add(Text.of("现已中止计算;如此刻恢复,至{0}届满", "Stopped now; if it ran again at once, it would run out at {0}")
                    .with(end));
        } else {
            lines.add(Text.of("至{0}届满", "Runs out at {0}").with(end));
        }
        clock.ended()
                .ifPresent(
                        ending -> lines.add(Text.of("已于{0}终结", "Ended at {0}").with(time(reader, ending.at()))));
    }

    private static Text line(ClockSpan span, long sum, LimitUnit unit) {
        Text range = span.from().equals(span.to())
                ? day(span.from())
                : Text.of("{0}至{1}", "{0} to {1}").with(day(span.from()), day(span.to()));
        Text counted = unit.text(span.counted());
        switch (span.kind()) {
            case COUNTED:
                return Text.of("{0}:计{1},累计{2}", "{0}: {1}, {2} in all").with(range, counted, sum);
            case MAKE_UP:
                return Text.of("{0}:{3}调休上班,计{1},累计{2}", "{0}: worked in exchange for {3}, {1}, {2} in all")
                        .with(range, counted, sum, span.name());
            case WEEKEND:
                return Text.of("{0}:周末,不计入", "{0}: weekend, not counted").with(range);
            case HOLIDAY:
                return Text.of("{0}:{1}放假,不计入", "{0}: {1}, not counted").with(range, span.name());
            case STOPPED:
                return Text.of("{0}:因{1}中止计算,不计入", "{0}: stopped for {1}, not counted")
                        .with(range, span.name());
            default:
                return Text.of(
                                "{0}:期限最后一日为休息日,顺延至其后第一个工作日(民法典第203条)",
                                "{0}: the last day was no working day, so the limit runs to the next (Civil Code art. 203)")
                        .with(range);
        }
    }

    private static Text day(LocalDate date) {
        return Text.of(DAY_ZH.format(date), DAY_EN.format(date));
    }

    private static Text time(ClockReader reader, Instant instant) {
        var local = instant.atZone(reader.zone());
        return Text.of(TIME_ZH.format(local), TIME_EN.format(local));
    }
}
