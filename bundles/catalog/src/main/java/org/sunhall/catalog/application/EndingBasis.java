package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * An article an item stands on that is known to end: whoever watches the law sees the item before anybody registers the repeal.
 *
 * @param item     the item
 * @param itemName its name
 * @param org      who exercises it
 * @param basis    the article as it is cited
 * @param to       the day from which it is repealed
 */
public record EndingBasis(ItemCode item, Text itemName, OrgId org, String basis, LocalDate to) {

    /** The bases of an item that are repealed by this day; of a cancelled item none. */
    static List<EndingBasis> of(ItemView item, LocalDate until) {
        List<EndingBasis> ending = new ArrayList<>();
        if (item.standing().state() == ItemStanding.State.CANCELLED) {
            return ending;
        }
        for (JsonNode law : item.disclosure().path("legalBasis")) {
            if (law.path("to").isTextual()) {
                LocalDate to = LocalDate.parse(law.path("to").textValue());
                if (!to.isAfter(until)) {
                    ending.add(new EndingBasis(
                            item.code(),
                            item.name(),
                            item.implementingSubject(),
                            law.path("cite").asText(),
                            to));
                }
            }
        }
        return ending;
    }
}
