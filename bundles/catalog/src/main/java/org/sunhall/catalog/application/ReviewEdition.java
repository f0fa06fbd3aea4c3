package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** The legal office's decision on a proposed edition, as {@link ApproveEdition} and {@link RejectEdition} share it. */
final class ReviewEdition {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final EditionEvents events;
    private final Clock clock;

    ReviewEdition(Transactions transactions, JpaEditions editions, EditionEvents events, Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.events = events;
        this.clock = clock;
    }

    /** What is particular to one result. */
    interface Check {
        Optional<Rejection> objection(EditionView edition);
    }

    Outcome<EditionView> decide(
            Actor actor,
            EditionId id,
            EditionState result,
            String field,
            Text fieldName,
            String words,
            RunningCases runningCases,
            long expected,
            Check check) {
        Optional<Rejection> early = LegalOffice.mayNotDecide(actor).or(() -> Refusals.missing(field, words, fieldName));
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Optional<Edition> found = editions.lock(id);
            if (found.isEmpty()) {
                return Outcome.refused(LegalOffice.unknown());
            }
            EditionView edition = found.get().view();
            Optional<Rejection> mayNot = LegalOffice.mayNotDecide(actor, edition);
            if (mayNot.isPresent()) {
                return Outcome.refused(mayNot.get());
            }
            if (isRepeated(actor, edition, result, words, expected)) {
                return check.objection(edition)
                        .map(Outcome::<EditionView>refused)
                        .orElse(Outcome.accepted(edition));
            }
            return objection(edition, expected)
                    .or(() -> check.objection(edition))
                    .map(Outcome::<EditionView>refused)
                    .orElseGet(() -> Outcome.accepted(record(actor, found.get(), result, field, words, runningCases)));
        });
    }

    private static boolean isRepeated(
            Actor actor, EditionView edition, EditionState result, String words, long expected) {
        return edition.state() == result
                && expected == edition.version() - 1
                && edition.reviewedBy().filter(actor.reference()::equals).isPresent()
                && edition.reviewReasons().filter(words::equals).isPresent();
    }

    private static Optional<Rejection> objection(EditionView edition, long expected) {
        if (edition.version() != expected) {
            return Optional.of(Refusals.stale());
        }
        return edition.state() == EditionState.PROPOSED ? Optional.empty() : Optional.of(Refusals.wrongState(edition));
    }

    private EditionView record(
            Actor actor, Edition edition, EditionState result, String field, String words, RunningCases runningCases) {
        Instant now = clock.instant();
        Edition decided = edition.reviewed(result, actor.reference(), words, runningCases, now);
        editions.put(decided);
        String what = result == EditionState.APPROVED ? "approved" : "rejected";
        events.append(actor, now, what, decided, data -> data.put(field, words));
        return decided.view();
    }

    static boolean isSame(Digest reviewed, EditionView edition) {
        return reviewed != null && reviewed.equals(edition.digest());
    }
}
