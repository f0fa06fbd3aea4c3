package org.sunhall.disclosure.api;

import java.util.List;

/**
 * How applicants rated the service: only how often each level was given, never by whom or in which case.
 *
 * @param counts how often each level was given, from 1 (very dissatisfied) to 5 (very satisfied)
 */
public record Ratings(List<Long> counts) {

    /** How many levels there are. */
    public static final int LEVELS = 5;

    public Ratings {
        counts = List.copyOf(counts);
        if (counts.size() != LEVELS) {
            throw new IllegalArgumentException("there are " + LEVELS + " levels");
        }
    }

    /** How many cases were rated. */
    public long rated() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
