package org.sunhall.catalog.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * An item of the catalog that has no flow yet: what a city's list of powers (权力清单) says of it. Known by
 * the digest of its text, as a plug-in is by that of its bytes.
 *
 * @param code                its code
 * @param name                its name
 * @param type                its type by the pack
 * @param powerSubject        who holds the power
 * @param implementingSubject who exercises it
 * @param bases               the law it stands on
 * @param disclosure          what it discloses beside these, by field
 */
public record CatalogEntry(
        ItemCode code,
        Text name,
        String type,
        OrgId powerSubject,
        OrgId implementingSubject,
        List<Basis> bases,
        ObjectNode disclosure) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * An article it stands on.
     *
     * @param law     without 《》
     * @param article for example 第三十五条
     * @param text    its words
     * @param from    from when on it holds
     * @param to      until when it held; from that day on it is repealed
     */
    public record Basis(
            String law, String article, Optional<String> text, Optional<LocalDate> from, Optional<LocalDate> to) {

        /** Whether it holds on this day. */
        public boolean holdsOn(LocalDate day) {
            return from.filter(day::isBefore).isEmpty()
                    && to.filter(end -> !day.isBefore(end)).isEmpty();
        }

        /** For people: {@code 《食品安全法》第三十五条}. */
        public String cite() {
            return "《" + law + "》" + article;
        }
    }

    public CatalogEntry {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(powerSubject, "powerSubject");
        Objects.requireNonNull(implementingSubject, "implementingSubject");
        bases = List.copyOf(bases);
        Objects.requireNonNull(disclosure, "disclosure");
    }

    /** As it is kept and as catalogs are exchanged. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", code.value());
        text(json, "name", name);
        json.put("type", type);
        json.put("powerSubject", powerSubject.value());
        json.put("implementingSubject", implementingSubject.value());
        ArrayNode laws = json.putArray("legalBases");
        bases.forEach(basis -> laws.add(json(basis)));
        json.set("disclosure", sorted(disclosure));
        return json;
    }

    private static ObjectNode json(Basis basis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("law", basis.law()).put("article", basis.article());
        basis.text().ifPresent(words -> json.put("text", words));
        basis.from().ifPresent(day -> json.put("from", day.toString()));
        basis.to().ifPresent(day -> json.put("to", day.toString()));
        return json;
    }

    private static void text(ObjectNode json, String name, Text text) {
        json.putObject(name).put("zh", text.zh()).put("en", text.en());
    }

    /** The same whatever order fields came in. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            fields.forEach(sorted::set);
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> sorted.add(sorted(each)));
            return sorted;
        }
        return node;
    }

    /** What it is known by. */
    public Digest digest() {
        return Digest.of(json().toString());
    }

    /** Reads what {@link #json()} wrote. */
    public static CatalogEntry read(JsonNode json) {
        List<Basis> bases = new ArrayList<>();
        json.path("legalBases")
                .forEach(basis -> bases.add(new Basis(
                        basis.path("law").asText(),
                        basis.path("article").asText(),
                        Optional.ofNullable(basis.path("text").textValue()),
                        Optional.ofNullable(basis.path("from").textValue()).map(LocalDate::parse),
                        Optional.ofNullable(basis.path("to").textValue()).map(LocalDate::parse))));
        JsonNode disclosed = json.path("disclosure");
        return new CatalogEntry(
                new ItemCode(json.path("code").asText()),
                Text.of(
                        json.path("name").path("zh").asText(),
                        json.path("name").path("en").asText()),
                json.path("type").asText(),
                new OrgId(json.path("powerSubject").asText()),
                new OrgId(json.path("implementingSubject").asText()),
                bases,
                disclosed.isObject() ? (ObjectNode) disclosed : JsonNodeFactory.instance.objectNode());
    }

    /** Reads the text of one. */
    public static CatalogEntry read(String text) {
        try {
            return read(MAPPER.readTree(text));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an entry of the catalog cannot be read", broken);
        }
    }

    /** Every field the public sees: what it says of itself among them. */
    public ObjectNode disclosed() {
        ObjectNode shown = disclosure.deepCopy();
        shown.put("code", code.value());
        text(shown, "name", name);
        shown.put("implementingSubject", implementingSubject.value());
        ArrayNode laws = shown.putArray("legalBasis");
        bases.forEach(basis -> {
            ObjectNode law = json(basis);
            law.put("cite", basis.cite());
            laws.add(law);
        });
        return shown;
    }
}
