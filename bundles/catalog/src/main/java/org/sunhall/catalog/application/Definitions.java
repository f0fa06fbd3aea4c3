package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.checker.Checker;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Digest;
import org.sunhall.plugins.Plugins;

/** What editions consist of, from the stored bytes of their plug-ins. */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final Plugins plugins;
    private final JpaEditions editions;

    Definitions(Plugins plugins, JpaEditions editions) {
        this.plugins = plugins;
        this.editions = editions;
    }

    /** What the catalog says of an item that does not run online; empty for one that does. In a transaction. */
    Optional<CatalogEntry> entry(EditionView edition) {
        return edition.isOnline() ? Optional.empty() : editions.entry(edition.plugin());
    }

    /** Every field that the public may see. In a transaction. */
    Optional<ObjectNode> disclosure(EditionView edition) {
        return edition.isOnline()
                ? item(edition).map(item -> item.disclosure().deepCopy())
                : entry(edition).map(CatalogEntry::disclosed);
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
        return edition.isOnline()
                ? content(edition.plugin()).flatMap(content -> content.item(edition.item()))
                : Optional.empty();
    }

    /** Whether what is stored is still what this edition's digest stands for. */
    boolean isIntact(EditionView edition) {
        if (!edition.isOnline()) {
            return editions.entry(edition.plugin())
                    .map(CatalogEntry::digest)
                    .filter(edition.digest()::equals)
                    .isPresent();
        }
        return content(edition.plugin())
                .filter(content -> content.item(edition.item()).isPresent())
                .map(content -> Checker.editionDigest(content, edition.item()))
                .filter(edition.digest()::equals)
                .isPresent();
    }
}
