package org.sunhall.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A plug-in's instructions for moving running cases to a new edition.
 *
 * @param steps old step → new step; a step that is not named keeps its id
 * @param facts JSON pointer into the case's facts → the value it gets where there is none
 */
public record StepMapping(Map<String, String> steps, Map<String, JsonNode> facts) {

    /** Every step keeps its id. */
    public static final StepMapping SAME = new StepMapping(Map.of(), Map.of());

    public StepMapping {
        steps = Map.copyOf(steps);
        facts = Map.copyOf(facts);
    }

    String image(String step) {
        return steps.getOrDefault(step, step);
    }
}
