package org.sunhall.checker.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two JSON documents differ, by pointer. Elements of arrays that have a key, code, name or law are matched by it. */
final class JsonDifference {

    private static final List<String> KEYS = List.of("key", "code", "kind", "id", "law", "name");

    private final List<Leaf> leaves = new ArrayList<>();

    /** A place that differs; a missing side is null. */
    record Leaf(String pointer, JsonNode before, JsonNode after) {}

    static List<Leaf> between(JsonNode before, JsonNode after) {
        JsonDifference difference = new JsonDifference();
        difference.compare("", before, after);
        return difference.leaves;
    }

    private void compare(String pointer, JsonNode before, JsonNode after) {
        if (before != null && after != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + escape(name), before.get(name), after.get(name)));
        } else if (before != null && after != null && before.isArray() && after.isArray()) {
            compareArrays(pointer, before, after);
        } else {
            leaves.add(new Leaf(pointer, before, after));
        }
    }

    private void compareArrays(String pointer, JsonNode before, JsonNode after) {
        List<JsonNode> gone = new ArrayList<>();
        before.forEach(gone::add);
        for (int i = 0; i < after.size(); i++) {
            JsonNode element = after.get(i);
            JsonNode match = take(gone, element);
            compare(pointer + "/" + i, match, element);
        }
        for (JsonNode element : gone) {
            leaves.add(new Leaf(pointer + "/-", element, null));
        }
    }

    private static JsonNode take(List<JsonNode> candidates, JsonNode element) {
        for (Iterator<JsonNode> each = candidates.iterator(); each.hasNext(); ) {
            JsonNode candidate = each.next();
            if (candidate.equals(element)) {
                each.remove();
                return candidate;
            }
        }
        for (String key : KEYS) {
            if (element.hasNonNull(key)) {
                for (Iterator<JsonNode> each = candidates.iterator(); each.hasNext(); ) {
                    JsonNode candidate = each.next();
                    if (element.get(key).equals(candidate.get(key))) {
                        each.remove();
                        return candidate;
                    }
                }
                return null;
            }
        }
        return null;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
