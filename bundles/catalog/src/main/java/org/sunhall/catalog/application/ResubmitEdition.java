package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** A rejected edition is handed in again by the office whose item it is, with an explanation: its review starts anew. */
final class ResubmitEdition {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final EditionEvents events;
    private final ProceedingDesk proceedings;
    private final Applicants applicants;
    private final Clock clock;

    ResubmitEdition(
            Transactions transactions,
            JpaEditions editions,
            EditionEvents events,
            ProceedingDesk proceedings,
            Applicants applicants,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.events = events;
        this.proceedings = proceedings;
        this.applicants = applicants;
        this.clock = clock;
    }

    Outcome<EditionView> resubmit(Actor actor, EditionId id, String reason, long expected) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> editions.lock(id)
                .map(edition -> objection(actor, edition.view(), reason, expected)
                        .map(Outcome::<EditionView>refused)
                        .orElseGet(() -> Outcome.accepted(record(actor, edition, reason))))
                .orElseGet(() -> Outcome.refused(LegalOffice.unknown())));
    }

    private Optional<Rejection> objection(Actor actor, EditionView edition, String reason, long expected) {
        if (!applicants.may(actor, edition.implementingSubject())) {
            return Optional.of(LegalOffice.forbidden());
        }
        if (!edition.isOnline()) {
            return Optional.of(Refusals.inBatch(edition));
        }
        return Refusals.missing("reason", reason, Text.of("重新申报的说明", "explanation"))
                .or(() -> edition.version() == expected ? Optional.empty() : Optional.of(Refusals.stale()))
                .or(() -> edition.state() == EditionState.REJECTED
                        ? Optional.empty()
                        : Optional.of(Refusals.wrongState(edition)));
    }

    private EditionView record(Actor actor, Edition rejected, String reason) {
        Instant now = clock.instant();
        Edition again = rejected.resubmitted();
        editions.put(again);
        String proceeding = proceedings.openReview(actor, again, reason, now).id();
        events.append(actor, now, "resubmitted", again, data -> data.put("proceeding", proceeding));
        return again.view();
    }
}
