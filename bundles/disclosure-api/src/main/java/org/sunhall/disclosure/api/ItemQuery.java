package org.sunhall.disclosure.api;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.OrgId;

/**
 * Which items to list.
 *
 * @param words part of the name in either language or of the code, at most 100 characters; all when empty
 * @param type  the item type, for example {@code licence}
 * @param org   the implementing subject
 * @param after the {@link DisclosurePage#next()} of the page before
 * @param limit rows at most, 1 to {@link DisclosurePage#MOST}
 */
public record ItemQuery(
        Optional<String> words, Optional<String> type, Optional<OrgId> org, Optional<String> after, int limit) {

    /** The longest search text. */
    public static final int LONGEST_WORDS = 100;

    public ItemQuery {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(after, "after");
        if (words.filter(text -> text.length() > LONGEST_WORDS).isPresent()) {
            throw new IllegalArgumentException("a search has at most " + LONGEST_WORDS + " characters");
        }
        if (limit < 1 || limit > DisclosurePage.MOST) {
            throw new IllegalArgumentException("a page has 1 to " + DisclosurePage.MOST + " rows");
        }
    }

    /** The first fifty of all items. */
    public static ItemQuery all() {
        return new ItemQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 50);
    }
}
