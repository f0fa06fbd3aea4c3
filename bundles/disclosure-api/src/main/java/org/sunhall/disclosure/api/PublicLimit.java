package org.sunhall.disclosure.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * A limit of a case.
 *
 * @param kind        its kind: {@code notice}, {@code supplement}, {@code statutory}, {@code promised}, {@code delivery}
 * @param title       its title
 * @param startedAt   its anchor
 * @param due         when it ends
 * @param provisional whether the date may move with a calendar not yet published
 * @param stopped     whether it stands still
 * @param endedAt     when it was met or otherwise ended
 */
public record PublicLimit(
        String kind,
        Text title,
        Instant startedAt,
        Instant due,
        boolean provisional,
        boolean stopped,
        Optional<Instant> endedAt) {}
