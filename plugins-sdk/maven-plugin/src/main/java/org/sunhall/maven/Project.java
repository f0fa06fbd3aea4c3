package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.Checker;
import org.sunhall.checker.Finding;
import org.sunhall.checker.KnownOrganisation;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Packs;
import org.sunhall.testkit.PluginFolder;

/** A vendor's project: where its files are, and what is wrong with them. */
final class Project {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path base;
    private final Path classes;

    /**
     * A project.
     *
     * @param base    its directory
     * @param classes where Maven puts resources and classes
     */
    Project(Path base, Path classes) {
        this.base = base;
        this.classes = classes;
    }

    /** The plug-in's files: what was built, with the newest text of every resource. */
    PluginFolder folder() {
        PluginFolder folder = PluginFolder.of(classes);
        Path resources = base.resolve("src/main/resources");
        if (Files.isDirectory(resources)) {
            for (var file : PluginFolder.of(resources).files().entrySet()) {
                folder = folder.with(file.getKey(), file.getValue());
            }
        }
        return folder;
    }

    /** What the plug-in says about itself; empty when it says nothing that can be read. */
    Optional<JsonNode> descriptor() {
        try {
            byte[] bytes = folder().files().get("SUNHALL-INF/plugin.json");
            return bytes == null ? Optional.empty() : Optional.of(JSON.readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The rules that the plug-in's jurisdiction has, or those of the named one. */
    Pack pack(String named) {
        String id = named == null || named.isBlank()
                ? descriptor()
                        .map(node -> node.path("jurisdiction").asText("national"))
                        .orElse("national")
                : named;
        try {
            return Packs.of(new JurisdictionId(id));
        } catch (IllegalArgumentException e) {
            return Packs.national();
        }
    }

    /**
     * The context of the checks.
     *
     * @param pack          whose rules hold
     * @param on            the day whose rules hold
     * @param organisations a JSON file with the platform's organisations, read when it exists:
     *                      {@code [{"id", "jurisdiction", "posts": []}]}
     */
    static CheckContext context(Pack pack, LocalDate on, Path organisations) throws IOException {
        if (!Files.isRegularFile(organisations)) {
            return CheckContext.alone(pack, on);
        }
        List<KnownOrganisation> known = new ArrayList<>();
        for (JsonNode each : JSON.readTree(Files.readAllBytes(organisations))) {
            Set<String> posts = new HashSet<>();
            each.path("posts").forEach(post -> posts.add(post.asText()));
            known.add(new KnownOrganisation(
                    new OrgId(each.path("id").asText()),
                    new JurisdictionId(each.path("jurisdiction").asText()),
                    posts));
        }
        return CheckContext.on(pack, on, known);
    }

    /** Everything the platform would find. */
    List<FoundFault> check(CheckContext context) {
        return check(folder().jar(), context);
    }

    /** Everything the platform would find in this jar of the project. */
    List<FoundFault> check(byte[] jar, CheckContext context) {
        return Checker.checkJar(jar, context).findings().stream()
                .map(this::located)
                .toList();
    }

    private FoundFault located(Finding finding) {
        return new FoundFault(
                source(finding.file()),
                finding.line(),
                finding.place(),
                finding.rule(),
                finding.message(),
                finding.mend());
    }

    /** The file a person edits, relative to the project. */
    Path source(String file) {
        if (file.isEmpty()) {
            return base.relativize(classes).getParent();
        }
        Path resource = base.resolve("src/main/resources").resolve(file);
        return base.relativize(
                Files.exists(resource) || !Files.exists(classes.resolve(file)) ? resource : classes.resolve(file));
    }
}
