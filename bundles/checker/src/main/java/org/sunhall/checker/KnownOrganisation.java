package org.sunhall.checker;

import java.util.Objects;
import java.util.Set;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;

/**
 * An organisation of the platform that a plug-in lands on.
 *
 * @param id           its id
 * @param jurisdiction where it belongs
 * @param posts        names of its posts; empty when they are not known yet, which is no finding
 */
public record KnownOrganisation(OrgId id, JurisdictionId jurisdiction, Set<String> posts) {

    public KnownOrganisation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        posts = Set.copyOf(posts);
    }
}
