package org.sunhall.catalog.model;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One difference between two editions.
 *
 * @param part   what it is in: {@code item}, {@code flow}, {@code form}, {@code document}, {@code table} or {@code code}
 * @param file   the file, empty for the code
 * @param place  where in it: a JSON pointer (RFC 6901), the id of a step, or a line
 * @param kind   {@code added}, {@code removed} or {@code changed}
 * @param title  the place for people
 * @param before what it was, empty when it was added
 * @param after  what it is, empty when it was removed
 */
public record Change(String part, String file, String place, String kind, Text title, String before, String after) {

    public Change {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
