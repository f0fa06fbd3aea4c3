package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseState;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.packs.Pack;

/**
 * The data that templates of plug-ins may use. {@code cases} fills it for a real paper, the checker with a sample. Every key is
 * always there; what is not known yet is empty text or an empty list, so templates ask {@code <#if case.code?has_content>}.
 *
 * <pre>
 * issuerName   name of the issuing organisation
 * item         code, name
 * org          name, address, phone, supervisionPhone
 * case         receipt, code (supervision code, from acceptance on), submittedOn, acceptedOn, today
 * applicant    the form's object {@code applicant}: whatever the form asks for, at least name
 * form         the form data
 * facts        what automatic tasks have added, for example licenceNumber
 * materials    list of the names of the materials handed in
 * missing      list of: what (name of the material or field), note
 * reasons      list of sentences
 * decision     result ("", "granted", "refused", "penalty", "no-penalty" or "drop")
 * remedies     reconsideration, suit: sentences for the party
 * clock        dueOn, text: until when, and how long, the office (before acceptance: the applicant) has time
 * </pre>
 *
 * <p>Dates are written out for people (2026年11月23日); {@code paper} is the platform's, see {@code PaperTemplate}.
 */
public final class PaperModel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);

    private PaperModel() {}

    /**
     * A model from a sample application.
     *
     * @param sample   a file under {@code SUNHALL-INF/samples/}
     * @param accepted whether the case is past acceptance: before it has no code, no facts and no decision
     */
    public static Map<String, Object> sample(ItemDefinition item, ObjectNode sample, boolean accepted) {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        model.put("issuerName", "某某市某某局");
        model.putObject("item")
                .put("code", item.code().value())
                .put("name", item.name().zh());
        model.putObject("org")
                .put("name", "某某市某某局")
                .put("address", "某某市某某路1号")
                .put("phone", "000-00000000")
                .put("supervisionPhone", "000-00000000");
        model.putObject("case")
                .put("receipt", "0000000000000000")
                .put("code", accepted ? "000000000000000000000" : "")
                .put("submittedOn", "2026年11月2日")
                .put("acceptedOn", accepted ? "2026年11月3日" : "")
                .put("today", "2026年11月4日");
        JsonNode form = sample.path("form");
        model.set(
                "applicant",
                form.path("applicant").isObject() ? form.get("applicant").deepCopy() : model.objectNode());
        model.set("form", form.deepCopy());
        model.set(
                "facts",
                accepted && sample.path("facts").isObject()
                        ? sample.get("facts").deepCopy()
                        : model.objectNode());
        ArrayNode materials = model.putArray("materials");
        sample.path("materials")
                .forEach(key -> materials.add(item.material(key.asText())
                        .map(material -> material.name().zh())
                        .orElse(key.asText())));
        model.putArray("missing").addObject().put("what", "某项材料").put("note", "缺少签章。");
        model.putArray("reasons").add("某项条件不符合规定。");
        model.putObject("decision")
                .put("result", accepted ? item.type().equals("penalty") ? "penalty" : "granted" : "");
        model.putObject("remedies").put("reconsideration", "如不服本决定，可以依法申请行政复议；").put("suit", "也可以依法提起行政诉讼。");
        model.putObject("clock").put("dueOn", "2026年11月17日").put("text", "10个工作日");
        return plain(model);
    }

    /**
     * Who issues a paper.
     *
     * @param name             name of the organisation
     * @param address          where it is
     * @param phone            for questions
     * @param supervisionPhone for complaints
     */
    public record Issuer(String name, String address, String phone, String supervisionPhone) {}

    /** The model of a paper that is made now in a case, as it will be frozen in the paper. */
    public static ObjectNode of(
            ItemDefinition item, CaseState state, Pack pack, ClockReader reader, Issuer issuer, Instant now) {
        ZoneId zone = pack.zone();
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        model.put("zone", zone.getId());
        model.putObject("item")
                .put("code", item.code().value())
                .put("name", item.name().zh());
        model.put("issuerName", issuer.name());
        model.putObject("org")
                .put("name", issuer.name())
                .put("address", issuer.address())
                .put("phone", issuer.phone())
                .put("supervisionPhone", issuer.supervisionPhone());
        model.putObject("case")
                .put("receipt", state.receipt())
                .put("code", state.code().map(SupervisionCode::value).orElse(""))
                .put("submittedOn", day(state.submittedAt(), zone))
                .put("acceptedOn", state.acceptedAt().map(at -> day(at, zone)).orElse(""))
                .put("today", day(now, zone));
        ObjectNode form = state.form();
        model.set("applicant", form.path("applicant").isObject() ? form.get("applicant") : model.objectNode());
        model.set("form", form);
        model.set("facts", state.facts());
        ArrayNode materials = model.putArray("materials");
        state.materials().keySet().forEach(key -> materials.add(materialName(item, key)));
        ArrayNode missing = model.putArray("missing");
        state.missing().forEach(thing -> missing.addObject()
                .put("what", materialName(item, thing.what()))
                .put("note", thing.note()));
        ArrayNode reasons = model.putArray("reasons");
        state.reasons().forEach(reasons::add);
        model.putObject("decision").put("result", state.result().orElse(""));
        LocalDate today = now.atZone(zone).toLocalDate();
        model.putObject("remedies")
                .put(
                        "reconsideration",
                        pack.text("remedy.reconsideration.text", today).zh())
                .put("suit", pack.text("remedy.suit.text", today).zh());
        clock(model.putObject("clock").put("dueOn", "").put("text", ""), state, reader, now);
        return model;
    }

    /** The clock that matters to the reader of the paper: the promised one once it runs, the supplement clock before. */
    private static void clock(ObjectNode clock, CaseState state, ClockReader reader, Instant now) {
        for (String id : List.of(CaseMachine.PROMISED, CaseMachine.SUPPLEMENT, CaseMachine.NOTICE)) {
            StatutoryClock running = state.clocks().get(id);
            if (running != null && running.ended().isEmpty()) {
                clock.put("dueOn", DAY.format(reader.read(running, now).dueDate()));
                clock.put("text", running.total().text().zh());
                return;
            }
        }
    }

    private static String materialName(ItemDefinition item, String what) {
        return item.material(what).map(material -> material.name().zh()).orElse(what);
    }

    private static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> plain(ObjectNode model) {
        return JSON.convertValue(model, Map.class);
    }
}
