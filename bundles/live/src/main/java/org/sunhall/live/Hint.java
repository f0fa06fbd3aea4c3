package org.sunhall.live;

import java.util.Optional;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;

/**
 * Something has changed. No name, no state, no content: a page that may see it asks again.
 *
 * @param topic        what kind of thing
 * @param caseId       which case, where it is one
 * @param org          the organisation it belongs to, empty when it belongs to none
 * @param jurisdiction the jurisdiction it belongs to, empty when it belongs to none
 */
record Hint(Topic topic, Optional<String> caseId, Optional<OrgId> org, Optional<JurisdictionId> jurisdiction) {}
