package org.sunhall.checker.difference;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One difference between two editions.
 *
 * @param area   what it is about: {@code fields}, {@code law}, {@code limits}, {@code materials}, {@code papers}, {@code
 *               disclosure}, {@code steps}, {@code posts}, {@code flow}, {@code forms}, {@code discretion}, {@code texts} or
 *               {@code code}
 * @param file   the file, empty for the code
 * @param place  where in it: a JSON pointer (RFC 6901), the id of a step, or a line
 * @param kind   {@code added}, {@code removed} or {@code changed}
 * @param label  the place for people
 * @param before what it was, empty when it was added
 * @param after  what it is, empty when it was removed
 */
public record Change(String area, String file, String place, String kind, Text label, String before, String after) {

    public Change {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
