package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Where the tokens of a case stand. Its JSON, {@code {"steps":{"Step_1":1},"joins":{"Flow_7":1}}}, is the same for
 * equal markings, byte for byte.
 *
 * @param steps tokens at steps that wait to be completed, by step id
 * @param joins tokens that wait at a parallel gateway, by the id of the sequence flow they came on
 */
public record Marking(SortedMap<String, Integer> steps, SortedMap<String, Integer> joins) {

    /** No token anywhere: the flow has finished. */
    public static final Marking EMPTY = new Marking(new TreeMap<>(), new TreeMap<>());

    public Marking {
        steps = copy(steps);
        joins = copy(joins);
    }

    /** Ids of the steps that wait to be completed, in the order of their ids. */
    public SortedSet<String> waiting() {
        return Collections.unmodifiableSortedSet(new TreeMap<>(steps).navigableKeySet());
    }

    /** Whether that step waits to be completed. */
    public boolean waits(String stepId) {
        return steps.containsKey(stepId);
    }

    /** Whether no token is left. */
    public boolean isEmpty() {
        return steps.isEmpty() && joins.isEmpty();
    }

    /** This marking as JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        steps.forEach(json.putObject("steps")::put);
        joins.forEach(json.putObject("joins")::put);
        return json;
    }

    /**
     * The marking that {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Marking fromJson(JsonNode json) {
        return new Marking(read(json.path("steps")), read(json.path("joins")));
    }

    private static SortedMap<String, Integer> read(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a marking has the objects steps and joins");
        }
        SortedMap<String, Integer> tokens = new TreeMap<>();
        json.fields().forEachRemaining(field -> {
            if (!field.getValue().isInt()) {
                throw new IllegalArgumentException("a marking counts tokens in whole numbers");
            }
            tokens.put(field.getKey(), field.getValue().intValue());
        });
        return tokens;
    }

    private static SortedMap<String, Integer> copy(SortedMap<String, Integer> tokens) {
        if (tokens.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("a marking holds at least one token where it holds any");
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
    }
}
