package org.sunhall.disclosure.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** The organisations of one answer, each looked up once. */
final class Names {

    private final Directory directory;
    private final Map<OrgId, Optional<Organisation>> known = new HashMap<>();

    Names(Directory directory) {
        this.directory = directory;
    }

    Optional<Organisation> organisation(OrgId id) {
        return known.computeIfAbsent(id, directory::organisation);
    }

    Text of(OrgId id) {
        return organisation(id).map(Organisation::name).orElseGet(() -> Text.same(id.value()));
    }
}
