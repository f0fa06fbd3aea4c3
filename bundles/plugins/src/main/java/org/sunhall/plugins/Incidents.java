package org.sunhall.plugins;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;

/**
 * What went wrong with plug-ins, for their vendors and for whoever has to repair it: no stuck work stays silent.
 * Thread-safe.
 */
@ProviderType
public interface Incidents {

    /** At most this many are listed. */
    int MOST_LISTED = 500;

    /**
     * Reports an incident, inside the caller's transaction. The same kind about the same version and case counts up the
     * open one instead of making a second; a new one is recorded as {@code plugin.incident}.
     *
     * @throws IllegalStateException outside a transaction
     */
    Incident report(IncidentDraft draft);

    /**
     * What is on record, the latest first, at most {@link #MOST_LISTED}. For the platform's own bundles: who shows it on
     * decides who may see it. Joins the thread's transaction or makes its own.
     *
     * @param open whether only those nobody has closed
     */
    List<Incident> list(boolean open);

    /** One of them. */
    Optional<Incident> find(String id);

    /**
     * Closes one, recorded as {@code plugin.incident-closed}; it opens anew when it is reported again. Refused for
     * everybody but OPERATOR and the platform, without a note, and when it is closed already. Repairs nothing by itself.
     *
     * @param note what was done about it, 1 to 1 000 characters
     */
    Outcome<Incident> close(Actor actor, String id, String note);
}
