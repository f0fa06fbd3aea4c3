package org.sunhall.disclosure.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.sunhall.disclosure.api.DisclosurePage;
import org.sunhall.disclosure.api.PaperProof;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.api.PublicLimit;
import org.sunhall.disclosure.api.PublishedItem;
import org.sunhall.disclosure.api.PublishedResult;
import org.sunhall.disclosure.api.Ratings;
import org.sunhall.disclosure.model.PublicResult;
import org.sunhall.kernel.Text;

/** What the public reads as JSON, field by field: a field that has no line here does not leave. */
final class DisclosureJson {

    /** From the lowest. */
    private static final List<Text> LEVEL_NAMES = List.of(
            Text.of("很不满意", "very dissatisfied"),
            Text.of("不满意", "dissatisfied"),
            Text.of("基本满意", "fairly satisfied"),
            Text.of("满意", "satisfied"),
            Text.of("非常满意", "very satisfied"));

    private static final Map<String, Text> PAPER_STATES = Map.of(
            "DUE", Text.of("制作中", "Being made"),
            "ISSUED", Text.of("有效", "Valid"),
            "VOIDED", Text.of("已作废", "Void"));

    private DisclosureJson() {}

    static <T> ObjectNode page(DisclosurePage<T> page, Function<T, ObjectNode> each) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.rows().forEach(row -> items.add(each.apply(row)));
        page.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    /** An item in a list: without the field set. */
    static ObjectNode brief(PublishedItem item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", item.code().value());
        put(json, "name", item.name());
        json.put("type", item.type());
        json.put("org", item.org().value());
        put(json, "orgName", item.orgName());
        json.put("jurisdiction", item.jurisdiction().value());
        json.put("edition", item.edition().value());
        json.put("number", item.number());
        item.effectiveFrom().ifPresent(at -> json.put("effectiveFrom", at.toString()));
        item.standing().ifPresent(standing -> {
            ObjectNode shown = json.putObject("standing");
            shown.put("state", standing.state());
            put(shown, "words", standing.words());
            standing.since().ifPresent(at -> shown.put("since", at.toString()));
            standing.until().ifPresent(at -> shown.put("until", at.toString()));
        });
        json.put("updatedAt", item.updatedAt().toString());
        return json;
    }

    static ObjectNode item(PublishedItem item) {
        ObjectNode json = brief(item);
        json.putObject("contact")
                .put("address", item.orgAddress())
                .put("phone", item.orgPhone())
                .put("supervisionPhone", item.supervision());
        json.set("fields", item.fields());
        return json;
    }

    /** What everybody who has the code sees: state and result, nothing about whose case it is. */
    static ObjectNode state(Progress progress) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        progress.code().ifPresent(code -> json.put("code", code));
        json.put("item", progress.item().value());
        put(json, "itemName", progress.itemName());
        json.put("org", progress.org().value());
        put(json, "orgName", progress.orgName());
        json.put("stage", progress.stage().toLowerCase(Locale.ROOT).replace('_', '-'));
        put(json, "stageText", progress.stageText());
        ArrayNode steps = json.putArray("steps");
        progress.steps().forEach(step -> steps.addObject().put("zh", step.zh()).put("en", step.en()));
        json.put("submittedAt", progress.submittedAt().toString());
        progress.acceptedAt().ifPresent(at -> json.put("acceptedAt", at.toString()));
        progress.decidedAt().ifPresent(at -> json.put("decidedAt", at.toString()));
        progress.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        progress.result().ifPresent(result -> result(json, result));
        progress.notice().ifPresent(notice -> put(json, "notice", notice));
        json.put("updatedAt", progress.updatedAt().toString());
        return json;
    }

    /** With what only somebody concerned sees. */
    static ObjectNode progress(Progress progress) {
        ObjectNode json = state(progress);
        json.put("receipt", progress.receipt());
        json.put("applicant", progress.applicant());
        ArrayNode limits = json.putArray("limits");
        progress.limits().forEach(limit -> limits.add(limit(limit)));
        ArrayNode papers = json.putArray("papers");
        progress.papers().forEach(paper -> {
            ObjectNode one = papers.addObject();
            one.put("kind", paper.kind());
            put(one, "title", paper.title());
            one.put("issuedAt", paper.issuedAt().toString());
        });
        return json;
    }

    private static ObjectNode limit(PublicLimit limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", limit.kind());
        put(json, "title", limit.title());
        json.put("startedAt", limit.startedAt().toString());
        json.put("due", limit.due().toString());
        json.put("provisional", limit.provisional());
        json.put("stopped", limit.stopped());
        limit.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        return json;
    }

    static ObjectNode proof(PaperProof proof) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verification", proof.verification());
        json.put("state", proof.state().toLowerCase(Locale.ROOT));
        put(json, "stateText", PAPER_STATES.getOrDefault(proof.state(), Text.of(proof.state(), proof.state())));
        json.put("kind", proof.kind());
        put(json, "title", proof.title());
        proof.number().ifPresent(number -> json.put("number", number));
        proof.code().ifPresent(code -> json.put("code", code));
        json.put("issuer", proof.issuer().value());
        put(json, "issuerName", proof.issuerName());
        json.put("applicant", proof.applicant());
        json.put("issuedAt", proof.issuedAt().toString());
        return json;
    }

    static ObjectNode result(PublishedResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", result.code());
        json.put("item", result.item().value());
        put(json, "itemName", result.itemName());
        json.put("org", result.org().value());
        put(json, "orgName", result.orgName());
        json.put("applicant", result.applicant());
        result(json, result.result());
        result.number().ifPresent(number -> json.put("number", number));
        json.put("decidedAt", result.decidedAt().toString());
        json.put("publishedAt", result.publishedAt().toString());
        result.publishBy().ifPresent(at -> json.put("publishBy", at.toString()));
        return json;
    }

    static ObjectNode ratings(Ratings ratings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rated", ratings.rated());
        ArrayNode levels = json.putArray("levels");
        for (int level = Ratings.LEVELS; level > 0; level--) {
            ObjectNode one = levels.addObject().put("level", level);
            put(one, "name", LEVEL_NAMES.get(level - 1));
            one.put("count", ratings.counts().get(level - 1));
        }
        return json;
    }

    private static void result(ObjectNode json, String result) {
        json.put("result", result);
        PublicResult.of(result).ifPresent(known -> put(json, "resultText", known.words()));
    }

    private static void put(ObjectNode json, String field, Text text) {
        json.putObject(field).put("zh", text.zh()).put("en", text.en());
    }
}
