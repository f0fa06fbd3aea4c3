package org.sunhall.disclosure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.sunhall.kernel.Text;
import org.sunhall.packs.DisclosureField;
import org.sunhall.packs.ItemType;
import org.sunhall.packs.Pack;

/**
 * Which of an item's fields the public sees: exactly those that the jurisdiction's pack lists for the item's type
 * (R-223 to R-231, K-07, K-08). Whatever else an edition carries stays inside.
 */
public final class PublicFields {

    private static final String REMEDIES = "remedies";

    private PublicFields() {}

    /**
     * The public part, each field as {@code {"title": {zh, en}, "value": …}}, in the order of the hall.
     *
     * @param pack       the rules of the item's jurisdiction
     * @param type       the item's type
     * @param disclosure what the edition carries
     * @param on         the day whose rules hold
     */
    public static ObjectNode of(Pack pack, String type, JsonNode disclosure, LocalDate on) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        List<DisclosureField> fields =
                pack.itemType(type, on).map(ItemType::disclosure).orElse(List.of());
        for (DisclosureField field : fields) {
            JsonNode value = disclosure.path(field.key());
            if (!value.isMissingNode() && !value.isNull()) {
                put(shown, field.key(), field.title()).set("value", value.deepCopy());
            }
        }
        if (!shown.has(REMEDIES)) {
            Text remedies = pack.remedies(on);
            put(shown, REMEDIES, Text.of("救济途径", "Remedies"))
                    .putObject("value")
                    .put("zh", remedies.zh())
                    .put("en", remedies.en());
        }
        return shown;
    }

    private static ObjectNode put(ObjectNode shown, String key, Text title) {
        ObjectNode field = shown.putObject(key);
        field.putObject("title").put("zh", title.zh()).put("en", title.en());
        return field;
    }
}
