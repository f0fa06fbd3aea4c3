package org.sunhall.engines;

import java.util.HashMap;
import java.util.Map;

/** What an engine's case carries: a form of 1 KB and five typed values; a step adds its outcome and opinion. */
final class Values {

    private static final String FORM = "{\"premises\":\"" + "x".repeat(1000) + "\"}";

    private Values() {}

    static Map<String, Object> of(int thread, int done) {
        Map<String, Object> values = new HashMap<>();
        values.put("form", FORM);
        values.put("area", 86.5);
        values.put("employees", 4L);
        values.put("online", true);
        values.put("category", "restaurant-" + thread);
        values.put("applicant", "applicant-" + done);
        return values;
    }

    static Map<String, Object> step(int done) {
        return Map.of("outcome", "pass-" + done, "opinion", "The materials were examined and found complete.");
    }
}
