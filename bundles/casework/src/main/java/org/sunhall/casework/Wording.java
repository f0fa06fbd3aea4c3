package org.sunhall.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * People's own words. They stand beside an event, never in its data, so that a lawful erasure leaves the chain whole
 * (PIPL art. 47). Reasons are lines of one text; the notes of missing things are numbered.
 */
final class Wording {

    static final String OPINION = "opinion";
    static final String FINDINGS = "findings";
    static final String REASONS = "reasons";
    static final String ORIGINAL = "original.";
    static final String ADDRESS = "address";
    static final String NOTE = "note";
    private static final String MISSING = "missing.";

    private Wording() {}

    /** Each reason is one line; blank ones are none. */
    static List<String> lines(List<String> reasons) {
        return reasons.stream()
                .filter(reason -> reason != null)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static Map<String, String> reasons(List<String> reasons) {
        return reasons.isEmpty() ? Map.of() : Map.of(REASONS, String.join("\n", reasons));
    }

    static Map<String, String> reason(String reason) {
        return reasons(lines(reason == null ? List.of() : List.of(reason)));
    }

    /** The reasons beside an event, none after their erasure. */
    static List<String> reasonsOf(Map<String, String> personal) {
        return lines(List.of(personal.getOrDefault(REASONS, "")));
    }

    static Map<String, String> notes(List<MissingThing> missing) {
        Map<String, String> notes = new HashMap<>();
        for (int i = 0; i < missing.size(); i++) {
            notes.put(MISSING + (i + 1), missing.get(i).note());
        }
        return notes;
    }

    /** What is missing, with the notes beside the event; empty notes after their erasure. */
    static List<MissingThing> missing(List<String> whats, Map<String, String> personal) {
        List<MissingThing> missing = new ArrayList<>();
        for (int i = 0; i < whats.size(); i++) {
            missing.add(new MissingThing(whats.get(i), personal.getOrDefault(MISSING + (i + 1), "")));
        }
        return List.copyOf(missing);
    }

    /** What was noted of paper originals, by material. */
    static Map<String, String> originals(Map<String, String> noted) {
        Map<String, String> words = new HashMap<>();
        noted.forEach((material, note) -> words.put(ORIGINAL + material, note));
        return words;
    }

    static boolean isBlank(String words) {
        return words == null || words.isBlank();
    }
}
