package org.sunhall.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param next  what to send as {@code after} for the next page; null (and absent in JSON) on the last one
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page with nothing behind it. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    /** How many items to read: what was asked for within 1 and {@code most}, {@code usual} when nothing was. */
    public static int limit(Integer asked, int usual, int most) {
        return asked == null ? usual : Math.max(1, Math.min(asked, most));
    }
}
