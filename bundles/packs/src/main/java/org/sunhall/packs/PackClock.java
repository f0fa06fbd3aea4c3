package org.sunhall.packs;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.kernel.Text;

/**
 * A clock whose terms come from the pack alone, for example the office's time to tell what is missing.
 *
 * @param kind         the clock's kind
 * @param title        its name for people
 * @param owner        whose time it counts
 * @param budget       name of the parameter with its budget
 * @param onExpiry     what follows when it runs out
 * @param stopGrounds  name of the parameter that lists its grounds, empty when it never stops
 * @param maxExtension name of the parameter with the most it can be extended by, empty when it cannot
 */
record PackClock(
        String kind,
        Text title,
        ClockOwner owner,
        String budget,
        String onExpiry,
        Optional<String> stopGrounds,
        Optional<String> maxExtension) {

    PackClock {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(onExpiry, "onExpiry");
    }
}
