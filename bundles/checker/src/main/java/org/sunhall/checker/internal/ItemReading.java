package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.ItemExtension;
import org.sunhall.checker.ItemLimit;
import org.sunhall.checker.ItemLimits;
import org.sunhall.checker.LegalBasis;
import org.sunhall.checker.Material;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** An item file that fits its schema, as types. */
public final class ItemReading {

    private ItemReading() {}

    /** The item in this object; the object must have passed {@link Schemas#ITEM}. */
    public static ItemDefinition item(String file, ObjectNode raw) {
        List<LegalBasis> bases = new ArrayList<>();
        raw.get("legalBases")
                .forEach(basis -> bases.add(new LegalBasis(
                        basis.get("law").asText(),
                        basis.get("article").asText(),
                        optional(basis, "text"),
                        day(basis, "from"),
                        day(basis, "to"))));
        List<Material> materials = new ArrayList<>();
        raw.get("materials").forEach(material -> materials.add(material(material)));
        List<DocumentRef> documents = new ArrayList<>();
        raw.get("documents")
                .forEach(document -> documents.add(new DocumentRef(
                        document.get("kind").asText(),
                        text(document.get("title")),
                        document.get("template").asText(),
                        optional(document, "series"),
                        optional(document, "numberFact"),
                        document.path("onSubmission").asBoolean())));
        ItemLimits limits = limits(raw.get("limits"));
        return new ItemDefinition(
                file,
                new ItemCode(raw.get("code").asText()),
                text(raw.get("name")),
                raw.get("type").asText(),
                new OrgId(raw.get("powerSubject").asText()),
                new OrgId(raw.get("implementingSubject").asText()),
                bases,
                raw.get("flow").asText(),
                raw.get("form").asText(),
                materials,
                limits,
                new HashSet<>(strings(raw.get("stopGrounds"))),
                documents,
                disclosure(raw, bases, limits),
                raw);
    }

    private static Material material(JsonNode material) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String which : Material.FILES) {
            if (material.has(which)) {
                files.put(which, material.get(which).asText());
            }
        }
        return new Material(
                material.get("key").asText(),
                text(material.get("name")),
                material.get("required").asBoolean(),
                Optional.ofNullable((ObjectNode) material.get("when")),
                strings(material.get("formats")),
                material.get("basis").asText(),
                Optional.ofNullable(material.get("note")).map(ItemReading::text),
                files);
    }

    private static ItemLimits limits(JsonNode limits) {
        return new ItemLimits(
                limit(limits.get("statutory")),
                limit(limits.get("promised")),
                Optional.ofNullable(limits.get("notice")).map(ItemReading::limit),
                Optional.ofNullable(limits.get("supplement")).map(ItemReading::limit),
                Optional.ofNullable(limits.get("delivery")).map(ItemReading::limit),
                Optional.ofNullable(limits.get("extension"))
                        .map(extension -> new ItemExtension(
                                Limit.parse(extension.get("limit").asText()),
                                extension.get("basis").asText(),
                                extension.get("approver").asText())));
    }

    private static ItemLimit limit(JsonNode node) {
        return new ItemLimit(
                Limit.parse(node.get("limit").asText()), node.get("basis").asText());
    }

    /** One source for each fact: what the item says elsewhere is not written a second time for the public. */
    private static ObjectNode disclosure(ObjectNode raw, List<LegalBasis> bases, ItemLimits limits) {
        ObjectNode fields = raw.objectNode();
        fields.put("code", raw.get("code").asText());
        fields.set("name", raw.get("name").deepCopy());
        fields.put("implementingSubject", raw.get("implementingSubject").asText());
        ArrayNode laws = fields.putArray("legalBasis");
        bases.forEach(basis -> {
            ObjectNode law = laws.addObject().put("cite", basis.cite());
            basis.text().ifPresent(text -> law.put("text", text));
            basis.from().ifPresent(day -> law.put("from", day.toString()));
            basis.to().ifPresent(day -> law.put("to", day.toString()));
        });
        fields.set("statutoryLimit", limit(raw, limits.statutory()));
        fields.set("promisedLimit", limit(raw, limits.promised()));
        fields.put("flowchart", raw.get("flow").asText());
        fields.putArray("forms").add(raw.get("form").asText());
        ArrayNode materials = fields.putArray("materials");
        raw.get("materials").forEach(material -> {
            ObjectNode shown = materials.addObject();
            for (String key : List.of("key", "name", "required", "formats", "basis", "note", "sample", "blank")) {
                if (material.has(key)) {
                    shown.set(key, material.get(key).deepCopy());
                }
            }
        });
        fields.setAll((ObjectNode) raw.get("disclosure").deepCopy());
        return fields;
    }

    private static ObjectNode limit(ObjectNode factory, ItemLimit limit) {
        ObjectNode shown = factory.objectNode();
        shown.put("limit", limit.limit().toString());
        shown.putObject("text")
                .put("zh", limit.limit().text().zh())
                .put("en", limit.limit().text().en());
        shown.put("basis", limit.basis());
        return shown;
    }

    static Text text(JsonNode node) {
        return Text.of(node.get("zh").asText(), node.get("en").asText());
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }

    /** A day as the schema's pattern allows it; one that no calendar has is found by the rules of the item. */
    private static Optional<LocalDate> day(JsonNode node, String field) {
        try {
            return optional(node, field).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
