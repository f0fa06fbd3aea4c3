package org.sunhall.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is searched for.
 *
 * @param words   what people typed; empty for everything
 * @param filters each must be met by one of its values
 * @param from    how many of the best to pass over
 * @param most    how many keys to answer with
 * @param count   the filter whose values are counted over all that was found; empty for none
 */
public record SearchQuery(String words, Map<String, List<String>> filters, int from, int most, String count) {

    public SearchQuery {
        Objects.requireNonNull(words, "words");
        filters = Map.copyOf(filters);
        Objects.requireNonNull(count, "count");
        if (from < 0 || most < 1) {
            throw new IllegalArgumentException("from is at least 0, most at least 1");
        }
    }
}
