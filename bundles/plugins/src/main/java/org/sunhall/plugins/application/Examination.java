package org.sunhall.plugins.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.Checker;
import org.sunhall.checker.Finding;
import org.sunhall.checker.KnownOrganisation;
import org.sunhall.checker.PluginContent;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;

/** Everything a jar is held to before it may land: what the checker knows, and what has landed before. */
final class Examination {

    static final String VERSION_TAKEN = "plugin.version-taken";
    private static final String DESCRIPTOR = PluginContent.ROOT + "plugin.json";

    private static final JurisdictionId NATION = new JurisdictionId("national");

    private final Directory directory;
    private final Trust trust;
    private final PackRegistry packs;
    private final Clock clock;

    Examination(Directory directory, Trust trust, PackRegistry packs, Clock clock) {
        this.directory = directory;
        this.trust = trust;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param content  as far as it could be read
     * @param findings everything that is wrong; empty: it may land
     */
    record Result(Optional<PluginContent> content, List<Finding> findings) {

        boolean isOnlyVersionTaken() {
            return findings.size() == 1 && findings.get(0).rule().equals(VERSION_TAKEN);
        }
    }

    /** What a refusal may depend on beside the jar; when it changes, a refused one is worth another try. */
    List<?> circumstances() {
        return List.of(organisations(), trust.publishers());
    }

    private List<KnownOrganisation> organisations() {
        return directory.organisations().stream()
                .map(org -> new KnownOrganisation(
                        org.id(),
                        org.jurisdiction(),
                        directory.posts(org.id()).stream()
                                .map(held -> held.post().name())
                                .collect(Collectors.toUnmodifiableSet())))
                .toList();
    }

    Result examine(byte[] jar, Shelf shelf) {
        Checker.Examined examined = Checker.examine(jar, this::context);
        if (examined.content().isEmpty()) {
            return new Result(Optional.empty(), examined.findings());
        }
        PluginContent content = examined.content().get();
        JurisdictionId place = content.descriptor().jurisdiction();
        List<Finding> findings = new ArrayList<>(examined.findings().stream()
                .map(finding -> trust.explained(finding, jar, place, clock.instant()))
                .toList());
        for (StoredPlugin other : shelf.plugins()) {
            compare(content, other, findings);
        }
        return new Result(Optional.of(content), findings.stream().distinct().toList());
    }

    private CheckContext context(Optional<PluginContent> content) {
        return content.map(plugin -> plugin.descriptor().jurisdiction())
                .map(place -> context(packs.of(place)).signedBy(trust.policy(place)))
                .orElseGet(() -> context(packs.of(NATION)));
    }

    private CheckContext context(Pack pack) {
        return CheckContext.on(pack, clock.instant().atZone(pack.zone()).toLocalDate(), organisations());
    }

    private static void compare(PluginContent content, StoredPlugin other, List<Finding> findings) {
        if (!other.id().equals(content.descriptor().id())) {
            if (other.symbolicName().equals(content.symbolicName())) {
                findings.add(new Finding(
                        "META-INF/MANIFEST.MF",
                        "Bundle-SymbolicName",
                        "manifest.name-taken",
                        Text.of("该名称已被插件{0}使用。", "Plug-in {0} has this name already.")
                                .with(other.id()),
                        Text.of("请使用自己的名称。", "Use a name of its own.")));
            }
            return;
        }
        if (other.version().equals(content.version())) {
            findings.add(new Finding(
                    DESCRIPTOR,
                    "/version",
                    VERSION_TAKEN,
                    Text.of("版本{0}已部署过不同的内容(摘要{1})。", "Version {0} has already landed with other content (digest {1}).")
                            .with(other.version(), other.digest().abbreviated()),
                    Text.of("请提高版本号后重新打包。", "Raise the version and build again.")));
        }
        if (!other.jurisdiction().equals(content.descriptor().jurisdiction())) {
            findings.add(new Finding(
                    DESCRIPTOR,
                    "/jurisdiction",
                    "plugin.jurisdiction-changed",
                    Text.of("该插件以前属于辖区{0}。", "The plug-in has belonged to jurisdiction {0} so far.")
                            .with(other.jurisdiction()),
                    Text.of("请使用新的插件id。", "Use a new plug-in id.")));
        }
    }
}
