package org.sunhall.disclosure.application;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** What organisations are called on public pages; a change shows within seconds, a name is not looked up for every answer. */
final class Names {

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Directory directory;
    private final ConcurrentMap<OrgId, Known> known = new ConcurrentHashMap<>();

    Names(Directory directory) {
        this.directory = directory;
    }

    private record Known(Optional<Organisation> organisation, long since) {}

    Optional<Organisation> organisation(OrgId id) {
        Known found = known.get(id);
        long now = System.nanoTime();
        if (found == null || now - found.since() > KEPT_NANOS) {
            found = new Known(directory.organisation(id), now);
            // Ids of organisations that do not exist are not kept: anybody can ask for any number of them.
            if (found.organisation().isPresent()) {
                known.put(id, found);
            }
        }
        return found.organisation();
    }

    Text of(OrgId id) {
        return organisation(id).map(Organisation::name).orElseGet(() -> Text.same(id.value()));
    }
}
