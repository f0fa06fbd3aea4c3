package org.sunhall.identity;

import java.time.Instant;
import java.util.Objects;
import org.sunhall.kernel.Actor;

/**
 * A fresh session. The token is a secret: it goes into the cookie and nowhere else.
 *
 * @param token     256 random bits, base64url; the platform keeps only its digest
 * @param actor     who signed in
 * @param expiresAt when it ends whatever happens
 */
public record Session(String token, Actor actor, Instant expiresAt) {

    public Session {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "Session[" + actor.reference() + " until " + expiresAt + "]";
    }
}
