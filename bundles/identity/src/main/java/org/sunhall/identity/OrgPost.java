package org.sunhall.identity;

import java.util.Objects;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;

/**
 * A post of an organisation with what it is for.
 *
 * @param post  the post
 * @param title its name, at most 200 characters a language
 * @param rank  head, coordinator or member
 * @param duty  what its holder answers for, at most 1000 characters
 */
public record OrgPost(Post post, Text title, PostRank rank, String duty) {

    public OrgPost {
        Objects.requireNonNull(post, "post");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(duty, "duty");
    }

    /** A post that is held but was never described. */
    public static OrgPost undescribed(Post post) {
        return new OrgPost(post, Text.same(post.name()), PostRank.MEMBER, "");
    }
}
