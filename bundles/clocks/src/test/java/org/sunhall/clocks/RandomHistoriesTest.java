package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.clocks.ClockFixture.SHANGHAI;
import static org.sunhall.clocks.ClockFixture.terms;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * Random histories against somebody who goes through the calendar day by day and the hours minute by minute. Counts
 * and seed: {@code -Dsunhall.histories=…}, {@code -Dsunhall.seed=…}; a failure names the seed of its history.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("sunhall.histories", 10_000);
    private static final long SEED = Long.getLong("sunhall.seed", 20_261_122L);
    private static final Map<LocalDate, Boolean> NOTICES = new HashMap<>();

    static {
        for (LocalDate day = LocalDate.of(2004, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            DayKind kind = WorkCalendar.china().day(day).kind();
            if (kind != DayKind.WORKING && kind != DayKind.WEEKEND) {
                NOTICES.put(day, kind == DayKind.MAKE_UP);
            }
        }
    }

    @Test
    @Tag("R-109")
    @Tag("R-110")
    @Tag("R-092")
    void everyReadingAgreesWithSomebodyWhoCountsDayByDay() {
        int changes = 0;
        int reds = 0;
        int rolled = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(SEED + i);
            history.play();
            changes += history.clock.stops().size() + history.clock.extensions().size();
            ClockReading reading = history.check();
            reds += reading.lamp() == Lamp.RED ? 1 : 0;
            rolled += reading.spans().stream().anyMatch(span -> span.kind() == SpanKind.ROLLED) ? 1 : 0;
        }
        assertThat(changes).as("the histories are no trivial ones").isGreaterThan(HISTORIES);
        assertThat(reds).isGreaterThan(HISTORIES / 20);
        assertThat(rolled).isGreaterThan(HISTORIES / 50);
    }

    private static final class History {
        private final Random random;
        private final String name;
        private final Map<LocalDate, Boolean> notices = new HashMap<>(NOTICES);
        private WorkCalendar calendar = WorkCalendar.china();
        private LocalDate knownUntil = calendar.knownUntil();
        private final boolean roll;
        private final boolean firstCounts;
        private StatutoryClock clock;
        private Instant time;

        History(long seed) {
            random = new Random(seed * 31 + 7);
            name = "sunhall.seed=" + seed;
            roll = random.nextInt(4) > 0;
            firstCounts = random.nextInt(5) == 0;
            LimitUnit unit =
                    pick(LimitUnit.WORKING_DAY, LimitUnit.WORKING_DAY, LimitUnit.DAY, LimitUnit.DAY, LimitUnit.HOUR);
            int budget = 1 + random.nextInt(unit == LimitUnit.HOUR ? 72 : 45);
            Limit warning = new Limit(random.nextInt(8), unit);
            time = LocalDate.of(2018 + random.nextInt(10), 1, 1)
                    .plusDays(random.nextInt(365))
                    .atStartOfDay(SHANGHAI)
                    .toInstant()
                    .plus(Duration.ofMinutes(random.nextInt(24 * 60)));
            clock = StatutoryClock.start(name, someTerms(new Limit(budget, unit), warning), time);
        }

        private ClockTerms someTerms(Limit budget, Limit warning) {
            ClockTerms usual = terms(budget, warning, Optional.empty());
            LimitUnit unit = budget.unit();
            Limit most = new Limit(15, unit);
            ExtensionRule second = new ExtensionRule(Optional.empty(), "head", "b");
            LimitUnit capped = unit == LimitUnit.HOUR
                    ? pick(LimitUnit.HOUR, LimitUnit.DAY)
                    : pick(LimitUnit.DAY, LimitUnit.WORKING_DAY);
            Limit cap = new Limit(1 + random.nextInt(6), capped);
            StopRule rule = new StopRule("appraisal", "b", Optional.of(cap), random.nextInt(3), true);
            return new ClockTerms(
                    usual.kind(),
                    usual.title(),
                    usual.owner(),
                    budget,
                    warning,
                    "b",
                    usual.onExpiry(),
                    List.of(StopRule.of("hearing"), rule),
                    List.of(ExtensionRule.upTo(most), second));
        }

        void play() {
            for (int steps = random.nextInt(9); steps > 0; steps--) {
                wait(random.nextInt(5));
                switch (random.nextInt(6)) {
                    case 0 ->
                        change(clock.extend(
                                new Limit(
                                        1 + random.nextInt(15),
                                        clock.terms().budget().unit()),
                                "r",
                                "p",
                                time));
                    case 1 -> changeCalendar();
                    default ->
                        change(
                                clock.isStopped()
                                        ? clock.resume(time)
                                        : clock.stop(pick("hearing", "appraisal"), time, "r"));
                }
            }
            if (random.nextInt(5) == 0) {
                wait(random.nextInt(5));
                change(clock.end(time, "decided"));
            }
            wait(random.nextInt(8));
        }

        private void wait(int days) {
            time = random.nextInt(6) == 0
                    ? LocalDate.ofInstant(time, SHANGHAI)
                            .plusDays(days + 1L)
                            .atStartOfDay(SHANGHAI)
                            .toInstant()
                    : time.plus(Duration.ofMinutes(random.nextInt(1 + days * 24 * 60)));
        }

        private void change(Outcome<StatutoryClock> outcome) {
            clock = outcome.asOptional().orElse(clock);
        }

        private void changeCalendar() {
            List<CalendarDay> days = new ArrayList<>();
            LocalDate day = LocalDate.ofInstant(time, SHANGHAI).plusDays(random.nextInt(20));
            for (int i = 0; i < 4; i++) {
                day = day.plusDays(1 + random.nextInt(6));
                boolean works = random.nextBoolean();
                boolean same = works == weekday(day);
                days.add(
                        same
                                ? CalendarDay.ordinary(day)
                                : new CalendarDay(day, works ? DayKind.MAKE_UP : DayKind.HOLIDAY, Text.same("n")));
                notices.put(day, works);
            }
            knownUntil = knownUntil.plusDays(random.nextInt(400));
            calendar = calendar.with(WorkCalendar.of(days, LocalDate.of(2020, 1, 1), knownUntil));
        }

        ClockReading check() {
            ClockReading reading =
                    new ClockReader(calendar, SHANGHAI, new ClockRules(roll, firstCounts)).read(clock, time);
            Instant at = clock.ended().map(Ending::at).orElse(time);
            if (clock.terms().budget().unit() == LimitUnit.HOUR) {
                checkHours(reading, at);
            } else {
                checkDays(reading, at);
            }
            Lamp lamp = !at.isBefore(reading.due())
                    ? Lamp.RED
                    : at.isBefore(reading.yellowFrom()) ? Lamp.GREEN : Lamp.YELLOW;
            assertThat(reading.lamp()).as(name).isEqualTo(lamp);
            if (reading.state() == ClockState.STOPPED && reading.remaining() > 0) {
                assertThat(reading.lamp())
                        .as("a stopped clock never runs out, " + name)
                        .isNotEqualTo(Lamp.RED);
                assertThat(clock.isStopped()).as(name).isTrue();
            }
            assertThat(ClockJson.read(ClockJson.write(clock))).as(name).isEqualTo(clock);
            return reading;
        }

        private void checkDays(ClockReading reading, Instant at) {
            boolean byWorkingDay = clock.terms().budget().unit() == LimitUnit.WORKING_DAY;
            int total = clock.total().amount();
            int warning = clock.terms().warning().amount();
            LocalDate start = LocalDate.ofInstant(clock.startedAt(), SHANGHAI).minusDays(firstCounts ? 1 : 0);
            LocalDate day = start;
            int counted = 0;
            int used = 0;
            Instant yellow = warning >= total ? clock.startedAt() : null;
            while (counted < total) {
                day = day.plusDays(1);
                if ((!byWorkingDay || works(day)) && !stopped(endOf(day), at)) {
                    counted++;
                    used += endOf(day).isAfter(at) ? 0 : 1;
                    yellow = counted == total - warning ? endOf(day) : yellow;
                }
            }
            while (!byWorkingDay && roll && (!works(day) || stopped(endOf(day), at))) {
                day = day.plusDays(1);
            }
            int overdue = 0;
            for (LocalDate late = day.plusDays(1);
                    !late.atStartOfDay(SHANGHAI).toInstant().isAfter(at);
                    late = late.plusDays(1)) {
                overdue += !byWorkingDay || works(late) ? 1 : 0;
            }

            assertThat(reading.dueDate()).as(name).isEqualTo(day);
            assertThat(reading.due()).as(name).isEqualTo(endOf(day));
            assertThat(reading.yellowFrom()).as(name).isEqualTo(warning == 0 ? endOf(day) : yellow);
            assertThat(reading.used()).as(name).isEqualTo(used);
            assertThat(reading.remaining()).as(name).isEqualTo(total - used);
            assertThat(reading.overdue()).as(name).isEqualTo(overdue);
            assertThat(reading.provisional())
                    .as(name)
                    .isEqualTo((byWorkingDay || roll) && day.isAfter(calendar.knownUntil()));
            checkSpans(reading, start, day, total);
            checkExplanation(reading, start, day, at, byWorkingDay);
        }

        private void checkSpans(ClockReading reading, LocalDate start, LocalDate due, int total) {
            LocalDate next = start.plusDays(1);
            long sum = 0;
            for (ClockSpan span : reading.spans()) {
                assertThat(span.from()).as(name).isEqualTo(next);
                next = span.to().plusDays(1);
                sum += span.counted();
            }
            assertThat(next)
                    .as("the explanation ends with the last day, " + name)
                    .isEqualTo(due.plusDays(1));
            assertThat(sum).as("the explanation adds up, " + name).isEqualTo(total);
        }

        /** Day by day, the explanation counts what the oracle counts and names every day up to the last. */
        private void checkExplanation(
                ClockReading reading, LocalDate start, LocalDate due, Instant at, boolean byWorkingDay) {
            LocalDate day = start;
            long sum = 0;
            for (ClockDay explained : reading.days()) {
                day = day.plusDays(1);
                boolean open = sum < clock.total().amount();
                sum += open && (!byWorkingDay || works(day)) && !stopped(endOf(day), at) ? 1 : 0;
                assertThat(explained.date()).as(name).isEqualTo(day);
                assertThat(explained.sum()).as(name).isEqualTo(sum);
                assertThat(explained.kind() == SpanKind.STOPPED).as(name).isEqualTo(stopped(endOf(day), at));
            }
            assertThat(day).as(name).isEqualTo(due);
            if (random.nextInt(50) == 0) {
                assertThat(reading.explain().stream()
                                .filter(line -> line.en().matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*")))
                        .as(name)
                        .hasSize(reading.days().size());
            }
        }

        private void checkHours(ClockReading reading, Instant at) {
            long budget = clock.total().amount() * 60L;
            long warning = clock.terms().warning().amount() * 60L;
            Instant minute = clock.startedAt();
            Instant yellow = warning >= budget ? minute : null;
            long ran = 0;
            long used = 0;
            while (ran < budget) {
                minute = minute.plusSeconds(60);
                if (!stopped(minute, at)) {
                    ran++;
                    used += minute.isAfter(at) ? 0 : 1;
                    yellow = ran == budget - warning ? minute : yellow;
                }
            }

            assertThat(reading.due()).as(name).isEqualTo(minute);
            assertThat(reading.yellowFrom()).as(name).isEqualTo(warning == 0 ? minute : yellow);
            assertThat(reading.used()).as(name).isEqualTo(used / 60);
            assertThat(reading.overdue())
                    .as(name)
                    .isEqualTo(
                            at.isBefore(minute)
                                    ? 0
                                    : Duration.between(minute, at).toHours());
        }

        /** Whether the clock stood just before this moment. */
        private boolean stopped(Instant moment, Instant at) {
            for (Stop stop : clock.stops()) {
                if (stop.at().isBefore(moment)
                        && !moment.isAfter(stop.resumedAt().orElse(at))
                        && !beyondCap(stop, moment)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a stop had taken all it may before the day, or the hour, that ends at this moment. */
        private boolean beyondCap(Stop stop, Instant moment) {
            Limit cap = stop.ground().equals("appraisal")
                    ? clock.terms().stopRule("appraisal").orElseThrow().cap().orElseThrow()
                    : null;
            if (cap == null) {
                return false;
            }
            if (clock.terms().budget().unit() == LimitUnit.HOUR) {
                long hours = cap.amount() * (cap.unit() == LimitUnit.DAY ? 24L : 1L);
                return moment.isAfter(stop.at().plus(Duration.ofHours(hours)));
            }
            LocalDate ending = LocalDate.ofInstant(moment, SHANGHAI).minusDays(1);
            int taken = 0;
            for (LocalDate day = LocalDate.ofInstant(stop.at(), SHANGHAI);
                    day.isBefore(ending);
                    day = day.plusDays(1)) {
                taken += cap.unit() == LimitUnit.DAY || works(day) ? 1 : 0;
            }
            return taken >= cap.amount();
        }

        private boolean works(LocalDate day) {
            return notices.getOrDefault(day, weekday(day));
        }

        private static boolean weekday(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }

        private static Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        }

        @SafeVarargs
        private <T> T pick(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
