package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** What the body of an operation holds: the same description makes the JSON Schema that pages draw and what is checked. */
final class Body {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST = 2000;
    private static final int LONGEST_ID = 64;
    private static final int MOST_FILES = 20;

    private final ObjectNode properties = JSON.objectNode();
    private final Set<String> required = new LinkedHashSet<>();

    static Body empty() {
        return new Body();
    }

    /** A text that must be there. */
    Body text(String name, String zh, String en) {
        required.add(name);
        return optionalText(name, zh, en);
    }

    /** A text that may be left out. */
    Body optionalText(String name, String zh, String en) {
        property(name, "string", zh, en).put("maxLength", LONGEST);
        if (required.contains(name)) {
            properties.withObject("/" + name).put("minLength", 1).put("pattern", "\\S");
        }
        return this;
    }

    /** A text that follows a pattern. */
    Body pattern(String name, String pattern, String zh, String en) {
        required.add(name);
        property(name, "string", zh, en).put("pattern", pattern);
        return this;
    }

    /** A text that follows a pattern, or is left out. */
    Body optionalPattern(String name, String pattern, String zh, String en) {
        property(name, "string", zh, en).put("pattern", pattern);
        return this;
    }

    /** Yes or no. */
    Body flag(String name, String zh, String en) {
        required.add(name);
        property(name, "boolean", zh, en);
        return this;
    }

    /** One of these. */
    Body choice(String name, List<String> values, String zh, String en) {
        required.add(name);
        ArrayNode choices = property(name, "string", zh, en).putArray("enum");
        values.forEach(choices::add);
        return this;
    }

    /** Texts, at least one. */
    Body texts(String name, String zh, String en) {
        required.add(name);
        ObjectNode list = property(name, "array", zh, en);
        list.put("minItems", 1).put("maxItems", 50);
        list.putObject("items")
                .put("type", "string")
                .put("title", zh)
                .put("minLength", 1)
                .put("maxLength", LONGEST);
        return this;
    }

    /** Files that were uploaded before, by their ids; none is fine. Pages draw it as a choice of files. */
    Body files(String name, String zh, String en) {
        ObjectNode list = property(name, "array", zh, en);
        list.put("maxItems", MOST_FILES).put("format", "uploads");
        list.putObject("items").put("type", "string").put("maxLength", LONGEST_ID);
        return this;
    }

    private ObjectNode property(String name, String type, String zh, String en) {
        return properties.putObject(name).put("type", type).put("title", zh).put("titleEn", en);
    }

    /** As JSON Schema 2020-12. */
    ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.set("properties", properties.deepCopy());
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** What was sent, or every field that does not fit. */
    Outcome<ObjectNode> check(ObjectNode sent) {
        List<FieldProblem> problems = new ArrayList<>();
        properties.fields().forEachRemaining(field -> check(field.getKey(), field.getValue(), sent, problems));
        sent.fieldNames().forEachRemaining(name -> {
            if (!properties.has(name)) {
                problems.add(problem(name, "unknown", "没有这一项。", "There is no such field."));
            }
        });
        return problems.isEmpty()
                ? Outcome.accepted(sent)
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM,
                        Text.of("有 " + problems.size() + " 处需要更正。", problems.size() + " field(s) to mend."),
                        problems));
    }

    private void check(String name, JsonNode rule, ObjectNode sent, List<FieldProblem> problems) {
        JsonNode value = sent.get(name);
        String title = rule.path("title").asText();
        if (value == null || value.isNull()) {
            if (required.contains(name)) {
                problems.add(problem(name, "required", "请填写" + title + "。", "“" + name + "” is needed."));
            }
            return;
        }
        if (!fits(rule, value)) {
            problems.add(problem(name, "invalid", title + "填写有误。", "“" + name + "” does not fit."));
        }
    }

    private static boolean fits(JsonNode rule, JsonNode value) {
        return switch (rule.path("type").asText()) {
            case "boolean" -> value.isBoolean();
            case "array" ->
                value.isArray()
                        && value.size() >= rule.path("minItems").asInt()
                        && value.size() <= rule.path("maxItems").asInt()
                        && allFit(rule.path("items"), value);
            default -> value.isTextual() && textFits(rule, value.asText());
        };
    }

    private static boolean allFit(JsonNode rule, JsonNode values) {
        for (JsonNode value : values) {
            if (!fits(rule, value) || value.asText().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static boolean textFits(JsonNode rule, String text) {
        if (rule.has("enum")) {
            for (JsonNode choice : rule.path("enum")) {
                if (choice.asText().equals(text)) {
                    return true;
                }
            }
            return false;
        }
        boolean tooLong =
                rule.has("maxLength") && text.length() > rule.path("maxLength").asInt();
        boolean patterned = !rule.has("pattern")
                || Pattern.compile(rule.path("pattern").asText()).matcher(text).find();
        return !tooLong && patterned;
    }

    private static FieldProblem problem(String name, String rule, String zh, String en) {
        return new FieldProblem("/" + name, rule, Text.of(zh, en));
    }
}
