package org.sunhall.plugins.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * A version that has landed, as the store keeps it.
 *
 * @param forCatalog whether an edition in force needs it
 * @param forCases   whether running cases need it
 * @param running    whether the start of its code is the last thing on record
 * @param failure    why it was taken out; it stays so until it is released
 */
public record StoredPlugin(
        Digest digest,
        PluginId id,
        String version,
        String symbolicName,
        Text title,
        JurisdictionId jurisdiction,
        List<ItemCode> items,
        boolean hasCode,
        Instant landedAt,
        boolean forCatalog,
        boolean forCases,
        boolean running,
        Optional<Failure> failure) {

    /** Since when and why. */
    public record Failure(Instant since, Text why) {}

    public StoredPlugin {
        items = List.copyOf(items);
    }

    /** Whether anybody needs it. */
    public boolean isNeeded() {
        return forCatalog || forCases;
    }
}
