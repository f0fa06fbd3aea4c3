package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;

/** Bounds on JSON that others wrote. */
final class Sizes {

    private Sizes() {}

    /** Whether the value holds at most so many values and nests at most so deep. */
    static boolean within(JsonNode json, int values, int depth) {
        return count(json, values, depth) >= 0;
    }

    /** How many values are left; negative when there are too many, or they nest too deep. */
    private static int count(JsonNode json, int left, int depth) {
        if (depth < 0) {
            return -1;
        }
        int rest = left - 1;
        for (JsonNode child : json) {
            if (rest < 0) {
                return -1;
            }
            rest = count(child, rest, depth - 1);
        }
        return rest;
    }
}
