package org.sunhall.cases.application;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.plugin.api.TaskContext;

/** What an automatic task is told: copies that it cannot change. */
record TaskFacts(
        String taskId,
        String step,
        Map<String, Object> form,
        Map<String, Object> facts,
        long number,
        String divisionCode,
        LocalDate today)
        implements TaskContext {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    static TaskFacts of(RunningDefinition definition, CaseState state, OpenTask task, Instant now) {
        return new TaskFacts(
                state.id() + ":" + task.id(),
                task.step(),
                unmodifiable(JSON.convertValue(state.form(), MAP)),
                unmodifiable(JSON.convertValue(state.facts(), MAP)),
                task.number(),
                definition.division(),
                definition.reader().dayOf(now));
    }

    private static Map<String, Object> unmodifiable(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked")
    private static Object unmodifiable(Object value) {
        if (value instanceof Map<?, ?> map) {
            return unmodifiable((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(unmodifiable(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
