package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

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
 * decision     result ("", "granted" or "refused")
 * remedies     reconsideration, suit: sentences for the party
 * clock        dueOn, text: until when, and how long, the office (before acceptance: the applicant) has time
 * </pre>
 *
 * <p>Dates are written out for people (2026年11月23日); {@code paper} is the platform's, see {@code PaperTemplate}.
 */
public final class PaperModel {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        model.putObject("decision").put("result", accepted ? "granted" : "");
        model.putObject("remedies").put("reconsideration", "如不服本决定，可以依法申请行政复议；").put("suit", "也可以依法提起行政诉讼。");
        model.putObject("clock").put("dueOn", "2026年11月17日").put("text", "10个工作日");
        return plain(model);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(ObjectNode model) {
        return JSON.convertValue(model, Map.class);
    }
}
