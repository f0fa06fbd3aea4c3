package org.sunhall.identity.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.PersonId;

/**
 * Remembers for a few seconds whose session a token is, so that a page of twenty requests reads it once. Changes made
 * in this JVM forget at once; those of another node are seen a few seconds later.
 */
@Component(service = Sessions.class)
public final class Sessions {

    private static final int MOST = 10_000;

    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };
    private long generation;

    private record Known(Actor actor, Instant until) {}

    /** Created by the component runtime. */
    @Activate
    public Sessions() {}

    synchronized Optional<Actor> find(String digest, Instant now) {
        Known found = known.get(digest);
        if (found == null || !now.isBefore(found.until())) {
            known.remove(digest);
            return Optional.empty();
        }
        return Optional.of(found.actor());
    }

    /** What was forgotten so far; pass it to {@link #remember}. */
    synchronized long generation() {
        return generation;
    }

    /** Remembers, unless something was forgotten since it was read. */
    synchronized void remember(String digest, Actor actor, Instant until, long readAt) {
        if (readAt == generation) {
            known.put(digest, new Known(actor, until));
        }
    }

    synchronized void forget(String digest) {
        generation++;
        known.remove(digest);
    }

    synchronized void forget(PersonId person) {
        generation++;
        known.values().removeIf(one -> one.actor().person().equals(Optional.of(person)));
    }
}
