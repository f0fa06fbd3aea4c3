package org.sunhall.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * One version of a plug-in that has landed.
 *
 * @param digest       the digest of its bytes: its identity
 * @param id           the same over all versions
 * @param version      its version
 * @param title        for people
 * @param jurisdiction where it applies
 * @param state        how it stands now
 * @param landedAt     when it was first seen
 * @param items        the power items it defines
 * @param hasCode      whether it has classes at all
 * @param trouble      what keeps it from running
 */
public record PluginView(
        Digest digest,
        PluginId id,
        String version,
        Text title,
        JurisdictionId jurisdiction,
        PluginState state,
        Instant landedAt,
        List<ItemCode> items,
        boolean hasCode,
        Optional<Text> trouble) {

    public PluginView {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(landedAt, "landedAt");
        items = List.copyOf(items);
        Objects.requireNonNull(trouble, "trouble");
    }
}
