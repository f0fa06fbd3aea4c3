package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.checker.internal.Findings;
import org.sunhall.checker.internal.StrictJson;
import org.sunhall.checker.internal.ZipReading;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;

/**
 * An archive with rules instead of a plug-in: a jurisdiction pack ({@code SUNHALL-INF/pack.json}), years of the calendar
 * ({@code SUNHALL-INF/calendar/2027.json}), or both. Distrusted like a plug-in; it holds data only.
 *
 * @param digest of the archive's bytes
 * @param pack   the pack's file, by its path
 * @param years  the notices, by their paths
 */
public record RulesArchive(Digest digest, SortedMap<String, JsonNode> pack, SortedMap<String, JsonNode> years) {

    private static final String PACK = PluginContent.ROOT + "pack.json";
    private static final String CALENDAR = PluginContent.ROOT + "calendar/";
    private static final int LARGEST = 1024 * 1024;

    /** An archive as far as it could be read; without findings it is there. */
    public record Reading(Optional<RulesArchive> archive, List<Finding> findings) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /** Whether these bytes are meant as rules: they name a pack or a year, and no plug-in. Never throws. */
    public static boolean isOne(byte[] archive) {
        return archive.length <= PluginReader.MAX_JAR
                && ZipReading.read(archive, new Findings())
                        .filter(files -> !files.containsKey(PluginContent.ROOT + "plugin.json"))
                        .filter(files -> files.keySet().stream().anyMatch(RulesArchive::isRules))
                        .isPresent();
    }

    private static boolean isRules(String path) {
        return path.equals(PACK) || path.startsWith(CALENDAR);
    }

    /** Reads an archive; never throws: every fault is a finding. What the files say is for the packs' own reader. */
    public static Reading read(byte[] bytes) {
        Findings findings = new Findings();
        Optional<SortedMap<String, byte[]>> files =
                bytes.length > PluginReader.MAX_JAR ? Optional.empty() : ZipReading.read(bytes, findings);
        if (files.isEmpty()) {
            return new Reading(Optional.empty(), findings.list());
        }
        SortedMap<String, JsonNode> pack = new TreeMap<>();
        SortedMap<String, JsonNode> years = new TreeMap<>();
        files.get().forEach((path, content) -> {
            if (isRules(path) && path.endsWith(".json") && content.length <= LARGEST) {
                StrictJson.object(path, content, findings)
                        .ifPresent(json -> (path.equals(PACK) ? pack : years).put(path, json));
            } else if (!path.startsWith("META-INF/")) {
                findings.add(
                        path,
                        "",
                        "rules.place",
                        Text.of(
                                "规则档案中不应有此文件,或其超过1 MB。",
                                "An archive of rules has no such file, or it is larger than 1 MB."),
                        Text.of(
                                "只放入SUNHALL-INF/pack.json和SUNHALL-INF/calendar/年份.json。",
                                "Put in SUNHALL-INF/pack.json and SUNHALL-INF/calendar/<year>.json only."));
            }
        });
        return findings.list().isEmpty()
                ? new Reading(Optional.of(new RulesArchive(Digest.of(bytes), pack, years)), List.of())
                : new Reading(Optional.empty(), findings.list());
    }
}
