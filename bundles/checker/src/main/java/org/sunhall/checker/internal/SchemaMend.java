package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/** How to mend what one of the product's schemas refuses, in the words of the schema: each field has a description there. */
final class SchemaMend {

    /** Titles and descriptions are Chinese, then English: “事项类型 · type”, “……。 A type …”. */
    private static final Pattern BILINGUAL =
            Pattern.compile("(.*[\\p{IsHan}）)。;;0-9A-Za-z]。)\\s*([A-Z].*)", Pattern.DOTALL);

    private static final int MOST_NAMES = 30;

    private SchemaMend() {}

    static Text of(Schema schema, Error error) {
        JsonNode whole = schema.getSchemaNode();
        String pointer = fragment(error);
        int last = pointer.lastIndexOf('/');
        JsonNode object = last < 0 ? whole : whole.at(pointer.substring(0, last));
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(object, String.valueOf(error.getProperty()));
            case "required" -> missing(whole, object, String.valueOf(error.getProperty()));
            default -> described(object);
        };
    }

    private static String fragment(Error error) {
        String location = String.valueOf(error.getSchemaLocation());
        int hash = location.indexOf('#');
        return hash < 0 ? "" : location.substring(hash + 1);
    }

    private static Text unknown(JsonNode object, String property) {
        List<String> names = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return Text.of("请删除“{0}”。", "Remove “{0}”.").with(property);
        }
        String nearest = names.stream()
                .min((a, b) -> Integer.compare(distance(property, a), distance(property, b)))
                .orElseThrow();
        if (distance(property, nearest) <= Math.max(2, property.length() / 3)) {
            return Text.of("请改为“{0}”,或删除“{1}”。", "Write “{0}” instead, or remove “{1}”.")
                    .with(nearest, property);
        }
        return Text.of("请删除“{0}”;这里可以写:{1}。", "Remove “{0}”; what may stand here: {1}.")
                .with(property, String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))));
    }

    private static Text missing(JsonNode whole, JsonNode object, String property) {
        JsonNode field = object.path("properties").path(property);
        Text add = Text.of("请加上字段“{0}”。", "Add the field “{0}”.").with(property);
        Text said = description(field);
        if (said.zh().isEmpty()) {
            String ref = field.path("$ref").asText("");
            said = ref.startsWith("#/") ? description(whole.at(ref.substring(1))) : said;
        }
        return said.zh().isEmpty() ? add : Text.of(add.zh() + said.zh(), add.en() + " " + said.en());
    }

    private static Text described(JsonNode field) {
        Text said = description(field);
        return said.zh().isEmpty()
                ? Text.of("请按上述要求更正这个值。", "Mend this value as required.")
                : Text.of("请更正这个值:" + said.zh(), "Mend this value: " + said.en());
    }

    private static Text description(JsonNode field) {
        String text = field.path("description").asText(field.path("title").asText(""));
        Matcher both = BILINGUAL.matcher(text);
        return both.matches()
                ? Text.of(both.group(1), both.group(2))
                : text.isEmpty() ? Text.same("") : Text.same(text);
    }

    /** How many letters must be changed, added or dropped. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
