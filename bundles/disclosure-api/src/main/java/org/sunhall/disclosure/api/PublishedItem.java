package org.sunhall.disclosure.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * A power item as the hall shows it.
 *
 * @param code          its code
 * @param name          its name
 * @param type          its type, for example {@code licence}
 * @param org           the implementing subject
 * @param orgName       its name
 * @param orgAddress    where it is, empty when unknown
 * @param orgPhone      its telephone, empty when unknown
 * @param supervision   the telephone of its supervision, empty when unknown
 * @param jurisdiction  where it applies
 * @param edition       the edition in force
 * @param number        its number
 * @param effectiveFrom since when it applies
 * @param standing      that it cannot be applied for now; empty when it can
 * @param fields        the published field set, remedies included: key → {@code {"title": {zh, en}, "value": …}}, in the hall's order
 * @param updatedAt     when the page last changed
 */
public record PublishedItem(
        ItemCode code,
        Text name,
        String type,
        OrgId org,
        Text orgName,
        String orgAddress,
        String orgPhone,
        String supervision,
        JurisdictionId jurisdiction,
        EditionId edition,
        int number,
        Optional<Instant> effectiveFrom,
        Optional<PublicStanding> standing,
        ObjectNode fields,
        Instant updatedAt) {}
