package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import org.sunhall.kernel.Outcome;

/**
 * Moves the tokens of a case through its flow. Pure: the same marking, outcome and facts always give the same move.
 */
public final class TokenMachine {

    private TokenMachine() {}

    /** The first move of a new case. */
    public static Move start(Flow flow, JsonNode facts) {
        return Tokens.start(flow, facts);
    }

    /**
     * The move after a step ended.
     *
     * @param outcome name of one of the step's outcomes; may be empty when it has only one
     * @param facts   what conditions written as JSON Schema are tested on
     */
    public static Outcome<Move> complete(Flow flow, Marking marking, String stepId, String outcome, JsonNode facts) {
        return Tokens.complete(flow, marking, stepId, outcome, facts);
    }

    /**
     * Whether a case of this flow can come to stand so, by whatever outcomes and facts: what a case returned to an
     * earlier step, or moved to another edition, must satisfy.
     */
    public static boolean canStand(Flow flow, Marking marking) {
        return Reach.canStand(flow, marking);
    }
}
