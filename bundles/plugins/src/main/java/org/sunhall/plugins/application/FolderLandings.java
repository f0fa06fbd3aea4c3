package org.sunhall.plugins.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.checker.Finding;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.folder.DeployFolder;
import org.sunhall.plugins.folder.FolderFollower;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Stamp;

/** What the broker does about the files of the folder. Used by the watcher's thread. */
final class FolderLandings implements FolderFollower {

    private static final long STILL_COPYING_NANOS = 2_000_000_000L;

    private final LandPlugin landPlugin;
    private final Shelves shelves;
    private final Examination examination;
    private final DeployFolder folder;
    private final Runnable onChange;
    private List<?> circumstancesAtRefusal = List.of();

    FolderLandings(
            LandPlugin landPlugin, Shelves shelves, Examination examination, DeployFolder folder, Runnable onChange) {
        this.landPlugin = landPlugin;
        this.shelves = shelves;
        this.examination = examination;
        this.folder = folder;
        this.onChange = onChange;
    }

    @Override
    public Set<String> filesOnRecord() {
        return shelves.current().files().stream().map(DeployFile::name).collect(Collectors.toSet());
    }

    @Override
    public boolean settled(String name, Stamp stamp, long quietNanos) throws Exception {
        Optional<DeployFile> known = shelves.current().file(name);
        if (known.filter(file -> file.stamp().equals(stamp) && file.refusal().isEmpty())
                .isPresent()) {
            return true;
        }
        if (stamp.size() > PluginReader.MAX_JAR) {
            landPlugin.refuseUnread(name, stamp, tooLarge());
            return true;
        }
        Optional<byte[]> jar = folder.read(name, stamp);
        if (jar.isEmpty() || !DeployFolder.hasItsEnd(jar.get()) && quietNanos < STILL_COPYING_NANOS) {
            return false;
        }
        circumstancesAtRefusal = examination.circumstances();
        landPlugin.file(name, stamp, jar.get());
        onChange.run();
        return true;
    }

    private static Finding tooLarge() {
        return new Finding(
                "",
                "",
                "jar.size",
                Text.of("插件包超过32 MB。", "The jar is larger than 32 MB."),
                Text.of("请只放入插件所需文件。", "Put in only what the plug-in needs."));
    }

    @Override
    public void gone(String name) {
        landPlugin.gone(name);
        onChange.run();
    }

    /** The organisations or the publisher that a refused plug-in asked for may have been entered meanwhile. */
    @Override
    public Set<String> worthAnotherTry() {
        Set<String> refused = shelves.current().files().stream()
                .filter(file -> file.refusal().isPresent())
                .map(DeployFile::name)
                .collect(Collectors.toSet());
        return refused.isEmpty() || examination.circumstances().equals(circumstancesAtRefusal) ? Set.of() : refused;
    }
}
