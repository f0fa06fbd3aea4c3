package org.sunhall.catalog.application;

import java.util.Optional;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.application.ReviewEdition.Word;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** The legal office does not agree, and says why. */
final class RejectEdition {

    private final ReviewEdition review;

    RejectEdition(ReviewEdition review) {
        this.review = review;
    }

    Outcome<EditionView> reject(Actor actor, EditionId id, String reasons, long expected) {
        return review.decide(
                actor,
                id,
                new Word(
                        false,
                        "reasons",
                        Text.of("不予通过的理由", "reasons"),
                        reasons,
                        RunningCases.FINISH_UNDER_OLD,
                        expected),
                edition -> Optional.empty());
    }
}
