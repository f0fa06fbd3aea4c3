package org.sunhall.catalog.application;

import java.util.Optional;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.application.ReviewEdition.Word;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** The legal office agrees: what it reviewed, to the byte. */
final class ApproveEdition {

    private final ReviewEdition review;
    private final Definitions definitions;

    ApproveEdition(ReviewEdition review, Definitions definitions) {
        this.review = review;
        this.definitions = definitions;
    }

    Outcome<EditionView> approve(
            Actor actor, EditionId id, String opinion, Digest reviewed, RunningCases runningCases, long expected) {
        return review.decide(
                actor,
                id,
                new Word(true, "opinion", Text.of("审核意见", "opinion"), opinion, runningCases, expected),
                edition -> ReviewEdition.isSame(reviewed, edition) && definitions.isIntact(edition)
                        ? Optional.empty()
                        : Optional.of(Refusals.digestMismatch()));
    }
}
