package org.sunhall.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.sunhall.kernel.Text;

/**
 * What a backward clock says at one instant.
 *
 * @param latestStart the last day on which it can still be done in time
 * @param due         the end of that day
 * @param yellowFrom  the first yellow instant
 * @param lamp        red from {@code due} on, yellow from {@code yellowFrom} on, else green
 * @param remaining   days of the unit left, today included; 0 when nothing is
 * @param provisional whether it depends on days whose holidays are not announced yet
 * @param working     the working, day by day backwards
 */
public record BackwardReading(
        LocalDate latestStart,
        Instant due,
        Instant yellowFrom,
        Lamp lamp,
        long remaining,
        boolean provisional,
        List<Text> working) {

    public BackwardReading {
        working = List.copyOf(working);
    }
}
