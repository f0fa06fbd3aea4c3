package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/**
 * The word of those who review an edition, each at the stage that the pack's route opens for them (K-04, R-081); as
 * {@link ApproveEdition} and {@link RejectEdition} share it.
 */
final class ReviewEdition {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final EditionEvents events;
    private final ProceedingDesk proceedings;
    private final Clock clock;

    ReviewEdition(
            Transactions transactions,
            JpaEditions editions,
            EditionEvents events,
            ProceedingDesk proceedings,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.events = events;
        this.proceedings = proceedings;
        this.clock = clock;
    }

    /** What is particular to one result. */
    interface Check {
        Optional<Rejection> objection(EditionView edition);
    }

    /**
     * What a reviewer says.
     *
     * @param agrees       whether it may go on
     * @param field        how the request calls the words
     * @param fieldName    that for people
     * @param words        opinion or reasons
     * @param runningCases what becomes of running cases
     * @param expected     the version that was reviewed
     */
    record Word(boolean agrees, String field, Text fieldName, String words, RunningCases runningCases, long expected) {}

    Outcome<EditionView> decide(Actor actor, EditionId id, Word word, Check check) {
        Optional<Rejection> early =
                LegalOffice.notSignedIn(actor).or(() -> Refusals.missing(word.field(), word.words(), word.fieldName()));
        return transactions.call(() -> {
            if (LegalOffice.notSignedIn(actor).isPresent()) {
                return Outcome.refused(early.orElseThrow());
            }
            Optional<Edition> found = editions.lock(id);
            if (found.isEmpty()) {
                return Outcome.refused(LegalOffice.unknown());
            }
            Edition edition = found.get();
            if (!edition.view().isOnline()) {
                return Outcome.refused(Refusals.inBatch(edition.view()));
            }
            Optional<Proceeding> review = proceedings.reviewOf(edition);
            if (!takesPart(actor, edition, review)) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            if (early.isPresent()) {
                return Outcome.refused(early.get());
            }
            if (isRepeated(actor, edition.view(), word)) {
                return check.objection(edition.view())
                        .map(Outcome::<EditionView>refused)
                        .orElse(Outcome.accepted(edition.view()));
            }
            Optional<Rejection> objection = objection(edition.view(), word.expected());
            if (objection.isPresent()) {
                return Outcome.refused(objection.get());
            }
            Proceeding proceeding = review.orElseThrow();
            return proceedings.stageOf(actor, proceeding).then(stage -> check.objection(edition.view())
                    .map(Outcome::<EditionView>refused)
                    .orElseGet(() -> Outcome.accepted(record(actor, edition, proceeding, stage, word))));
        });
    }

    private boolean takesPart(Actor actor, Edition edition, Optional<Proceeding> review) {
        return review.map(proceeding -> proceedings.takesPart(actor, proceeding))
                .orElseGet(() -> proceedings
                        .reviewers()
                        .isLegalOffice(actor, edition.view().jurisdiction()));
    }

    private static boolean isRepeated(Actor actor, EditionView edition, Word word) {
        boolean said = word.agrees()
                ? edition.state() == EditionState.APPROVED || edition.state() == EditionState.IN_REVIEW
                : edition.state() == EditionState.REJECTED;
        return said
                && word.expected() == edition.version() - 1
                && edition.reviewedBy().filter(actor.reference()::equals).isPresent()
                && edition.reviewReasons().filter(word.words()::equals).isPresent();
    }

    private static Optional<Rejection> objection(EditionView edition, long expected) {
        if (edition.version() != expected) {
            return Optional.of(Refusals.stale());
        }
        return edition.state().isUnderReview() ? Optional.empty() : Optional.of(Refusals.wrongState(edition));
    }

    private EditionView record(Actor actor, Edition edition, Proceeding proceeding, Stage stage, Word word) {
        Instant now = clock.instant();
        Proceeding after = proceedings.say(actor, proceeding, stage, word.agrees(), word.words(), now);
        EditionState state = state(after.state());
        Edition reviewed = edition.reviewed(state, actor.reference(), word.words(), word.runningCases(), now);
        editions.put(reviewed);
        if (state != EditionState.IN_REVIEW) {
            String what = state == EditionState.APPROVED ? "approved" : "rejected";
            events.append(
                    actor,
                    now,
                    what,
                    reviewed,
                    Map.of(word.field(), word.words()),
                    data -> data.put("proceeding", after.id()));
        } else if (edition.state() == EditionState.PROPOSED) {
            events.append(actor, now, "in-review", reviewed, data -> data.put("proceeding", after.id()));
        }
        return reviewed.view();
    }

    private static EditionState state(ProceedingState state) {
        return switch (state) {
            case OPEN -> EditionState.IN_REVIEW;
            case APPROVED -> EditionState.APPROVED;
            case REJECTED -> EditionState.REJECTED;
        };
    }

    static boolean isSame(Digest reviewed, EditionView edition) {
        return reviewed != null && reviewed.equals(edition.digest());
    }
}
