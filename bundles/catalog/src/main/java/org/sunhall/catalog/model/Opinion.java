package org.sunhall.catalog.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.OrgId;

/**
 * What was said at a stage of a review.
 *
 * @param agrees whether the stage lets it pass
 * @param by     who said it (a person's id)
 * @param org    for which organisation
 * @param words  the opinion, or the reasons
 * @param at     when
 */
public record Opinion(boolean agrees, String by, Optional<OrgId> org, String words, Instant at) {

    public Opinion {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(at, "at");
    }
}
