package org.sunhall.live;

import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;

/**
 * Something has changed. No name, no state, no content: a page that may see it asks again.
 *
 * @param topic        what kind of thing
 * @param caseId       which case, where it is one
 * @param orgs         the organisations it concerns: where a case is handled, and where its step waits
 * @param jurisdiction the jurisdiction it belongs to, empty when it belongs to none
 */
record Hint(Topic topic, Optional<String> caseId, Set<OrgId> orgs, Optional<JurisdictionId> jurisdiction) {

    Hint {
        orgs = Set.copyOf(orgs);
    }
}
