package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;

/**
 * Applications not filed yet: each person keeps their own, and nobody else sees them. Nothing in a draft is checked; it is
 * forgotten when it was not saved for a long time.
 */
@ProviderType
public interface CaseDrafts {

    /** The person's drafts, the one saved last first. */
    Outcome<List<Draft>> list(Actor actor);

    /** One of them. */
    Outcome<Draft> find(Actor actor, String id);

    /** Begins a draft. */
    Outcome<Draft> begin(Actor actor, ItemCode item, ObjectNode body);

    /** Saves a draft; refused when it was saved elsewhere since this version. */
    Outcome<Draft> save(Actor actor, String id, OptionalLong expected, ObjectNode body);

    /** Throws a draft away. */
    Outcome<Draft> discard(Actor actor, String id);

    /**
     * What is known already when this person begins an application: the applicant as their last case of any
     * item names them, and files they used before that this item takes.
     */
    Outcome<Known> known(Actor actor, ItemCode item);

    /**
     * A draft.
     *
     * @param body      whatever the page wants to keep, usually {@code form} and {@code materials}
     * @param expiresAt when it is forgotten unless it is saved again
     */
    record Draft(String id, ItemCode item, ObjectNode body, Instant savedAt, Instant expiresAt, long version) {}

    /** The facts for the form's {@code applicant}, and files that may be used again. */
    record Known(ObjectNode applicant, List<CaseIntake.UploadView> uploads) {}
}
