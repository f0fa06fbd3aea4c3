package org.sunhall.supervision.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;

/**
 * Follows the lamp of one clock through time. Pure: whether a tick comes in time, late or never, the same changes with
 * the same instants come out.
 */
public final class Lamps {

    private Lamps() {}

    /** The changes that time alone brings, after the line's last change and up to this instant. */
    public static List<LampMove> passed(ClockReader reader, ClockLine line, Instant until) {
        StatutoryClock clock = line.clock();
        if (clock.ended().isPresent() || clock.isStopped()) {
            return List.of();
        }
        ClockReading reading = reader.read(clock, until);
        List<LampMove> moves = new ArrayList<>();
        Lamp lamp = line.lamp();
        for (Instant at : changes(reading)) {
            if (at.isAfter(until)) {
                break;
            }
            Lamp next = reader.read(clock, at).lamp();
            if (next.compareTo(lamp) > 0) {
                moves.add(new LampMove(lamp, next, at, reading.due()));
                lamp = next;
            }
        }
        return moves;
    }

    /** The change that the last event of the clock brings at once, for example an extension: green again. */
    public static Optional<LampMove> jumped(ClockReader reader, ClockLine line, Instant at) {
        ClockReading reading = reader.read(line.clock(), at);
        return reading.lamp() == line.lamp()
                ? Optional.empty()
                : Optional.of(new LampMove(line.lamp(), reading.lamp(), at, reading.due()));
    }

    /** When the lamp changes next if nobody acts; empty when time cannot change it. */
    public static Optional<Instant> next(ClockReader reader, ClockLine line, Instant now) {
        StatutoryClock clock = line.clock();
        if (clock.ended().isPresent() || clock.isStopped() || line.lamp() == Lamp.RED) {
            return Optional.empty();
        }
        return changes(reader.read(clock, now)).stream()
                .filter(at -> at.isAfter(now))
                .findFirst();
    }

    private static List<Instant> changes(ClockReading reading) {
        return Stream.of(reading.yellowFrom(), reading.due()).sorted().toList();
    }
}
