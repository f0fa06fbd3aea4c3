package org.sunhall.live;

import java.util.Optional;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Role;

/** Who may hear what: never more than the lists of the domains would show them. Default deny. */
final class Audience {

    private Audience() {}

    /** Whether there is a console for this actor at all. */
    static boolean isOfficial(Actor actor) {
        return actor.person().isPresent()
                && (actor.has(Role.STAFF)
                        || actor.has(Role.BUREAU_ADMIN)
                        || actor.has(Role.LEGAL)
                        || actor.has(Role.SUPERVISOR)
                        || actor.has(Role.BUREAU_SUPERVISOR)
                        || actor.has(Role.OPERATOR));
    }

    static boolean mayHear(Actor actor, Hint hint) {
        if (!isOfficial(actor)) {
            return false;
        }
        return switch (hint.topic()) {
            case CASES, LAMPS -> inside(actor, hint) || watches(actor, hint);
            case CATALOG, ORGANISATIONS -> true;
            case PLUGINS ->
                actor.has(Role.OPERATOR)
                        || (actor.has(Role.BUREAU_ADMIN) || actor.has(Role.LEGAL)) && sameJurisdiction(actor, hint);
        };
    }

    /** Staff, administrators and seated supervisors of the organisations it concerns. */
    private static boolean inside(Actor actor, Hint hint) {
        return (actor.has(Role.STAFF) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.BUREAU_SUPERVISOR))
                && actor.org().filter(hint.orgs()::contains).isPresent();
    }

    /** Those who watch a whole jurisdiction. */
    private static boolean watches(Actor actor, Hint hint) {
        return (actor.has(Role.SUPERVISOR) || actor.has(Role.LEGAL)) && sameJurisdiction(actor, hint);
    }

    private static boolean sameJurisdiction(Actor actor, Hint hint) {
        Optional<?> place = hint.jurisdiction();
        return place.isPresent() && place.equals(actor.jurisdiction());
    }
}
