package org.sunhall.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Personal values beside an event. LEDGER_PERSONAL holds {@code {"name":{"salt":"32 hex digits","value":"…"}}}; the
 * event holds {@code {"name":"commitment"}}, where the commitment is SHA-256, in hexadecimal, over the UTF-8 bytes of
 * the canonical JSON array {@code ["sunhall-personal-1","name","salt","value"]}. Without the 128-bit salt, which is
 * erased together with the value, a commitment says nothing about it.
 */
final class PersonalValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalValues() {}

    /** What the two columns hold for these values. */
    record Columns(String commitments, String content) {}

    static Columns columns(Map<String, String> values) {
        ObjectNode commitments = JsonNodeFactory.instance.objectNode();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            byte[] random = new byte[16];
            RANDOM.nextBytes(random);
            String salt = HexFormat.of().formatHex(random);
            commitments.put(name, commitment(name, salt, value));
            content.putObject(name).put("salt", salt).put("value", value);
        });
        return new Columns(CanonicalJson.of(commitments), CanonicalJson.of(content));
    }

    static Map<String, String> read(String content) {
        Map<String, String> values = new TreeMap<>();
        if (content != null) {
            parse(content).fields().forEachRemaining(field -> {
                if (field.getValue().path("value").isTextual()) {
                    values.put(field.getKey(), field.getValue().get("value").textValue());
                }
            });
        }
        return values;
    }

    /** Whether the event committed to values at all. */
    static boolean expected(String commitments) {
        return !EventRow.NO_COMMITMENTS.equals(commitments);
    }

    /** Whether every committed value is there unchanged, and nothing else is. */
    static boolean match(String commitments, String content) {
        try {
            JsonNode committed = JSON.readTree(commitments);
            JsonNode stored = JSON.readTree(content);
            if (!committed.isObject() || !stored.isObject() || committed.size() != stored.size()) {
                return false;
            }
            for (Iterator<Map.Entry<String, JsonNode>> each = committed.fields(); each.hasNext(); ) {
                Map.Entry<String, JsonNode> one = each.next();
                JsonNode salted = stored.path(one.getKey());
                String salt = salted.path("salt").asText("");
                String value = salted.path("value").asText("");
                if (salted.size() != 2
                        || !commitment(one.getKey(), salt, value)
                                .equals(one.getValue().asText())) {
                    return false;
                }
            }
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String commitment(String name, String salt, String value) {
        StringBuilder form = new StringBuilder("[\"sunhall-personal-1\",");
        CanonicalJson.string(form, name);
        form.append(',');
        CanonicalJson.string(form, salt);
        form.append(',');
        CanonicalJson.string(form, value);
        return Sha256.hex(form.append(']').toString());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored personal value is no JSON", e);
        }
    }
}
