package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Makes an approved edition public; it takes effect at once or at its date (R-071, R-080, K-05). */
final class PublishEdition {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final Definitions definitions;
    private final EditionEvents events;
    private final TakeEffect takeEffect;
    private final ProceedingDesk proceedings;
    private final Clock clock;

    PublishEdition(
            Transactions transactions,
            JpaEditions editions,
            Definitions definitions,
            EditionEvents events,
            TakeEffect takeEffect,
            ProceedingDesk proceedings,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.definitions = definitions;
        this.events = events;
        this.takeEffect = takeEffect;
        this.proceedings = proceedings;
        this.clock = clock;
    }

    Outcome<EditionView> publish(
            Actor actor, EditionId id, Optional<Instant> effectiveFrom, Optional<Instant> until, long expected) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Instant now = clock.instant();
            Optional<Edition> found = editions.lock(id);
            if (found.isEmpty()) {
                return Outcome.refused(LegalOffice.unknown());
            }
            EditionView edition = found.get().view();
            if (!edition.isOnline()) {
                return Outcome.refused(Refusals.inBatch(edition));
            }
            if (!mayPublish(actor, edition)) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            if (isRepeated(edition, effectiveFrom, expected)) {
                return Outcome.accepted(edition);
            }
            return objection(edition, effectiveFrom, expected, now)
                    .or(() -> invalid(until, effectiveFrom.orElse(now)))
                    .map(Outcome::<EditionView>refused)
                    .orElseGet(() -> Outcome.accepted(publish(actor, found.get(), effectiveFrom.orElse(now), until, now)
                            .view()));
        });
    }

    /** Whom the pack's route names for publication; the legal office of the jurisdiction where it names nobody else. */
    private boolean mayPublish(Actor actor, EditionView edition) {
        return proceedings
                .reviewers()
                .mayAs(
                        actor,
                        proceedings.publisher(edition, clock.instant()),
                        edition.implementingSubject(),
                        edition.jurisdiction());
    }

    private static boolean isRepeated(EditionView edition, Optional<Instant> effectiveFrom, long expected) {
        boolean sameDate = effectiveFrom.isEmpty() || effectiveFrom.equals(edition.effectiveFrom());
        boolean done = edition.state() == EditionState.PUBLISHED && expected == edition.version() - 1
                || edition.state() == EditionState.IN_FORCE && expected == edition.version() - 2;
        return done && sameDate;
    }

    private Optional<Rejection> objection(
            EditionView edition, Optional<Instant> effectiveFrom, long expected, Instant now) {
        if (edition.version() != expected) {
            return Optional.of(Refusals.stale());
        }
        if (edition.state() != EditionState.APPROVED) {
            return Optional.of(Refusals.wrongState(edition));
        }
        if (effectiveFrom.filter(from -> from.isBefore(now)).isPresent()) {
            return Optional.of(Refusals.invalid(
                    "effectiveFrom",
                    "in-the-past",
                    Text.of("生效时间不得早于现在。", "An edition cannot take effect in the past.")));
        }
        return definitions.isIntact(edition) ? Optional.empty() : Optional.of(Refusals.digestMismatch());
    }

    private static Optional<Rejection> invalid(Optional<Instant> until, Instant from) {
        return until.filter(end -> !end.isAfter(from))
                .map(end -> Refusals.invalid(
                        "effectiveUntil",
                        "after-beginning",
                        Text.of("失效时间须晚于生效时间。", "An edition ends after it takes effect.")));
    }

    private Edition publish(
            Actor actor, Edition approved, Instant effectiveFrom, Optional<Instant> until, Instant now) {
        Edition published = approved.published(
                effectiveFrom.truncatedTo(ChronoUnit.MILLIS), until.map(end -> end.truncatedTo(ChronoUnit.MILLIS)));
        editions.put(published);
        events.appendPublic(actor, now, "published", published, definitions.disclosure(published.view()), data -> {});
        return effectiveFrom.isAfter(now) ? published : takeEffect.take(actor, published, now);
    }
}
