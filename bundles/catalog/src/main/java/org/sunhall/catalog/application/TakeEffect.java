package org.sunhall.catalog.application;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.plugins.Plugins;

/** Puts a published edition in force in place of the one before, and has the broker run its code. In a transaction. */
final class TakeEffect {

    private final JpaEditions editions;
    private final Definitions definitions;
    private final EditionEvents events;
    private final Plugins plugins;

    TakeEffect(JpaEditions editions, Definitions definitions, EditionEvents events, Plugins plugins) {
        this.editions = editions;
        this.definitions = definitions;
        this.events = events;
        this.plugins = plugins;
    }

    /** The edition's item is locked, its date has come and its content is intact. */
    Edition take(Actor actor, Edition published, Instant now) {
        Optional<Edition> former = editions.inForce(published.view().item());
        former.ifPresent(edition -> {
            Edition superseded =
                    edition.superseded(published.view().effectiveFrom().orElseThrow());
            editions.put(superseded);
            events.append(
                    actor,
                    now,
                    "superseded",
                    superseded,
                    data -> data.put("supersededBy", published.view().id().value()));
        });
        Edition inForce = published.inForce();
        editions.putCorrections(inForce.view().item(), null);
        editions.put(inForce);
        events.appendPublic(
                actor,
                now,
                "in-force",
                inForce,
                definitions.disclosure(inForce.view()),
                data -> former.ifPresent(
                        edition -> data.put("supersedes", edition.view().id().value())));
        if (inForce.view().isOnline()) {
            plugins.require(inForce.view().plugin(), Plugins.CATALOG, true);
        }
        former.filter(edition -> edition.view().isOnline())
                .map(edition -> edition.view().plugin())
                .filter(plugin -> !editions.pluginsInForce().contains(plugin))
                .ifPresent(this::notNeeded);
        return inForce;
    }

    private void notNeeded(Digest plugin) {
        plugins.require(plugin, Plugins.CATALOG, false);
    }
}
