package org.sunhall.plugins.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.model.Absence;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;

/** The files of the folder on record, and who is away or back by them. Inside the caller's transaction. */
final class FolderRecords {

    private final JpaPluginStore store;
    private final PluginEvents events;
    private final Clock clock;

    FolderRecords(JpaPluginStore store, PluginEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    void put(Actor actor, DeployFile file) {
        Shelf before = store.load();
        Set<PluginId> lost = before.lostBy(file.name(), Optional.of(file));
        store.put(file);
        away(actor, before, lost, file.name(), "");
        file.accepted()
                .flatMap(before::plugin)
                .filter(plugin -> before.isOnRecordAsAway(plugin.id()))
                .ifPresent(plugin -> {
                    store.removeAway(plugin.id());
                    events.append(actor, "plugin.returned", plugin, data -> data.put("file", file.name()));
                });
    }

    void remove(Actor actor, String name, String reason) {
        Shelf before = store.load();
        Set<PluginId> lost = before.lostBy(name, Optional.empty());
        store.removeFile(name);
        away(actor, before, lost, name, reason);
    }

    private void away(Actor actor, Shelf before, Set<PluginId> lost, String file, String reason) {
        Instant now = clock.instant();
        Text why = Text.of("插件文件{0}已从deploy目录移除。", "The plug-in's file {0} was removed from the folder deploy.")
                .with(file);
        for (PluginId id : lost) {
            store.putAway(id, new Absence(now, why));
            StoredPlugin plugin = before.file(file)
                    .flatMap(DeployFile::accepted)
                    .flatMap(before::plugin)
                    .orElseThrow();
            events.append(actor, "plugin.removed", plugin, data -> {
                data.put("file", file);
                if (!reason.isEmpty()) {
                    data.put("reason", reason);
                }
                var needed = data.putArray("needed");
                before.versions(id).stream()
                        .filter(StoredPlugin::isNeeded)
                        .forEach(version -> needed.add(version.digest().hex()));
            });
        }
    }
}
