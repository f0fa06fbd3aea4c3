package org.sunhall.plugins.application;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.folder.DeployFolder;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;

/**
 * Whether what is stored of a version is still what landed. A changed version is not used; an incident says so. Its bytes are
 * put back when a file of the folder, or a kept copy, has the very same digest: that digest is what was approved.
 */
final class StoredBytes {

    static final Text CHANGED = Text.of(
            "存储的插件内容与部署时不一致,已停止使用,请从备份恢复。",
            "What is stored of the plug-in is not what landed; it is not used. Restore it from a backup.");
    private static final Logger LOG = LoggerFactory.getLogger(StoredBytes.class);
    private static final Actor BROKER = Actor.system("broker");

    private final Transactions transactions;
    private final JpaPluginStore store;
    private final Shelves shelves;
    private final PluginEvents events;
    private final Incidents incidents;
    private final DeployFolder folder;
    private final KeptCopies copies;
    private final Set<Digest> suspects = ConcurrentHashMap.newKeySet();
    private final Set<Digest> changed = ConcurrentHashMap.newKeySet();

    StoredBytes(
            Transactions transactions,
            JpaPluginStore store,
            Shelves shelves,
            PluginEvents events,
            Incidents incidents,
            DeployFolder folder,
            KeptCopies copies) {
        this.transactions = transactions;
        this.store = store;
        this.shelves = shelves;
        this.events = events;
        this.incidents = incidents;
        this.folder = folder;
        this.copies = copies;
    }

    /** Whether it was found changed and could not be put back. */
    boolean isChanged(Digest digest) {
        return changed.contains(digest);
    }

    /** Whoever read its bytes found them changed; looked at soon, in a transaction that is not theirs. */
    void suspect(Digest digest) {
        suspects.add(digest);
    }

    /** Looks at what was suspected since, and again at what was found changed. */
    void checkSuspects() {
        Set<Digest> now = Set.copyOf(suspects);
        suspects.removeAll(now);
        now.forEach(digest -> shelves.current().plugin(digest).ifPresent(this::check));
        changed.forEach(digest -> shelves.current().plugin(digest).ifPresent(this::check));
    }

    /** Looks at everything. */
    void checkAll() {
        shelves.current().plugins().forEach(this::check);
    }

    /** Which versions are not what landed and could not be put back. */
    Set<Digest> changed() {
        return Set.copyOf(changed);
    }

    private void check(StoredPlugin plugin) {
        Optional<byte[]> jar = verified(plugin);
        if (jar.isPresent() && isSame(plugin, jar.get())) {
            if (changed.remove(plugin.digest())) {
                transactions.run(() -> events.plain(BROKER, "plugin.sound", plugin));
            }
        } else if (jar.isPresent()) {
            report(plugin, IncidentKind.DEFINITION_CHANGED, "plugin.definition-changed");
        }
    }

    /** Its bytes; empty when they were changed and cannot be put back. Not inside a transaction. */
    Optional<byte[]> verified(StoredPlugin plugin) {
        Digest digest = plugin.digest();
        Optional<byte[]> stored = transactions.call(() -> store.bytes(digest));
        if (stored.filter(bytes -> Digest.of(bytes).equals(digest)).isPresent()) {
            copies.keep(digest, stored.get());
            return stored;
        }
        report(plugin, IncidentKind.STORED_BYTES_CHANGED, "plugin.tampered");
        Optional<byte[]> original = original(digest);
        original.ifPresent(jar -> {
            transactions.run(() -> {
                store.putBytes(digest, jar);
                events.plain(BROKER, "plugin.restored", plugin);
            });
            changed.remove(digest);
            LOG.warn("The stored bytes of {} {} were put back", plugin.id(), plugin.version());
        });
        return original;
    }

    private void report(StoredPlugin plugin, IncidentKind kind, String event) {
        if (!changed.add(plugin.digest())) {
            return;
        }
        LOG.error("What is stored of {} {} is not what landed; it is not used", plugin.id(), plugin.version());
        transactions.run(() -> {
            incidents.report(IncidentDraft.of(kind, plugin.digest(), CHANGED, ""));
            events.append(BROKER, event, plugin, data -> PluginEvents.text(data, "why", CHANGED));
        });
    }

    private Optional<byte[]> original(Digest digest) {
        for (DeployFile file : shelves.current().files()) {
            if (file.accepted().filter(digest::equals).isPresent()) {
                try {
                    Optional<byte[]> jar = folder.read(file.name(), file.stamp());
                    if (jar.filter(bytes -> Digest.of(bytes).equals(digest)).isPresent()) {
                        return jar;
                    }
                } catch (IOException e) {
                    LOG.warn("{} cannot be read", file.name(), e);
                }
            }
        }
        return copies.find(digest);
    }

    private static boolean isSame(StoredPlugin plugin, byte[] jar) {
        Optional<PluginContent> read = PluginReader.read(jar).content();
        return read.isPresent()
                && read.get().descriptor().id().equals(plugin.id())
                && read.get().version().equals(plugin.version())
                && read.get().symbolicName().equals(plugin.symbolicName())
                && read.get().descriptor().jurisdiction().equals(plugin.jurisdiction())
                && read.get().hasCode() == plugin.hasCode()
                && codes(read.get()).equals(plugin.items());
    }

    private static List<?> codes(PluginContent content) {
        return content.items().stream().map(ItemDefinition::code).toList();
    }
}
