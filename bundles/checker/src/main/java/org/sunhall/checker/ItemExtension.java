package org.sunhall.checker;

import java.util.Objects;
import org.sunhall.clocks.Limit;

/**
 * How far the limits may be extended, once.
 *
 * @param limit    the most
 * @param basis    the article that allows it
 * @param approver name of the post that approves it, for example {@code head}
 */
public record ItemExtension(Limit limit, String basis, String approver) {

    public ItemExtension {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(approver, "approver");
    }
}
