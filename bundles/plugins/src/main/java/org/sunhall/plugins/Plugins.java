package org.sunhall.plugins;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.plugin.api.AutomaticTask;

/**
 * The deployment broker. What lands is checked and stored by digest; its code runs only while somebody needs it ({@link
 * #require}) and a file of its id is there. {@link #list}, {@link #find} and {@link #presence} answer from memory and show
 * what is committed. Thread-safe.
 */
@ProviderType
public interface Plugins {

    /** A need of {@link #require}: an edition of this plug-in is in force. */
    String CATALOG = "catalog";
    /** A need of {@link #require}: cases run by a definition of this plug-in. */
    String CASES = "cases";

    /**
     * Lands a plug-in: reads and checks it, stores its bytes and records {@code plugin.landed}, in one transaction. The same
     * bytes again change nothing. Nothing of it runs by landing. Must not be called inside a transaction.
     *
     * <p>Refused: who is neither OPERATOR, nor the platform, nor BUREAU_ADMIN of the organisation whose items it defines; a
     * jar that does not pass the checks, with all findings as field problems (recorded as {@code plugin.refused}); other
     * bytes under a version that has landed.
     *
     * @param fileName how the sender calls it, for records
     * @param jar      the bytes, at most {@code PluginReader.MAX_JAR}
     */
    Outcome<PluginView> land(Actor actor, String fileName, byte[] jar);

    /** Every version that has landed, by id and then the newest landing first. */
    List<PluginView> list();

    /** The plug-in with this digest. */
    Optional<PluginView> find(Digest digest);

    /** What a version means for its items; empty for an unknown digest and while no catalog is there to say. */
    default List<ItemNews.News> news(Digest digest) {
        return List.of();
    }

    /** Compares everything that is stored with what landed, now; answers with what is not it and could not be put back. */
    default List<PluginView> verify() {
        throw new UnsupportedOperationException("this broker cannot compare");
    }

    /** The files in {@code deploy/} that were refused. */
    List<RefusedLanding> refusals();

    /**
     * What a stored plug-in contains, whether it runs or not. Kept in memory; may read the store, in the thread's transaction
     * or one of its own.
     *
     * @throws IllegalStateException when the stored bytes are no longer what landed; an incident is recorded
     */
    Optional<PluginContent> content(Digest digest);

    /**
     * Says that its code is needed, or no longer. Idempotent and cheap; kept. Inside the caller's transaction; after its
     * commit the broker starts or stops the code at once, in its own thread.
     *
     * @param user {@link #CATALOG} or {@link #CASES}
     * @throws IllegalArgumentException when there is no such plug-in or user
     * @throws IllegalStateException    outside a transaction
     */
    void require(Digest digest, String user, boolean needed);

    /**
     * An automatic task of a plug-in; empty while its code does not run. The task may be kept no longer than for one call.
     *
     * <p>Calling it runs the plug-in's code in a thread of its own, with a time limit: a time-out interrupts it and takes the
     * version out ({@link PluginState#FAILED}, {@code plugin.quarantined}); whatever it throws is a failed result. It never
     * throws itself, except {@link IllegalStateException} inside a transaction.
     */
    Optional<AutomaticTask> task(Digest digest, String name);

    /** Whether cases under it may go on; away for an unknown digest. */
    PluginPresence presence(Digest digest);

    /**
     * Puts a version that was taken out back to work, recorded as {@code plugin.released}. Refused for everybody but
     * OPERATOR and the platform, and when it has not failed.
     */
    Outcome<PluginView> release(Actor actor, Digest digest, String reason);

    /**
     * Asks for an earlier version to be used again, recorded as {@code plugin.back}: the catalog proposes its items anew, and
     * they take the way to effect that everything takes. Its stored bytes are used; a file of its id must be there, of
     * whatever version. Refused as {@link #land} is, for an unknown version, and for one that an edition in force needs.
     */
    default Outcome<PluginView> back(Actor actor, Digest digest, String reason) {
        throw new UnsupportedOperationException("this broker keeps no earlier versions");
    }

    /**
     * Takes every file of this version's plug-in out of {@code deploy/}, recorded as {@code plugin.removed} with who did it:
     * nothing new is taken under it, its running cases are parked and stay readable, the stored bytes stay. Landing the same
     * bytes again brings it back. Refused as {@link #land} is, for an unknown version, and when there is no file of it.
     */
    default Outcome<PluginView> remove(Actor actor, Digest digest, String reason) {
        throw new UnsupportedOperationException("this broker has no folder");
    }
}
