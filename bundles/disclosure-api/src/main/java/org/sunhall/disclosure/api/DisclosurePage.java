package org.sunhall.disclosure.api;

import java.util.List;
import java.util.Optional;

/**
 * One page of a public list.
 *
 * @param rows the rows
 * @param next where the next page begins; empty on the last page
 * @param <T>  what is listed
 */
public record DisclosurePage<T>(List<T> rows, Optional<String> next) {

    /** The longest page. */
    public static final int MOST = 100;

    public DisclosurePage {
        rows = List.copyOf(rows);
    }
}
