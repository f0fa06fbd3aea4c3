package org.sunhall.catalog.application;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.Checker;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Digest;
import org.sunhall.plugins.Plugins;

/** What editions consist of, from the stored bytes of their plug-ins. */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final Plugins plugins;

    Definitions(Plugins plugins) {
        this.plugins = plugins;
    }

    /** The plug-in's content; empty when its stored bytes are gone or no longer what landed. */
    Optional<PluginContent> content(Digest plugin) {
        try {
            return plugins.content(plugin);
        } catch (IllegalStateException e) {
            LOG.error("The stored plug-in {} cannot be used", plugin.abbreviated(), e);
            return Optional.empty();
        }
    }

    /** The item in this edition. */
    Optional<ItemDefinition> item(EditionView edition) {
        return content(edition.plugin()).flatMap(content -> content.item(edition.item()));
    }

    /** Whether what is stored is still what this edition's digest stands for. */
    boolean isIntact(EditionView edition) {
        return content(edition.plugin())
                .filter(content -> content.item(edition.item()).isPresent())
                .map(content -> Checker.editionDigest(content, edition.item()))
                .filter(edition.digest()::equals)
                .isPresent();
    }
}
