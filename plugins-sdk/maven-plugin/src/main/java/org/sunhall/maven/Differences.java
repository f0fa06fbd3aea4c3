package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.difference.Change;
import org.sunhall.checker.difference.EditionDifference;

/** The difference that a reviewer would read, as lines for the console: what it is about, the file and place, before and after. */
final class Differences {

    private Differences() {}

    /** The differences of every item; empty when there is none. */
    static List<String> between(PluginContent before, PluginContent after) {
        List<String> told = new ArrayList<>();
        for (ItemDefinition item : after.items()) {
            Optional<PluginContent> old = Optional.of(before)
                    .filter(content -> content.item(item.code()).isPresent());
            if (old.isEmpty()) {
                told.add(item.code() + " " + item.name().zh() + ": 新增 · added");
                continue;
            }
            EditionDifference.between(old, after, item.code()).forEach(change -> told.add(line(change)));
        }
        before.items().stream()
                .filter(item -> after.item(item.code()).isEmpty())
                .forEach(item -> told.add(item.code() + " " + item.name().zh() + ": 删除 · removed"));
        return told;
    }

    private static String line(Change change) {
        return line(
                change.label().zh() + " · " + change.label().en(),
                change.file(),
                change.place(),
                change.before(),
                change.after());
    }

    /** A change as the platform answers it. */
    static String line(JsonNode change) {
        return line(
                change.at("/label/zh").asText() + " · " + change.at("/label/en").asText(),
                change.path("file").asText(),
                change.path("place").asText(),
                change.path("before").asText(),
                change.path("after").asText());
    }

    private static String line(String label, String file, String place, String before, String after) {
        String where = (file.replaceFirst("^SUNHALL-INF/", "") + " " + place).strip();
        return label + (where.isEmpty() ? "" : " [" + where + "]") + ": " + side(before) + " → " + side(after);
    }

    private static String side(String words) {
        return words.isEmpty() ? "—" : words.strip().replaceAll("\\s*\\n\\s*", " ⏎ ");
    }
}
