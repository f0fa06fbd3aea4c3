package org.sunhall.casework;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A correction of wrong data on its way through the approvals of R-265; each is another person's.
 *
 * @param id          the request's number
 * @param kind        which office reviews it
 * @param pointer     the form's JSON pointer, or the clock's id
 * @param value       what is right, as JSON text; empty after its erasure
 * @param requestedBy who asked
 * @param reviewedBy  who reviewed, empty while nobody has
 * @param approvedBy  who approved, empty while nobody has
 */
public record Correction(
        String id, Kind kind, String pointer, String value, String requestedBy, String reviewedBy, String approvedBy) {

    /** Which office reviews. */
    public enum Kind {
        /** About the process: the legal division. */
        PROCESS,
        /** About time: the supervision office. What it corrects is noted; clocks are never rewritten. */
        TIMEOUT
    }

    Set<String> people() {
        return Stream.of(requestedBy, reviewedBy, approvedBy)
                .filter(person -> !person.isEmpty())
                .collect(Collectors.toSet());
    }
}
