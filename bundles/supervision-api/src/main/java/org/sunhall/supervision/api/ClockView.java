package org.sunhall.supervision.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.Text;

/**
 * One clock of a case with its working.
 *
 * @param clock       its id within the case
 * @param kind        its kind, for example {@code notice}, {@code statutory}, {@code step}
 * @param title       its title
 * @param owner       whose time it is
 * @param legalBasis  the article it rests on
 * @param lamp        its lamp now, or the one it ended with
 * @param since       since when it shows that colour
 * @param startedAt   its anchor; the first day is not counted
 * @param due         when the budget ends
 * @param provisional whether the due date lies beyond the last published calendar year
 * @param stopped     whether it stands still at the moment
 * @param endedAt     when it ended, empty while it runs
 * @param endedHow    how it ended
 * @param remaining   what is left, or by how much it is over, in words
 * @param working     how the dates were computed, line by line
 */
public record ClockView(
        String clock,
        String kind,
        Text title,
        ClockOwner owner,
        String legalBasis,
        Lamp lamp,
        Instant since,
        Instant startedAt,
        Instant due,
        boolean provisional,
        boolean stopped,
        Optional<Instant> endedAt,
        Optional<String> endedHow,
        Text remaining,
        List<Text> working) {
    public ClockView {
        working = List.copyOf(working);
    }
}
