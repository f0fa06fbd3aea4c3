package org.sunhall.identity;

import java.time.Instant;
import java.util.Objects;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;

/**
 * A post handed to a substitute for a while.
 *
 * @param id     its id, unique
 * @param post   the post
 * @param holder who stands in
 * @param by     who is stood in for, or who decided it
 * @param from   from this instant on
 * @param until  before this instant
 * @param reason why, official wording, at most 500 characters
 */
public record Delegation(
        String id, Post post, PersonId holder, PersonId by, Instant from, Instant until, String reason) {

    public Delegation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(post, "post");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(reason, "reason");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a delegation ends after it begins");
        }
    }
}
