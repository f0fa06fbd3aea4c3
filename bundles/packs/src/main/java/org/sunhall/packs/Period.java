package org.sunhall.packs;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * When a value holds.
 *
 * @param from the first day
 * @param to   the last day, empty when no end is known
 */
public record Period(LocalDate from, Optional<LocalDate> to) {

    public Period {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("a period ends before it begins");
        }
    }

    /** Whether it holds on this day. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to.isEmpty() || !day.isAfter(to.get()));
    }

    /** Whether some day lies in both. */
    public boolean overlaps(Period other) {
        boolean startsBeforeOtherEnds = other.to.isEmpty() || !from.isAfter(other.to.get());
        boolean endsAfterOtherStarts = to.isEmpty() || !to.get().isBefore(other.from);
        return startsBeforeOtherEnds && endsAfterOtherStarts;
    }
}
