package org.sunhall.supervision.api;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.OrgId;

/**
 * Which lamps to list.
 *
 * @param lamp  only this lamp; all three when empty
 * @param org   only this organisation; all the actor may see when empty
 * @param after the {@link LampPage#next()} of the page before; the first page when empty
 * @param limit rows at most, 1 to 200
 */
public record LampFilter(Optional<Lamp> lamp, Optional<OrgId> org, Optional<String> after, int limit) {

    /** The longest page. */
    public static final int MOST = 200;

    public LampFilter {
        Objects.requireNonNull(lamp, "lamp");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " rows");
        }
    }

    /** The first fifty of everything the actor may see. */
    public static LampFilter all() {
        return new LampFilter(Optional.empty(), Optional.empty(), Optional.empty(), 50);
    }

    /** The first fifty of one lamp. */
    public static LampFilter of(Lamp lamp) {
        return new LampFilter(Optional.of(lamp), Optional.empty(), Optional.empty(), 50);
    }
}
