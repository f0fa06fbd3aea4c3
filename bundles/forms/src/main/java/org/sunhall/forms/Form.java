package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sunhall.kernel.FieldProblem;

/** A checked form, compiled once; immutable and safe for many threads. */
public final class Form {

    /** The most JSON values that may be filled in. */
    public static final int MAX_VALUES = 50_000;

    private static final int DEEPEST = 40;
    private static final int MOST_PROBLEMS = 500;

    private final JsonNode schema;
    private final JsonNode ui;
    private final List<String> keyFacts;
    private final Schema compiled;
    private final Pruning pruning;
    private final Messages messages;

    Form(JsonNode schema, JsonNode ui, List<String> keyFacts, Map<String, FormField> fields) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.ui = Objects.requireNonNull(ui, "ui");
        this.keyFacts = List.copyOf(keyFacts);
        this.compiled = Schemas.compile(schema);
        this.pruning = new Pruning(schema);
        this.messages = new Messages(fields);
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
     * Everything wrong with the data, in the order of the form, at most 500 problems; empty when it may be submitted. The
     * pointer is that of the field itself, also for a field that is missing. What {@link #prune} would drop is not looked at.
     */
    public List<FieldProblem> validate(JsonNode data) {
        if (!Sizes.within(data, MAX_VALUES, DEEPEST)) {
            return List.of(messages.tooLarge(MAX_VALUES));
        }
        List<Error> errors = compiled.validate(pruning.prune(data));
        Map<String, FieldProblem> problems = new LinkedHashMap<>();
        for (Error error : errors) {
            FieldProblem problem = messages.problem(error);
            problems.putIfAbsent(problem.pointer() + " " + problem.rule(), problem);
        }
        List<FieldProblem> sorted = new ArrayList<>(problems.values());
        sorted.sort(Comparator.comparing(FieldProblem::pointer, messages.formOrder()));
        return List.copyOf(sorted.subList(0, Math.min(sorted.size(), MOST_PROBLEMS)));
    }

    /**
     * A copy of the data without the values that no active branch of the form knows: hidden and unknown fields. Data that is
     * no object gives an empty one.
     */
    public ObjectNode prune(JsonNode data) {
        return Sizes.within(data, MAX_VALUES, DEEPEST) && pruning.prune(data) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
    }

    /** The key facts that are filled in, by pointer: strings and {@link BigDecimal}s only. */
    public Map<String, Object> keyFacts(JsonNode data) {
        ObjectNode known = prune(data);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String pointer : keyFacts) {
            JsonNode value = known.at(pointer);
            if (value.isTextual()) {
                facts.put(pointer, value.textValue());
            } else if (value.isNumber()) {
                facts.put(pointer, value.decimalValue());
            }
        }
        return Collections.unmodifiableMap(facts);
    }
}
