package org.sunhall.checker;

import java.util.List;
import java.util.Objects;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * What a plug-in says about itself in {@code SUNHALL-INF/plugin.json}.
 *
 * @param id           the same over all versions
 * @param title        for people
 * @param publisher    the name of who answers for it
 * @param jurisdiction where it applies; it may define items of this jurisdiction's organisations only
 * @param version      the same as Bundle-Version: {@code major.minor.micro} with an optional qualifier
 * @param items        file names under {@code SUNHALL-INF/items/}
 */
public record PluginDescriptor(
        PluginId id, Text title, String publisher, JurisdictionId jurisdiction, String version, List<String> items) {

    public PluginDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(version, "version");
        items = List.copyOf(items);
    }
}
