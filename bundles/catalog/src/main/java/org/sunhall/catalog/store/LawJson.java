package org.sunhall.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.clocks.ClockJson;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeTrigger;

/** Changes of law and declarations as the store keeps them. */
final class LawJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LawJson() {}

    static LawChangeEntity entity(LawChange change) {
        LawChangeEntity e = new LawChangeEntity();
        e.id = change.id();
        e.jurisdiction = change.jurisdiction().value();
        e.registeredAt = change.at().toEpochMilli();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("trigger", change.trigger().name());
        change.law().ifPresent(law -> json.put("law", law));
        change.article().ifPresent(article -> json.put("article", article));
        change.org().ifPresent(org -> json.put("org", org.value()));
        ArrayNode items = json.putArray("items");
        change.items().forEach(item -> items.add(item.value()));
        json.put("note", change.note()).put("by", change.by());
        change.happenedOn().ifPresent(day -> json.put("happenedOn", day.toString()));
        change.publishedOn().ifPresent(day -> json.put("publishedOn", day.toString()));
        change.effectiveOn().ifPresent(day -> json.put("effectiveOn", day.toString()));
        e.body = json.toString();
        return e;
    }

    static LawChange change(LawChangeEntity e) {
        JsonNode json = read(e.body);
        List<ItemCode> items = new ArrayList<>();
        json.path("items").forEach(item -> items.add(new ItemCode(item.asText())));
        return new LawChange(
                e.id,
                new JurisdictionId(e.jurisdiction),
                ChangeTrigger.valueOf(json.path("trigger").asText()),
                string(json, "law"),
                string(json, "article"),
                string(json, "org").map(OrgId::new),
                items,
                json.path("note").asText(),
                string(json, "happenedOn").map(LocalDate::parse),
                string(json, "publishedOn").map(LocalDate::parse),
                string(json, "effectiveOn").map(LocalDate::parse),
                json.path("by").asText(),
                Instant.ofEpochMilli(e.registeredAt));
    }

    static DeclarationEntity entity(Declaration declaration) {
        DeclarationEntity e = new DeclarationEntity();
        e.id = declaration.id();
        e.change = declaration.change();
        e.item = declaration.item().value();
        e.org = declaration.org().value();
        e.jurisdiction = declaration.jurisdiction().value();
        e.state = declaration.state().name();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("zh", declaration.itemName().zh())
                .put("en", declaration.itemName().en());
        declaration.clock().ifPresent(clock -> json.set("clock", ClockJson.write(clock)));
        declaration.edition().ifPresent(edition -> json.put("edition", edition.value()));
        declaration.note().ifPresent(note -> json.put("note", note));
        e.body = json.toString();
        e.version = declaration.version();
        return e;
    }

    static Declaration declaration(DeclarationEntity e) {
        JsonNode json = read(e.body);
        return new Declaration(
                e.id,
                e.change,
                new ItemCode(e.item),
                Text.of(json.path("zh").asText(), json.path("en").asText()),
                new OrgId(e.org),
                new JurisdictionId(e.jurisdiction),
                json.has("clock") ? Optional.of(ClockJson.read(json.path("clock"))) : Optional.empty(),
                Declaration.State.valueOf(e.state),
                string(json, "edition").map(EditionId::new),
                string(json, "note"),
                e.version);
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a change of law cannot be read", broken);
        }
    }

    private static Optional<String> string(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
