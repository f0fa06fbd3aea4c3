package org.sunhall.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;

/** Who is at the other end. Anybody may try to sign in; growing pauses per login and per address slow guessing. */
@ProviderType
public interface SignIn {

    /**
     * Checks login and password and opens a new session. Costs the same whether the login exists or not.
     *
     * @param password the caller's array is not kept and not cleared
     * @param remote   the address it comes from, for throttling and the record
     */
    Outcome<Session> signIn(String login, char[] password, String remote);

    /** Who this token stands for now; empty when it is unknown, timed out, signed out, or the person was disabled. */
    Optional<Actor> actorOf(String token);

    /** Ends the session; nothing happens when there is none. */
    void signOut(String token);
}
