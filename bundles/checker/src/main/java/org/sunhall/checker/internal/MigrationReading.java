package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.sunhall.checker.MigrationPlan;
import org.sunhall.kernel.ItemCode;

/** Migration files that fit their schema, as types. */
public final class MigrationReading {

    private MigrationReading() {}

    /** The plan for cases of this item from this version, among files by path. */
    public static Optional<MigrationPlan> find(SortedMap<String, ObjectNode> files, ItemCode item, String version) {
        for (String wanted : List.of(version, "*")) {
            for (Map.Entry<String, ObjectNode> file : files.entrySet()) {
                ObjectNode json = file.getValue();
                boolean mine = item.value().equals(json.path("item").asText());
                for (JsonNode from : json.path("from")) {
                    if (mine && from.asText().equals(wanted)) {
                        return Optional.of(plan(file.getKey(), json));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static MigrationPlan plan(String file, ObjectNode json) {
        Map<String, String> steps = new LinkedHashMap<>();
        json.path("steps")
                .properties()
                .forEach(step -> steps.put(step.getKey(), step.getValue().asText()));
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        json.path("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().deepCopy()));
        return new MigrationPlan(
                file,
                new ItemCode(json.get("item").asText()),
                steps,
                facts,
                Optional.ofNullable(json.get("note")).map(ItemReading::text));
    }
}
