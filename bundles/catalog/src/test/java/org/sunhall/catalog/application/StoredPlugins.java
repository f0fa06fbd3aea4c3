package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.RefusedLanding;

/** The broker as the catalog sees it: contents and needs, in memory; a need of a transaction that fails is forgotten. */
final class StoredPlugins implements Plugins {

    private final Transactions transactions;
    private final Map<Digest, PluginContent> contents = new HashMap<>();
    private final Set<Digest> needed = new HashSet<>();
    private final Set<Digest> tampered = new HashSet<>();

    StoredPlugins(Transactions transactions) {
        this.transactions = transactions;
    }

    Digest landed(Ledger ledger, byte[] jar, Instant at) {
        PluginContent content = PluginReader.read(jar).content().orElseThrow();
        contents.put(content.digest(), content);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("digest", content.digest().hex());
        transactions.run(() -> ledger.append(
                new StreamId("plugin", content.digest().hex()),
                Ledger.ANY,
                Actor.system("deploy"),
                at,
                List.of(EventDraft.of("plugin.landed", data))));
        return content.digest();
    }

    void tamper(Digest digest) {
        tampered.add(digest);
    }

    Set<Digest> needed() {
        return Set.copyOf(needed);
    }

    @Override
    public Optional<PluginContent> content(Digest digest) {
        if (tampered.contains(digest)) {
            throw new IllegalStateException("the stored bytes are not what landed");
        }
        return Optional.ofNullable(contents.get(digest));
    }

    @Override
    public void require(Digest digest, String user, boolean need) {
        if (!user.equals(Plugins.CATALOG) || !contents.containsKey(digest)) {
            throw new IllegalArgumentException(user + " " + digest);
        }
        transactions.afterCommit(() -> {
            if (need) {
                needed.add(digest);
            } else {
                needed.remove(digest);
            }
        });
    }

    @Override
    public Outcome<PluginView> land(Actor actor, String fileName, byte[] jar) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PluginView> list() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PluginView> find(Digest digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RefusedLanding> refusals() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AutomaticTask> task(Digest digest, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PluginPresence presence(Digest digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<PluginView> release(Actor actor, Digest digest, String reason) {
        throw new UnsupportedOperationException();
    }
}
