package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Drops what no active branch of a schema knows. */
final class Pruning {

    private final JsonNode root;
    /** The parts of the schema that decide which branches are active; filled once, read by many threads. */
    private final Map<JsonNode, Schema> tests = new IdentityHashMap<>();

    Pruning(JsonNode root) {
        this.root = root;
        compileTests(root);
    }

    private void compileTests(JsonNode node) {
        if (node.isObject()) {
            test(node.path("if"));
            for (String choice : List.of("anyOf", "oneOf")) {
                node.path(choice).forEach(this::test);
            }
        }
        node.forEach(this::compileTests);
    }

    private void test(JsonNode part) {
        if (part.isObject()) {
            tests.computeIfAbsent(part, key -> Schemas.compilePart(key, root));
        }
    }

    /** A dropped value can close another branch, so it goes on until nothing more is dropped. */
    JsonNode prune(JsonNode data) {
        JsonNode before = data;
        JsonNode after = keep(data, List.of(root));
        while (!after.equals(before)) {
            before = after;
            after = keep(before, List.of(root));
        }
        return after == data ? data.deepCopy() : after;
    }

    private JsonNode keep(JsonNode value, List<JsonNode> schemas) {
        List<JsonNode> active = new ArrayList<>();
        schemas.forEach(schema -> activate(schema, value, active));
        if (value.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                List<JsonNode> inner = new ArrayList<>();
                for (JsonNode schema : active) {
                    JsonNode property = schema.path("properties").get(entry.getKey());
                    if (property != null) {
                        inner.add(property);
                    }
                }
                if (!inner.isEmpty()) {
                    kept.set(entry.getKey(), keep(entry.getValue(), inner));
                }
            }
            return kept;
        }
        if (value.isArray()) {
            List<JsonNode> inner = new ArrayList<>();
            for (JsonNode schema : active) {
                if (schema.has("items")) {
                    inner.add(schema.get("items"));
                }
            }
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> kept.add(keep(item, inner)));
            return kept;
        }
        return value;
    }

    private void activate(JsonNode schema, JsonNode value, List<JsonNode> active) {
        if (!schema.isObject()) {
            return;
        }
        active.add(schema);
        if (schema.has("$ref")) {
            activate(root.at(schema.get("$ref").asText().substring(1)), value, active);
        }
        schema.path("allOf").forEach(branch -> activate(branch, value, active));
        for (String choice : List.of("anyOf", "oneOf")) {
            for (JsonNode branch : schema.path(choice)) {
                if (holds(branch, value)) {
                    activate(branch, value, active);
                }
            }
        }
        if (schema.has("if")) {
            activate(schema.path(holds(schema.get("if"), value) ? "then" : "else"), value, active);
        }
        for (Map.Entry<String, JsonNode> entry : schema.path("dependentSchemas").properties()) {
            if (value.has(entry.getKey())) {
                activate(entry.getValue(), value, active);
            }
        }
    }

    private boolean holds(JsonNode part, JsonNode value) {
        Schema test = tests.get(part);
        return test == null ? part.asBoolean() : test.validate(value).isEmpty();
    }
}
