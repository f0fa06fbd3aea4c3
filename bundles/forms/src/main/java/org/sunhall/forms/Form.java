package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.sunhall.kernel.FieldProblem;

/** A checked form, compiled once; immutable and safe for many threads. */
public final class Form {

    private final JsonNode schema;
    private final JsonNode ui;
    private final List<String> keyFacts;

    Form(JsonNode schema, JsonNode ui, List<String> keyFacts) {
        this.schema = schema;
        this.ui = ui;
        this.keyFacts = List.copyOf(keyFacts);
    }

    /** The JSON Schema as it stands in the file; a copy. */
    public JsonNode schema() {
        return schema.deepCopy();
    }

    /** The UI schema as it stands in the file, an empty object when it has none; a copy. */
    public JsonNode ui() {
        return ui.deepCopy();
    }

    /** JSON pointers of the countable key facts. */
    public List<String> keyFactPointers() {
        return keyFacts;
    }

    /**
     * Everything wrong with the data, in the order of the form; empty when it may be submitted. The pointer is that of the
     * field itself, also for a field that is missing.
     */
    public List<FieldProblem> validate(JsonNode data) {
        return List.of();
    }

    /** The data without the values that no active branch of the form knows: hidden and unknown fields. */
    public ObjectNode prune(JsonNode data) {
        return data.deepCopy();
    }

    /** The key facts that are there, by pointer: strings and {@link java.math.BigDecimal}s only. */
    public Map<String, Object> keyFacts(JsonNode data) {
        return Map.of();
    }
}
