package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Which fields name a person by their format: such a field is nobody's statistic. */
final class PersonalFields {

    private static final Set<String> FORMATS =
            Set.of("citizen-id", "credit-code", "mobile-cn", "phone-cn", "email", "upload");
    private static final List<String> BRANCHES = List.of("if", "then", "else");
    private static final List<String> CHOICES = List.of("allOf", "anyOf", "oneOf");
    private static final int DEEPEST = 20;

    private PersonalFields() {}

    /** Whether any branch of the schema gives the field at this pointer such a format. */
    static boolean isPersonal(JsonNode schema, String pointer) {
        return isPersonal(schema, schema, List.of(pointer.substring(1).split("/", -1)), 0);
    }

    private static boolean isPersonal(JsonNode whole, JsonNode schema, List<String> path, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return false;
        }
        String reference = schema.path("$ref").asText("");
        if (reference.startsWith("#/") && isPersonal(whole, whole.at(reference.substring(1)), path, depth + 1)) {
            return true;
        }
        if (path.isEmpty() && FORMATS.contains(schema.path("format").asText(""))) {
            return true;
        }
        if (!path.isEmpty()
                && isPersonal(
                        whole, schema.path("properties").path(path.get(0)), path.subList(1, path.size()), depth + 1)) {
            return true;
        }
        for (String branch : BRANCHES) {
            if (isPersonal(whole, schema.path(branch), path, depth + 1)) {
                return true;
            }
        }
        for (String choice : CHOICES) {
            for (JsonNode one : schema.path(choice)) {
                if (isPersonal(whole, one, path, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
