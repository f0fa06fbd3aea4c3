package org.sunhall.catalog.model;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;

/**
 * An edition as the store keeps it.
 *
 * @param view         what others see
 * @param type         the item's type in it
 * @param powerSubject who holds the power under it
 * @param reviewedAt   when the legal office decided
 * @param supersededAt from when on it is no longer in force
 */
public record Edition(
        EditionView view,
        String type,
        OrgId powerSubject,
        Optional<Instant> reviewedAt,
        Optional<Instant> supersededAt) {

    /** How far it is. */
    public EditionState state() {
        return view.state();
    }

    /** The same with what was approved in place of what its row says. */
    public Edition as(Digest digest, Digest plugin) {
        return new Edition(
                new EditionView(
                        view.id(),
                        view.item(),
                        view.itemName(),
                        view.number(),
                        view.state(),
                        digest,
                        plugin,
                        view.pluginId(),
                        view.pluginVersion(),
                        view.implementingSubject(),
                        view.jurisdiction(),
                        view.effectiveFrom(),
                        view.proposedAt(),
                        view.reviewedBy(),
                        view.reviewReasons(),
                        view.runningCases(),
                        view.effectiveUntil(),
                        view.version()),
                type,
                powerSubject,
                reviewedAt,
                supersededAt);
    }

    /** The same, handed in again after it was rejected. */
    public Edition resubmitted() {
        return new Edition(
                with(EditionState.PROPOSED, view.effectiveFrom(), Optional.empty(), Optional.empty()),
                type,
                powerSubject,
                Optional.empty(),
                supersededAt);
    }

    /** The same, reviewed with this result. */
    public Edition reviewed(EditionState result, String by, String reasons, RunningCases runningCases, Instant at) {
        return new Edition(
                with(result, view.effectiveFrom(), Optional.of(by), Optional.of(reasons), runningCases),
                type,
                powerSubject,
                Optional.of(at),
                supersededAt);
    }

    /** The same, published with this date. */
    public Edition published(Instant effectiveFrom, Optional<Instant> until) {
        return new Edition(
                with(
                        EditionState.PUBLISHED,
                        Optional.of(effectiveFrom),
                        view.reviewedBy(),
                        view.reviewReasons(),
                        view.runningCases(),
                        until),
                type,
                powerSubject,
                reviewedAt,
                supersededAt);
    }

    /** The same, in force. */
    public Edition inForce() {
        return new Edition(
                with(EditionState.IN_FORCE, view.effectiveFrom(), view.reviewedBy(), view.reviewReasons()),
                type,
                powerSubject,
                reviewedAt,
                supersededAt);
    }

    /** The same, superseded from then on. */
    public Edition superseded(Instant at) {
        return new Edition(
                with(EditionState.SUPERSEDED, view.effectiveFrom(), view.reviewedBy(), view.reviewReasons()),
                type,
                powerSubject,
                reviewedAt,
                Optional.of(at));
    }

    private EditionView with(
            EditionState state, Optional<Instant> effectiveFrom, Optional<String> by, Optional<String> reasons) {
        return with(state, effectiveFrom, by, reasons, view.runningCases());
    }

    private EditionView with(
            EditionState state,
            Optional<Instant> effectiveFrom,
            Optional<String> by,
            Optional<String> reasons,
            RunningCases runningCases) {
        return with(state, effectiveFrom, by, reasons, runningCases, view.effectiveUntil());
    }

    private EditionView with(
            EditionState state,
            Optional<Instant> effectiveFrom,
            Optional<String> by,
            Optional<String> reasons,
            RunningCases runningCases,
            Optional<Instant> until) {
        return new EditionView(
                view.id(),
                view.item(),
                view.itemName(),
                view.number(),
                state,
                view.digest(),
                view.plugin(),
                view.pluginId(),
                view.pluginVersion(),
                view.implementingSubject(),
                view.jurisdiction(),
                effectiveFrom,
                view.proposedAt(),
                by,
                reasons,
                runningCases,
                until,
                view.version() + 1);
    }
}
