package org.sunhall.workflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * Parses the condition of a sequence flow. Of JSON Schema only the keywords below may be used: a word that is misspelt, and
 * would make the condition hold always, is a finding; so is everything that could reach outside or take long.
 */
final class Conditions {

    private static final int LONGEST = 10_000;
    private static final Pattern OUTCOME = Pattern.compile("outcome:([A-Za-z0-9][A-Za-z0-9._\\-]{0,63})");
    private static final Set<String> ONE_SCHEMA =
            Set.of("items", "contains", "not", "if", "then", "else", "additionalProperties", "propertyNames");
    private static final Set<String> MANY_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> PLAIN = Set.of(
            "$schema",
            "$comment",
            "title",
            "description",
            "type",
            "const",
            "enum",
            "required",
            "dependentRequired",
            "minContains",
            "maxContains",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(40).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String META = "https://json-schema.org/draft/2020-12/schema";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaCacheEnabled(false));
    private static final Schema META_SCHEMA = SCHEMAS.getSchema(SchemaLocation.of(META));

    private Conditions() {}

    static ArcCondition parse(XmlElement arc, String text, Findings findings) {
        var outcome = OUTCOME.matcher(text);
        if (outcome.matches()) {
            return ArcCondition.outcome(outcome.group(1));
        }
        if (!text.startsWith("{") || text.length() > LONGEST) {
            refuse(
                    arc,
                    findings,
                    Text.of("条件“{0}”无法识别。", "The condition “{0}” is not understood.")
                            .with(text.length() > 80 ? text.substring(0, 80) + "…" : text));
            return ArcCondition.always();
        }
        try {
            JsonNode schema = JSON.readTree(text);
            Optional<Text> wrong = unknownWord(schema, "").or(() -> metaProblem(schema));
            if (wrong.isPresent()) {
                refuse(arc, findings, wrong.get());
                return ArcCondition.always();
            }
            Schema compiled = SCHEMAS.getSchema(schema);
            compiled.initializeValidators();
            return ArcCondition.facts(text, facts -> compiled.validate(facts).isEmpty());
        } catch (JsonProcessingException e) {
            refuse(
                    arc,
                    findings,
                    Text.of("条件不是完整的 JSON:{0}", "The condition is not complete JSON: {0}")
                            .with(e.getOriginalMessage()));
            return ArcCondition.always();
        }
    }

    private static void refuse(XmlElement arc, Findings findings, Text message) {
        findings.add(
                arc,
                "condition",
                message,
                Text.of(
                        "条件写成 outcome:办理结果名称,或者针对案件事实 {\"form\":…,\"facts\":…} 的 JSON Schema(只用 type、const、enum、properties、required、minimum 等基本关键字)。",
                        "Write outcome:name-of-an-outcome, or a JSON Schema on the case facts {\"form\":…,\"facts\":…} with the"
                                + " basic keywords only (type, const, enum, properties, required, minimum …)."));
    }

    private static Optional<Text> metaProblem(JsonNode schema) {
        List<Error> errors = META_SCHEMA.validate(schema);
        return errors.stream().findFirst().map(error -> Text.of(
                        "条件不是合法的 JSON Schema,位置 {0}。", "The condition is no JSON Schema, at {0}.")
                .with(error.getInstanceLocation()));
    }

    private static Optional<Text> unknownWord(JsonNode schema, String place) {
        if (schema.isBoolean()) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            String word = entry.getKey();
            String here = place + "/" + word;
            JsonNode value = entry.getValue();
            Optional<Text> wrong = Optional.empty();
            if (word.equals("properties")) {
                wrong = firstIn(value.properties(), here);
            } else if (MANY_SCHEMAS.contains(word)) {
                for (JsonNode one : value) {
                    wrong = wrong.or(() -> unknownWord(one, here));
                }
            } else if (ONE_SCHEMA.contains(word)) {
                wrong = unknownWord(value, here);
            } else if (!PLAIN.contains(word) || word.equals("$schema") && !META.equals(value.asText())) {
                wrong = Optional.of(
                        Text.of("条件中不能使用 {0}。", "A condition cannot use {0}.").with(here));
            }
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Text> firstIn(Set<Map.Entry<String, JsonNode>> schemas, String place) {
        return schemas.stream()
                .flatMap(entry -> unknownWord(entry.getValue(), place + "/" + entry.getKey()).stream())
                .findFirst();
    }
}
