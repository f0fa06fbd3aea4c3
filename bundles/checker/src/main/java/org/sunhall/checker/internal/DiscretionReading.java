package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.checker.DiscretionTable.Cell;
import org.sunhall.checker.DiscretionTable.Factor;
import org.sunhall.checker.DiscretionTable.Measure;
import org.sunhall.checker.DiscretionTable.Range;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;

/** A discretion table that fits its schema, as types. */
public final class DiscretionReading {

    private DiscretionReading() {}

    /** The table in this object; the object must have passed {@link Schemas#DISCRETION}. */
    public static DiscretionTable table(String file, ObjectNode json) {
        List<Factor> factors = new ArrayList<>();
        json.get("factors").forEach(factor -> factors.add(factor(factor)));
        List<Cell> cells = new ArrayList<>();
        json.get("cells").forEach(cell -> cells.add(cell(cell)));
        JsonNode measure = json.get("measure");
        return new DiscretionTable(
                file,
                json.get("key").asText(),
                new ItemCode(json.get("item").asText()),
                ItemReading.text(json.get("title")),
                json.get("basis").asText(),
                new Measure(
                        ItemReading.text(measure.get("title")),
                        ItemReading.text(measure.get("unit")),
                        range(measure.get("lawful"))),
                factors,
                cells);
    }

    private static Factor factor(JsonNode factor) {
        Map<String, Text> values = new LinkedHashMap<>();
        factor.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), ItemReading.text(value.getValue())));
        return new Factor(
                factor.get("key").asText(),
                ItemReading.text(factor.get("title")),
                Optional.ofNullable(factor.get("unit")).map(ItemReading::text),
                Optional.ofNullable(factor.get("domain")).map(DiscretionReading::range),
                Collections.unmodifiableMap(values));
    }

    private static Cell cell(JsonNode cell) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        cell.path("when").properties().forEach(condition -> {
            if (condition.getValue().isObject()) {
                ranges.put(condition.getKey(), range(condition.getValue()));
            } else {
                List<String> named = new ArrayList<>();
                condition.getValue().forEach(value -> named.add(value.asText()));
                values.put(condition.getKey(), List.copyOf(named));
            }
        });
        return new Cell(
                cell.get("id").asText(),
                ItemReading.text(cell.get("title")),
                Collections.unmodifiableMap(ranges),
                Collections.unmodifiableMap(values),
                range(cell.get("range")),
                ItemReading.text(cell.get("text")));
    }

    private static Range range(JsonNode range) {
        return new Range(
                range.get("from").decimalValue(),
                Optional.ofNullable(range.get("to")).map(JsonNode::decimalValue));
    }
}
