package org.sunhall.disclosure.api;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;

/**
 * Which results to list.
 *
 * @param item  the power item
 * @param org   the implementing subject
 * @param after the {@link DisclosurePage#next()} of the page before
 * @param limit rows at most, 1 to {@link DisclosurePage#MOST}
 */
public record ResultQuery(Optional<ItemCode> item, Optional<OrgId> org, Optional<String> after, int limit) {

    public ResultQuery {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > DisclosurePage.MOST) {
            throw new IllegalArgumentException("a page has 1 to " + DisclosurePage.MOST + " rows");
        }
    }

    /** The latest fifty. */
    public static ResultQuery all() {
        return new ResultQuery(Optional.empty(), Optional.empty(), Optional.empty(), 50);
    }
}
