package org.sunhall.catalog.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;

/**
 * The catalog of power items and the legal gate before it. The queries are for the platform's own
 * bundles and show everything: who shows it on decides who may see it. Every method joins the thread's transaction or makes
 * its own. Thread-safe.
 */
@ProviderType
public interface Catalog {

    /** Every item that has an edition, by code. */
    List<ItemView> items();

    /** An item. */
    Optional<ItemView> item(ItemCode code);

    /** The editions of an item, the latest first. */
    List<EditionView> editions(ItemCode code);

    /** An edition. */
    Optional<EditionView> edition(EditionId id);

    /**
     * The edition that new cases are filed under at an instant. Refused with the reason: no such item; not reviewed yet, or
     * rejected; approved but not published; published for later; out of use.
     */
    Outcome<EditionView> inForce(ItemCode code, Instant at);

    /**
     * Agrees to a proposed edition at the stage of its review that is open for this actor (K-04); after the last stage
     * that must agree it is approved. Refused for who does not act at an open stage, on any other state, on a stale version,
     * and when the digest is not the one of what is stored: what was reviewed is what runs.
     *
     * @param opinion      the review opinion, 1 to 2 000 characters
     * @param reviewed     the digest of the edition that was reviewed
     * @param runningCases what becomes of the cases under the edition before; the last stage's word holds
     * @param expected     the version of the view that was decided on
     */
    Outcome<EditionView> approve(
            Actor actor, EditionId id, String opinion, Digest reviewed, RunningCases runningCases, long expected);

    /** Agrees; the cases that run end under the edition they were filed under. */
    default Outcome<EditionView> approve(Actor actor, EditionId id, String opinion, Digest reviewed, long expected) {
        return approve(actor, id, opinion, reviewed, RunningCases.FINISH_UNDER_OLD, expected);
    }

    /**
     * Rejects an edition at the stage of its review that is open for this actor. Refused as approving is, and without reasons.
     *
     * @param reasons 1 to 2 000 characters
     */
    Outcome<EditionView> reject(Actor actor, EditionId id, String reasons, long expected);

    /**
     * Hands a rejected edition in again; its review starts anew. Refused for who does not speak for the office that exercises
     * the item, on any other state, on a stale version, and without an explanation.
     *
     * @param reason what was mended or explained, 1 to 2 000 characters
     */
    Outcome<EditionView> resubmit(Actor actor, EditionId id, String reason, long expected);

    /**
     * Publishes an approved edition; at its instant it is in force and supersedes the one before. Refused for everybody but
     * LEGAL of its jurisdiction, on any other state, on a stale version, and for an instant in the past.
     *
     * @param effectiveFrom  empty: now
     * @param effectiveUntil from when on it takes no case any more; empty: until another takes its place
     */
    Outcome<EditionView> publish(
            Actor actor,
            EditionId id,
            Optional<Instant> effectiveFrom,
            Optional<Instant> effectiveUntil,
            long expected);

    /** Publishes it for as long as no other takes its place. */
    default Outcome<EditionView> publish(Actor actor, EditionId id, Optional<Instant> effectiveFrom, long expected) {
        return publish(actor, id, effectiveFrom, Optional.empty(), expected);
    }
}
