package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.kernel.Actor;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;

/** What the catalog records of items as such, in the stream {@code item}, inside the caller's transaction. */
final class ItemEvents {

    private final Ledger ledger;

    ItemEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    void append(
            Actor actor,
            Instant at,
            String type,
            EditionView of,
            Map<String, String> personal,
            Consumer<ObjectNode> more) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("item", of.item().value());
        data.putObject("itemName")
                .put("zh", of.itemName().zh())
                .put("en", of.itemName().en());
        data.put("org", of.implementingSubject().value());
        data.put("jurisdiction", of.jurisdiction().value());
        more.accept(data);
        ledger.append(
                new StreamId("item", of.item().value()),
                Ledger.ANY,
                actor,
                at,
                List.of(new EventDraft(type, data, personal)));
    }

    static void standing(ObjectNode data, ItemStanding standing) {
        data.put("standing", standing.state().name());
        standing.since().ifPresent(since -> data.put("since", since.toString()));
        standing.until().ifPresent(until -> data.put("until", until.toString()));
        standing.exemption().ifPresent(some -> data.put("exemption", some));
    }
}
