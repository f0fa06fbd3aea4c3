package org.sunhall.checker.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** In which line of a plug-in's file a place is: a JSON pointer, the id of a BPMN element, a header of the manifest. */
final class Lines {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, byte[]> files;
    private final Map<String, Map<String, Integer>> pointers = new HashMap<>();

    Lines(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The line, from 1; 0 when the place is in no line of a known file. */
    int of(String file, String place) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            return 0;
        }
        if (file.endsWith(".json")) {
            return json(pointers.computeIfAbsent(file, name -> read(bytes)), place);
        }
        if (place.isEmpty()) {
            return 0;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return file.endsWith(".bpmn") ? line(text, " id=\"" + place + "\"") : line("\n" + text, "\n" + place + ":");
    }

    /** What is missing stands where it should be: in the nearest object that is there. */
    private static int json(Map<String, Integer> lines, String pointer) {
        String nearest = pointer;
        while (!lines.containsKey(nearest) && nearest.lastIndexOf('/') > 0) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return lines.getOrDefault(nearest, lines.getOrDefault("", 0));
    }

    private static int line(String text, String wanted) {
        int at = text.indexOf(wanted);
        return at < 0
                ? 0
                : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static Map<String, Integer> read(byte[] bytes) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (IOException e) {
            // What could not be read has a finding of its own; the lines before it are known.
        }
        return lines;
    }
}
