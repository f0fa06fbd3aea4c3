package org.sunhall.plugins;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * Whether cases under a plug-in may go on. They wait while no file of its id is there, and while its code is taken out.
 *
 * @param since since when it is away; empty when it is present
 * @param why   why it is away, one sentence; empty when it is present
 */
public record PluginPresence(Optional<Instant> since, Optional<Text> why) {

    /** It is there. */
    public static final PluginPresence PRESENT = new PluginPresence(Optional.empty(), Optional.empty());

    public PluginPresence {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(why, "why");
    }

    /** It is not there. */
    public static PluginPresence away(Instant since, Text why) {
        return new PluginPresence(Optional.of(since), Optional.of(why));
    }

    /** Whether it is there. */
    public boolean isPresent() {
        return why.isEmpty();
    }
}
