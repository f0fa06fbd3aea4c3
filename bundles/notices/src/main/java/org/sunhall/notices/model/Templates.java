package org.sunhall.notices.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Packs;

/**
 * The words of notices. A jurisdiction's pack may bring its own, as the text parameters {@code notice.<kind>.title} and
 * {@code notice.<kind>.body}; places in braces are filled in.
 */
public final class Templates {

    private static final JsonNode TEXTS = texts();

    private Templates() {}

    /** Whether there are words for this kind. */
    public static boolean has(String kind) {
        return TEXTS.has(kind);
    }

    /** The title and the body of a notice, filled in. */
    public static Words words(JurisdictionId jurisdiction, String kind, Map<String, Text> places, LocalDate on) {
        return new Words(
                filled(text(jurisdiction, kind, "title", on), places, 400),
                filled(text(jurisdiction, kind, "body", on), places, 2000));
    }

    /** A title and a body. */
    public record Words(Text title, Text body) {}

    private static Text text(JurisdictionId jurisdiction, String kind, String part, LocalDate on) {
        String name = "notice." + kind + "." + part;
        Optional<Text> own = Packs.find(jurisdiction)
                .filter(pack -> pack.parameter(name, on).isPresent())
                .map(pack -> pack.text(name, on));
        return own.orElseGet(() -> {
            JsonNode node = TEXTS.path(kind).path(part);
            return Text.of(node.path("zh").asText(), node.path("en").asText());
        });
    }

    private static Text filled(Text template, Map<String, Text> places, int most) {
        String zh = template.zh();
        String en = template.en();
        for (Map.Entry<String, Text> place : places.entrySet()) {
            zh = zh.replace("{" + place.getKey() + "}", place.getValue().zh());
            en = en.replace("{" + place.getKey() + "}", place.getValue().en());
        }
        return Text.of(cut(zh, most), cut(en, most));
    }

    /** At most so many UTF-16 units, never half a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private static JsonNode texts() {
        try (InputStream in = Templates.class.getResourceAsStream("/notices/texts.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
