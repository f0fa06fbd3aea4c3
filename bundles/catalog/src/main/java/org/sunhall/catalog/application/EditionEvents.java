package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Edition;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;

/** What the catalog records, each in the edition's stream, inside the caller's transaction. */
final class EditionEvents {

    private final Ledger ledger;

    EditionEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    void append(Actor actor, Instant at, String what, Edition edition, Consumer<ObjectNode> more) {
        append(actor, at, what, edition, Map.of(), more);
    }

    /** With what officers wrote: it stands beside the event and can be erased without breaking the chain. */
    void append(
            Actor actor,
            Instant at,
            String what,
            Edition edition,
            Map<String, String> personal,
            Consumer<ObjectNode> more) {
        ObjectNode data = data(edition);
        more.accept(data);
        ledger.append(
                new StreamId("edition", edition.view().id().value()),
                Ledger.ANY,
                actor,
                at,
                List.of(new EventDraft("catalog.edition-" + what, data, personal)));
    }

    /** With the fields that the public may see from now on. */
    void appendPublic(
            Actor actor,
            Instant at,
            String what,
            Edition edition,
            Optional<ObjectNode> disclosure,
            Consumer<ObjectNode> more) {
        append(actor, at, what, edition, data -> {
            disclosure.ifPresent(fields -> data.set("disclosure", fields));
            more.accept(data);
        });
    }

    private static ObjectNode data(Edition edition) {
        EditionView view = edition.view();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("edition", view.id().value());
        data.put("item", view.item().value());
        text(data, "itemName", view.itemName());
        data.put("number", view.number());
        data.put("type", edition.type());
        data.put("digest", view.digest().hex());
        data.put("plugin", view.plugin().hex());
        data.put("pluginId", view.pluginId().value());
        data.put("pluginVersion", view.pluginVersion());
        data.put("online", view.isOnline());
        data.put("powerSubject", edition.powerSubject().value());
        data.put("org", view.implementingSubject().value());
        data.put("jurisdiction", view.jurisdiction().value());
        data.put("runningCases", view.runningCases().name());
        view.effectiveUntil().ifPresent(until -> data.put("effectiveUntil", until.toString()));
        view.effectiveFrom().ifPresent(from -> data.put("effectiveFrom", from.toString()));
        return data;
    }

    private static void text(ObjectNode data, String name, Text text) {
        data.putObject(name).put("zh", text.zh()).put("en", text.en());
    }
}
