package org.sunhall.rest;

import jakarta.ws.rs.core.SecurityContext;
import org.sunhall.kernel.Actor;

/** Who acts in a request. */
public final class Actors {

    private Actors() {}

    /** The signed-in actor; {@link Actor#anonymous()} when nobody is, and the use case decides what that may do. */
    public static Actor of(SecurityContext security) {
        return security.getUserPrincipal() instanceof ActorPrincipal principal ? principal.actor() : Actor.anonymous();
    }
}
