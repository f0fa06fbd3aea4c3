package org.sunhall.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A catalog as somebody wrote it: nothing of it is believed yet.
 *
 * @param items items, in the order of the file
 * @param bases the law they stand on
 */
public record RawCatalog(List<Row> items, List<Row> bases) {

    public RawCatalog {
        items = List.copyOf(items);
        bases = List.copyOf(bases);
    }

    /**
     * A row, or an object of a JSON file.
     *
     * @param values what is in it, by field
     * @param place  where a field of it is, for who has to mend it: {@code 事项!C12} or {@code /items/3/type}
     */
    public record Row(Map<String, JsonNode> values, Function<String, String> place) {

        public Row {
            values = Map.copyOf(values);
        }

        /** What is in a field; empty when there is nothing. */
        public Optional<JsonNode> value(String field) {
            return Optional.ofNullable(values.get(field));
        }

        /** The words of a field, empty when there are none. */
        public String words(String field) {
            return value(field)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .orElse("");
        }

        /** Where a field is. */
        public String at(String field) {
            return place.apply(field);
        }
    }
}
