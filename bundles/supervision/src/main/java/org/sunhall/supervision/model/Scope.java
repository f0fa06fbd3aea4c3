package org.sunhall.supervision.model;

import java.util.Optional;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.supervision.api.SupervisionRejection;

/**
 * How far an actor may look: everything when both are empty.
 *
 * @param jurisdiction only this jurisdiction
 * @param org          only this organisation
 */
public record Scope(Optional<JurisdictionId> jurisdiction, Optional<OrgId> org) {

    /** What this actor may see, or why nothing. */
    public static Outcome<Scope> of(Actor actor) {
        if (actor.has(Role.SYSTEM)) {
            return Outcome.accepted(new Scope(Optional.empty(), Optional.empty()));
        }
        if (actor.isAnonymous()) {
            return Outcome.refused(SupervisionRejection.SIGN_IN, SupervisionRejection.SIGN_IN.title());
        }
        boolean overall = actor.has(Role.SUPERVISOR) || actor.has(Role.LEGAL);
        if (overall && actor.jurisdiction().isPresent()) {
            return Outcome.accepted(new Scope(actor.jurisdiction(), Optional.empty()));
        }
        boolean inside = actor.has(Role.BUREAU_SUPERVISOR) || actor.has(Role.STAFF) || actor.has(Role.BUREAU_ADMIN);
        if (inside && actor.org().isPresent()) {
            return Outcome.accepted(new Scope(Optional.empty(), actor.org()));
        }
        return Outcome.refused(SupervisionRejection.NOT_ALLOWED, SupervisionRejection.NOT_ALLOWED.title());
    }

    /** Whether what belongs to this organisation of this jurisdiction is in it. */
    public boolean covers(JurisdictionId where, OrgId whose) {
        return jurisdiction.map(where::equals).orElse(true)
                && org.map(whose::equals).orElse(true);
    }
}
