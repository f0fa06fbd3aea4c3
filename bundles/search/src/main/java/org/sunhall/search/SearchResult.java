package org.sunhall.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param keys   of the page asked for, the best first
 * @param total  how many in all
 * @param counts how many of all have each value of the filter that was to be counted
 */
public record SearchResult(List<String> keys, long total, Map<String, Long> counts) {

    public SearchResult {
        keys = List.copyOf(keys);
        counts = Map.copyOf(counts);
    }
}
