package org.sunhall.supervision.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.LimitUnit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

class LampsTest {

    private static final ClockReader READER = new ClockReader(WorkCalendar.china(), ZoneId.of("Asia/Shanghai"));
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void findsTheSameChangesWhateverTheTicks() {
        Random random = new Random(20261122);
        for (int history = 0; history < 400; history++) {
            StatutoryClock clock = anyClock(random);
            Instant end = clock.startedAt().plus(Duration.ofDays(60));

            List<LampMove> often = ticked(clock, end, random);
            List<LampMove> late = Lamps.passed(READER, line(clock), end);

            assertThat(often).as(clock.toString()).isEqualTo(late);
            assertThat(late.stream().map(LampMove::since).toList())
                    .as(clock.toString())
                    .isEqualTo(byTheHour(clock, end));
        }
    }

    @Test
    void asksAgainExactlyWhenTheLampChanges() {
        Random random = new Random(1);
        for (int history = 0; history < 400; history++) {
            ClockLine line = line(anyClock(random));
            Instant now = line.clock().startedAt();
            for (LampMove move : Lamps.passed(READER, line, now)) {
                line = line.moved(move);
            }
            Optional<Instant> next = Lamps.next(READER, line, now);
            if (line.lamp() == Lamp.RED) {
                assertThat(next).isEmpty();
            } else {
                assertThat(Lamps.passed(READER, line, next.orElseThrow().minusMillis(1)))
                        .isEmpty();
                assertThat(Lamps.passed(READER, line, next.orElseThrow())).isNotEmpty();
            }
        }
    }

    private static List<LampMove> ticked(StatutoryClock clock, Instant end, Random random) {
        List<LampMove> all = new ArrayList<>();
        ClockLine line = line(clock);
        Instant now = clock.startedAt();
        while (now.isBefore(end)) {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(6000)));
            now = now.isAfter(end) ? end : now;
            for (LampMove move : Lamps.passed(READER, line, now)) {
                all.add(move);
                line = line.moved(move);
            }
        }
        return all;
    }

    /** The slow way: asks the reader at every full hour, where all limits of this test end. */
    private static List<Instant> byTheHour(StatutoryClock clock, Instant end) {
        List<Instant> changes = new ArrayList<>();
        Lamp lamp = Lamp.GREEN;
        for (Instant at = clock.startedAt(); !at.isAfter(end); at = at.plus(Duration.ofHours(1))) {
            Lamp next = READER.read(clock, at).lamp();
            if (next != lamp) {
                changes.add(at);
                lamp = next;
            }
        }
        return changes;
    }

    private static StatutoryClock anyClock(Random random) {
        LimitUnit unit = LimitUnit.values()[random.nextInt(3)];
        int budget = 1 + random.nextInt(20);
        ClockTerms terms = new ClockTerms(
                "statutory",
                Text.of("期限", "limit"),
                ClockOwner.OFFICE,
                new Limit(budget, unit),
                new Limit(random.nextInt(budget + 2), unit),
                "第42条",
                ClockTerms.LAMP,
                Set.of("hearing"),
                Optional.of(new Limit(10, unit)));
        Instant start = NEW_YEAR.plus(Duration.ofHours(random.nextInt(24 * 250)));
        StatutoryClock clock = StatutoryClock.start("c", terms, start);
        if (random.nextInt(3) == 0) {
            clock = clock.stop("hearing", start, "听证").asOptional().orElseThrow();
            clock = clock.resume(start.plus(Duration.ofHours(random.nextInt(200))))
                    .asOptional()
                    .orElseThrow();
        }
        return clock;
    }

    private static ClockLine line(StatutoryClock clock) {
        return ClockLine.fresh(new CaseId("c"), new OrgId("o"), new JurisdictionId("j"), clock, 1);
    }
}
