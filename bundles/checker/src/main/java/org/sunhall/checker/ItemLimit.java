package org.sunhall.checker;

import java.util.Objects;
import org.sunhall.clocks.Limit;

/**
 * A limit of an item.
 *
 * @param limit how long
 * @param basis the article it comes from; for a promise, what was promised where
 */
public record ItemLimit(Limit limit, String basis) {

    public ItemLimit {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(basis, "basis");
    }
}
