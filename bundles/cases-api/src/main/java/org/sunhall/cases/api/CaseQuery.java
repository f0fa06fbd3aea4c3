package org.sunhall.cases.api;

import java.util.Optional;

/**
 * Which cases to list.
 *
 * @param stage only those at this stage, for example {@code HANDLING}
 * @param item  only those of this item
 * @param after the cursor of the page before, empty for the first page
 * @param limit how many at most, 1 to 200
 */
public record CaseQuery(Optional<String> stage, Optional<String> item, Optional<String> after, int limit) {

    public CaseQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a page has between 1 and 200 rows");
        }
    }

    /** The first page of all cases the reader may see. */
    public static CaseQuery first(int limit) {
        return new CaseQuery(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}
