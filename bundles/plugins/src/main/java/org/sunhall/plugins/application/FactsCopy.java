package org.sunhall.plugins.application;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunhall.plugin.api.TaskResult;

/** Copies what a plug-in gives back into plain values of the JDK, bounded; nothing of a plug-in's own stays in a case. */
final class FactsCopy {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_TEXT = 100_000;

    private int values;

    /** @throws IllegalArgumentException when there is anything else in it, or too much */
    static TaskResult of(TaskResult result) {
        if (result instanceof TaskResult.Done done) {
            return TaskResult.done(new FactsCopy().map(done.facts(), 0));
        }
        if (result instanceof TaskResult.Failed failed) {
            return TaskResult.failed(cut(failed.reasonZh()), cut(failed.reasonEn()));
        }
        throw new IllegalArgumentException("the task gave no result");
    }

    private static String cut(String reason) {
        return reason.length() <= 500 ? reason : reason.substring(0, 500);
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(text(key), value(value, depth + 1)));
        return copy;
    }

    private Object value(Object value, int depth) {
        if (++values > MOST_VALUES || depth > MOST_DEPTH) {
            throw new IllegalArgumentException("the task gave too many facts");
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value(element, depth + 1)));
            return copy;
        }
        if (value == null || value instanceof Boolean || isNumber(value)) {
            return value;
        }
        return text(value);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double && Double.isFinite((Double) value)
                || value.getClass() == BigDecimal.class
                || value.getClass() == BigInteger.class;
    }

    private static String text(Object value) {
        if (value instanceof String text && text.length() <= LONGEST_TEXT) {
            return text;
        }
        throw new IllegalArgumentException("facts are texts, numbers, booleans, lists and maps");
    }
}
