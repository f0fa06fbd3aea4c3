package org.sunhall.plugins.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginPresence;

/** Everything the broker has on record, at one moment. Immutable. */
public final class Shelf {

    /** Nothing on record. */
    public static final Shelf EMPTY = new Shelf(List.of(), List.of(), Map.of());

    private static final Text UNKNOWN = Text.of("平台没有存储该插件。", "The platform has not stored this plug-in.");
    private static final Text NO_FILE =
            Text.of("deploy目录中没有该插件的文件。", "No file of this plug-in is in the folder deploy.");

    private final Map<Digest, StoredPlugin> plugins;
    private final Map<String, DeployFile> files;
    private final Map<PluginId, Absence> absences;
    private final Set<PluginId> present;

    /** What the store holds. */
    public Shelf(Collection<StoredPlugin> plugins, Collection<DeployFile> files, Map<PluginId, Absence> absences) {
        Map<Digest, StoredPlugin> byDigest = new LinkedHashMap<>();
        plugins.forEach(plugin -> byDigest.put(plugin.digest(), plugin));
        this.plugins = Collections.unmodifiableMap(byDigest);
        Map<String, DeployFile> byName = new HashMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        this.files = Collections.unmodifiableMap(byName);
        this.absences = Map.copyOf(absences);
        this.present = idsOf(files);
    }

    private Set<PluginId> idsOf(Collection<DeployFile> some) {
        Set<PluginId> ids = new HashSet<>();
        some.forEach(file -> file.accepted().map(plugins::get).ifPresent(plugin -> ids.add(plugin.id())));
        return ids;
    }

    /** All versions, in the order of the store. */
    public Collection<StoredPlugin> plugins() {
        return plugins.values();
    }

    /** The plug-in with this digest. */
    public Optional<StoredPlugin> plugin(Digest digest) {
        return Optional.ofNullable(plugins.get(digest));
    }

    /** All versions of an id. */
    public List<StoredPlugin> versions(PluginId id) {
        return plugins.values().stream()
                .filter(plugin -> plugin.id().equals(id))
                .toList();
    }

    /** The files of the folder. */
    public Collection<DeployFile> files() {
        return files.values();
    }

    /** The file of this name. */
    public Optional<DeployFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Whether a file of this id is there. */
    public boolean isPresent(PluginId id) {
        return present.contains(id);
    }

    /** Whether it is on record that this id is away. */
    public boolean isOnRecordAsAway(PluginId id) {
        return absences.containsKey(id);
    }

    /** Whether its code, if it has any, shall run. */
    public boolean isWanted(StoredPlugin plugin) {
        return plugin.isNeeded() && plugin.failure().isEmpty() && isPresent(plugin.id());
    }

    /** Whether cases under it may go on. */
    public PluginPresence presence(Digest digest) {
        StoredPlugin plugin = plugins.get(digest);
        if (plugin == null) {
            return PluginPresence.away(java.time.Instant.EPOCH, UNKNOWN);
        }
        if (!isPresent(plugin.id())) {
            Absence absence = absences.getOrDefault(plugin.id(), new Absence(plugin.landedAt(), NO_FILE));
            return PluginPresence.away(absence.since(), absence.why());
        }
        return plugin.failure()
                .map(failure -> PluginPresence.away(failure.since(), failure.why()))
                .orElse(PluginPresence.PRESENT);
    }

    /** The ids that have a file now and would have none, were this file replaced (or, when empty, removed). */
    public Set<PluginId> lostBy(String name, Optional<DeployFile> replacement) {
        Map<String, DeployFile> after = new HashMap<>(files);
        after.remove(name);
        replacement.ifPresent(file -> after.put(name, file));
        Set<PluginId> lost = new HashSet<>(present);
        lost.removeAll(idsOf(after.values()));
        return lost;
    }
}
