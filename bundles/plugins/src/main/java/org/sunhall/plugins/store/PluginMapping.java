package org.sunhall.plugins.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.model.Absence;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Stamp;
import org.sunhall.plugins.model.StoredPlugin;

/** Rows to records and back. */
final class PluginMapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PluginMapping() {}

    static StoredPlugin plugin(PluginEntity e) {
        return new StoredPlugin(
                new Digest(e.digest),
                new PluginId(e.plugin),
                e.version,
                e.symbolicName,
                Text.of(e.titleZh, e.titleEn),
                new JurisdictionId(e.jurisdiction),
                e.items.lines().map(ItemCode::new).toList(),
                e.hasCode,
                Instant.ofEpochMilli(e.landedAt),
                e.forCatalog,
                e.forCases,
                e.running,
                e.failedAt == null
                        ? Optional.empty()
                        : Optional.of(new StoredPlugin.Failure(
                                Instant.ofEpochMilli(e.failedAt), Text.of(e.failureZh, e.failureEn))));
    }

    static PluginEntity entity(StoredPlugin plugin) {
        PluginEntity e = new PluginEntity();
        e.digest = plugin.digest().hex();
        e.plugin = plugin.id().value();
        e.version = plugin.version();
        e.symbolicName = plugin.symbolicName();
        e.titleZh = cut(plugin.title().zh(), 400);
        e.titleEn = cut(plugin.title().en(), 400);
        e.jurisdiction = plugin.jurisdiction().value();
        e.items = plugin.items().stream().map(ItemCode::value).collect(Collectors.joining("\n"));
        e.hasCode = plugin.hasCode();
        e.landedAt = plugin.landedAt().toEpochMilli();
        e.forCatalog = plugin.forCatalog();
        e.forCases = plugin.forCases();
        e.running = plugin.running();
        plugin.failure().ifPresent(failure -> {
            e.failedAt = failure.since().toEpochMilli();
            e.failureZh = cut(failure.why().zh(), 1000);
            e.failureEn = cut(failure.why().en(), 1000);
        });
        return e;
    }

    static DeployFile file(FileEntity e) {
        return new DeployFile(
                e.name,
                new Stamp(e.size, e.modifiedAt),
                Optional.ofNullable(e.accepted).map(Digest::new),
                Optional.ofNullable(e.refused)
                        .map(content -> new DeployFile.Refusal(
                                new Digest(content), Instant.ofEpochMilli(e.refusedAt), findings(e.findings))));
    }

    static FileEntity entity(DeployFile file) {
        FileEntity e = new FileEntity();
        e.name = file.name();
        e.size = file.stamp().size();
        e.modifiedAt = file.stamp().modified();
        e.accepted = file.accepted().map(Digest::hex).orElse(null);
        file.refusal().ifPresent(refusal -> {
            e.refused = refusal.content().hex();
            e.refusedAt = refusal.at().toEpochMilli();
            e.findings = findings(refusal.findings());
        });
        return e;
    }

    static Absence absence(AbsenceEntity e) {
        return new Absence(Instant.ofEpochMilli(e.since), Text.of(e.whyZh, e.whyEn));
    }

    static AbsenceEntity entity(PluginId id, Absence absence) {
        AbsenceEntity e = new AbsenceEntity();
        e.plugin = id.value();
        e.since = absence.since().toEpochMilli();
        e.whyZh = cut(absence.why().zh(), 1000);
        e.whyEn = cut(absence.why().en(), 1000);
        return e;
    }

    private static List<FieldProblem> findings(String text) {
        List<FieldProblem> findings = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(text)) {
                findings.add(new FieldProblem(
                        node.path("pointer").asText(),
                        node.path("rule").asText(),
                        Text.of(node.path("zh").asText(), node.path("en").asText())));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the findings of a refused file are no JSON", e);
        }
        return findings;
    }

    private static String findings(List<FieldProblem> findings) {
        ArrayNode array = JSON.createArrayNode();
        findings.forEach(finding -> array.addObject()
                .put("pointer", finding.pointer())
                .put("rule", finding.rule())
                .put("zh", finding.message().zh())
                .put("en", finding.message().en()));
        return array.toString();
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
