package org.sunhall.rest;

import java.security.Principal;
import java.util.Objects;
import org.sunhall.kernel.Actor;

/**
 * The principal that sign-in puts into the request's security context.
 *
 * @param actor who acts
 */
public record ActorPrincipal(Actor actor) implements Principal {

    public ActorPrincipal {
        Objects.requireNonNull(actor, "actor");
    }

    @Override
    public String getName() {
        return actor.reference();
    }
}
