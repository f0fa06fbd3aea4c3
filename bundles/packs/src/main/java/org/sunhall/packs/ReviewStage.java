package org.sunhall.packs;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Text;

/**
 * One stage of a review (K-04).
 *
 * @param id        unique in its route
 * @param title     its name for people
 * @param function  which of the pack's functions acts, for example {@code legal-review}
 * @param act       what it does
 * @param limit     how long it has (K-02), empty when nothing limits it
 * @param basis     the article, or what the pack says of its choice
 * @param ownChoice whether the stage or its limit is the pack's own choice because the source is silent
 */
public record ReviewStage(
        String id, Text title, String function, StageAct act, Optional<Limit> limit, String basis, boolean ownChoice) {

    public ReviewStage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(basis, "basis");
    }
}
