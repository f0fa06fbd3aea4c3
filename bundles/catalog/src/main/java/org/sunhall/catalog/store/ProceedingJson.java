package org.sunhall.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.model.Opinion;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Proceeding.Asked;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.clocks.ClockJson;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.StageAct;

/** Proceedings as the store keeps them. */
final class ProceedingJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProceedingJson() {}

    static String write(Proceeding proceeding) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", proceeding.kind().name());
        text(json, "itemName", proceeding.itemName());
        json.put("applicant", proceeding.applicant());
        json.put("reason", proceeding.reason());
        proceeding.terms().until().ifPresent(until -> json.put("until", until.toString()));
        proceeding.terms().exemption().ifPresent(some -> json.put("exemption", some));
        proceeding.terms().used().ifPresent(used -> json.put("used", used));
        proceeding.terms().batch().ifPresent(batch -> json.put("batch", batch));
        ArrayNode stages = json.putArray("stages");
        proceeding.stages().forEach(stage -> stages.add(write(stage)));
        return json.toString();
    }

    private static ObjectNode write(Stage stage) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", stage.id()).put("rank", stage.rank());
        text(json, "title", stage.title());
        json.put("function", stage.function());
        stage.org().ifPresent(org -> json.put("org", org.value()));
        json.put("act", stage.act().name()).put("basis", stage.basis());
        stage.terms().ifPresent(terms -> json.set("terms", ClockJson.writeTerms(terms)));
        stage.clock().ifPresent(clock -> json.set("clock", ClockJson.write(clock)));
        stage.opinion().ifPresent(opinion -> {
            ObjectNode said = json.putObject("opinion");
            said.put("agrees", opinion.agrees()).put("by", opinion.by());
            opinion.org().ifPresent(org -> said.put("org", org.value()));
            said.put("words", opinion.words()).put("at", opinion.at().toString());
        });
        return json;
    }

    private static void text(ObjectNode json, String name, Text text) {
        json.putObject(name).put("zh", text.zh()).put("en", text.en());
    }

    static Proceeding read(ProceedingEntity e) {
        try {
            JsonNode json = MAPPER.readTree(e.body);
            List<Stage> stages = new ArrayList<>();
            json.path("stages").forEach(stage -> stages.add(stage(stage)));
            return new Proceeding(
                    e.id,
                    ChangeKind.valueOf(e.kind),
                    new ItemCode(e.item),
                    text(json.path("itemName")),
                    Optional.ofNullable(e.edition).map(EditionId::new),
                    new JurisdictionId(e.jurisdiction),
                    new OrgId(e.org),
                    json.path("applicant").asText(),
                    json.path("reason").asText(),
                    new Asked(
                            string(json, "until").map(Instant::parse),
                            string(json, "exemption"),
                            json.has("used") ? Optional.of(json.path("used").asLong()) : Optional.empty(),
                            string(json, "batch")),
                    Instant.ofEpochMilli(e.openedAt),
                    ProceedingState.valueOf(e.state),
                    stages,
                    e.version);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the proceeding " + e.id + " cannot be read", broken);
        }
    }

    private static Stage stage(JsonNode json) {
        JsonNode said = json.path("opinion");
        return new Stage(
                json.path("id").asText(),
                json.path("rank").asInt(),
                text(json.path("title")),
                json.path("function").asText(),
                string(json, "org").map(OrgId::new),
                StageAct.valueOf(json.path("act").asText()),
                json.path("basis").asText(),
                json.has("terms") ? Optional.of(ClockJson.readTerms(json.path("terms"))) : Optional.empty(),
                json.has("clock") ? Optional.of(ClockJson.read(json.path("clock"))) : Optional.empty(),
                said.isObject()
                        ? Optional.of(new Opinion(
                                said.path("agrees").asBoolean(),
                                said.path("by").asText(),
                                string(said, "org").map(OrgId::new),
                                said.path("words").asText(),
                                Instant.parse(said.path("at").asText())))
                        : Optional.empty());
    }

    private static Text text(JsonNode json) {
        return Text.of(json.path("zh").asText(), json.path("en").asText());
    }

    private static Optional<String> string(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
