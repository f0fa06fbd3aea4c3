package org.sunhall.maven;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a place that a finding names: {@code line 12}, a JSON pointer, or the id of a BPMN element. */
final class Places {

    private static final Pattern LINE = Pattern.compile("line ([0-9]+)(:[0-9]+)?");

    private Places() {}

    /** The line, from 1; for a pointer to what is not there, the line of the nearest part above it. */
    static OptionalInt line(byte[] file, String place) {
        Matcher line = LINE.matcher(place);
        if (line.matches()) {
            return OptionalInt.of(Integer.parseInt(line.group(1)));
        }
        if (place.startsWith("/")) {
            return pointer(file, place);
        }
        return place.isEmpty() ? OptionalInt.empty() : element(file, place);
    }

    private static OptionalInt element(byte[] file, String id) {
        String text = new String(file, StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile("\\bid\\s*=\\s*[\"']" + Pattern.quote(id) + "[\"']")
                .matcher(text);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        // The element begins where its tag begins, which may be lines above its id.
        int tag = text.lastIndexOf('<', matcher.start());
        return OptionalInt.of(1
                + (int) text.chars()
                        .limit(Math.max(0, tag))
                        .filter(c -> c == '\n')
                        .count());
    }

    private static OptionalInt pointer(byte[] file, String pointer) {
        int best = 1;
        int depth = -1;
        try (JsonParser parser = new JsonFactory().createParser(file)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    continue;
                }
                JsonPointer at = parser.getParsingContext().pathAsPointer();
                String here = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY
                        ? parent(parser)
                        : at.toString();
                if ((pointer + "/").startsWith(here + "/") && here.length() > depth) {
                    best = parser.currentTokenLocation().getLineNr();
                    depth = here.length();
                }
            }
        } catch (IOException e) {
            return depth < 0 ? OptionalInt.empty() : OptionalInt.of(best);
        }
        return OptionalInt.of(best);
    }

    /** A container's own pointer: the context is inside it already. */
    private static String parent(JsonParser parser) {
        return parser.getParsingContext().getParent() == null
                ? ""
                : parser.getParsingContext().getParent().pathAsPointer().toString();
    }
}
