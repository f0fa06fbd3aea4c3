package org.sunhall.plugins.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sunhall.checker.Finding;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.plugins.model.StoredPlugin;

/** What the broker records, each in the stream of the plug-in's digest, inside the caller's transaction. */
final class PluginEvents {

    private static final int MOST_FINDINGS = 100;

    private final Ledger ledger;
    private final Clock clock;

    PluginEvents(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void landed(Actor actor, StoredPlugin plugin, PluginContent content, String file) {
        append(actor, "plugin.landed", plugin, data -> {
            data.put("file", file);
            text(data, "title", plugin.title());
            data.put("publisher", content.descriptor().publisher());
            data.put("hasCode", plugin.hasCode());
        });
    }

    void refused(Actor actor, Digest content, String file, Optional<PluginContent> read, List<Finding> findings) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("digest", content.hex());
        data.put("file", file);
        read.ifPresent(plugin -> {
            data.put("plugin", plugin.descriptor().id().value());
            data.put("version", plugin.version());
            data.put("jurisdiction", plugin.descriptor().jurisdiction().value());
        });
        data.put("count", findings.size());
        ArrayNode list = data.putArray("findings");
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> {
            ObjectNode one = list.addObject();
            one.put("file", finding.file());
            one.put("place", finding.place());
            one.put("rule", finding.rule());
            text(one, "message", finding.message());
            text(one, "mend", finding.mend());
        });
        append(actor, "plugin.refused", content, data);
    }

    void plain(Actor actor, String type, StoredPlugin plugin) {
        append(actor, type, plugin, data -> {});
    }

    void append(Actor actor, String type, StoredPlugin plugin, Consumer<ObjectNode> more) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("digest", plugin.digest().hex());
        data.put("plugin", plugin.id().value());
        data.put("version", plugin.version());
        data.put("jurisdiction", plugin.jurisdiction().value());
        ArrayNode items = data.putArray("items");
        plugin.items().forEach(item -> items.add(item.value()));
        more.accept(data);
        append(actor, type, plugin.digest(), data);
    }

    private void append(Actor actor, String type, Digest digest, ObjectNode data) {
        ledger.append(
                new StreamId("plugin", digest.hex()),
                Ledger.ANY,
                actor,
                clock.instant(),
                List.of(EventDraft.of(type, data)));
    }

    static void text(ObjectNode data, String name, Text text) {
        data.putObject(name).put("zh", text.zh()).put("en", text.en());
    }
}
