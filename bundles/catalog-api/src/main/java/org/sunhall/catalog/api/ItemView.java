package org.sunhall.catalog.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * A power item, described by its edition in force, or else by its latest one.
 *
 * @param code                its code
 * @param name                its name
 * @param type                its type, for example {@code licence}
 * @param powerSubject        who holds the power
 * @param implementingSubject who exercises it
 * @param jurisdiction        where it holds
 * @param standing            whether it may be used at all
 * @param inForce             the edition in force
 * @param pending             the latest edition on its way: proposed, approved or published for later
 * @param disclosure          the fields the public sees
 */
public record ItemView(
        ItemCode code,
        Text name,
        String type,
        OrgId powerSubject,
        OrgId implementingSubject,
        JurisdictionId jurisdiction,
        ItemStanding standing,
        Optional<EditionView> inForce,
        Optional<EditionView> pending,
        ObjectNode disclosure) {

    public ItemView {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(powerSubject, "powerSubject");
        Objects.requireNonNull(implementingSubject, "implementingSubject");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(inForce, "inForce");
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(disclosure, "disclosure");
    }
}
