package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.checker.internal.ClassRules;
import org.sunhall.checker.internal.ComponentRules;
import org.sunhall.checker.internal.Findings;
import org.sunhall.checker.internal.ItemReading;
import org.sunhall.checker.internal.ManifestRules;
import org.sunhall.checker.internal.PlaceRules;
import org.sunhall.checker.internal.Schemas;
import org.sunhall.checker.internal.StrictJson;
import org.sunhall.checker.internal.ZipReading;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * Reads a jar that anybody may have made. Everything in it is distrusted: sizes, names, numbers of entries, what the central
 * directory claims, what JSON and classes hold. No class of it is loaded, nothing is written to disk.
 */
public final class PluginReader {

    /** The largest jar, in bytes. */
    public static final int MAX_JAR = 32 * 1024 * 1024;

    private static final String DESCRIPTOR = PluginContent.ROOT + "plugin.json";
    private static final String ITEMS = PluginContent.ROOT + "items/";

    private PluginReader() {}

    /**
     * Reads the bytes of a jar. Never throws: every fault is a finding. Use {@link Checker#checkJar} to hear of what
     * {@link Checker#check} finds at the same time.
     */
    public static PluginParse read(byte[] jar) {
        Reading reading = readAsFarAsPossible(jar);
        List<Finding> findings = reading.findings().list();
        return new PluginParse(findings.isEmpty() ? reading.content() : Optional.empty(), findings);
    }

    /**
     * A jar as far as it could be read.
     *
     * @param archive  whether its files could be read at all
     * @param content  present when at least name, descriptor and one item could be read
     * @param findings what is wrong so far
     */
    record Reading(boolean archive, Optional<PluginContent> content, Findings findings) {}

    static Reading readAsFarAsPossible(byte[] jar) {
        Findings findings = new Findings();
        if (jar.length > MAX_JAR) {
            findings.add(
                    "",
                    "",
                    "jar.size",
                    Text.of("插件包超过32 MB。", "The jar is larger than 32 MB."),
                    Text.of("请只放入插件所需文件。", "Put in only what the plug-in needs."));
            return new Reading(false, Optional.empty(), findings);
        }
        Optional<SortedMap<String, byte[]>> files = ZipReading.read(jar, findings);
        files.ifPresent(findings::read);
        return new Reading(files.isPresent(), files.flatMap(all -> content(jar, all, findings)), findings);
    }

    private static Optional<PluginContent> content(byte[] jar, SortedMap<String, byte[]> all, Findings findings) {
        all.keySet().forEach(path -> PlaceRules.check(path, findings));
        Optional<ManifestRules.Identity> identity = ManifestRules.read(all.get(ManifestRules.FILE), findings);
        SortedMap<String, byte[]> data = new TreeMap<>();
        SortedMap<String, byte[]> classes = new TreeMap<>();
        all.forEach((path, bytes) -> {
            if (path.startsWith(PluginContent.ROOT)) {
                data.put(path, bytes);
            } else if (path.endsWith(".class")) {
                classes.put(path, bytes);
            }
        });
        ClassRules.check(classes, findings);
        Set<String> tasks = ComponentRules.tasks(all, findings);
        Optional<PluginDescriptor> descriptor = descriptor(data, findings);
        if (descriptor.isEmpty()) {
            return Optional.empty();
        }
        List<ItemDefinition> items = items(descriptor.get(), data, findings);
        if (identity.isEmpty() || items.isEmpty()) {
            return Optional.empty();
        }
        if (!identity.get().version().equals(descriptor.get().version())) {
            findings.add(
                    DESCRIPTOR,
                    "/version",
                    "plugin.version",
                    Text.of(
                            "与清单的Bundle-Version(" + identity.get().version() + ")不一致。",
                            "It differs from Bundle-Version (" + identity.get().version() + ") in the manifest."),
                    Text.of("请使两处一致。", "Make them the same."));
        }
        return Optional.of(new PluginContent(
                Digest.of(jar),
                descriptor.get(),
                identity.get().symbolicName(),
                identity.get().version(),
                items,
                data,
                !classes.isEmpty(),
                tasks,
                code(all)));
    }

    private static Optional<PluginDescriptor> descriptor(SortedMap<String, byte[]> data, Findings findings) {
        byte[] bytes = data.get(DESCRIPTOR);
        if (bytes == null) {
            findings.add(
                    DESCRIPTOR,
                    "",
                    "plugin.missing",
                    Text.of("缺少插件说明文件。", "The plug-in's descriptor is missing."),
                    Text.of("请加入SUNHALL-INF/plugin.json。", "Add SUNHALL-INF/plugin.json."));
            return Optional.empty();
        }
        Optional<ObjectNode> json = valid(DESCRIPTOR, bytes, Schemas.PLUGIN, findings);
        return json.map(node -> {
            List<String> items = new ArrayList<>();
            node.get("items").forEach(item -> items.add(item.asText()));
            return new PluginDescriptor(
                    new PluginId(node.get("id").asText()),
                    Text.of(
                            node.get("title").get("zh").asText(),
                            node.get("title").get("en").asText()),
                    node.get("publisher").asText(),
                    new JurisdictionId(node.get("jurisdiction").asText()),
                    node.get("version").asText(),
                    items);
        });
    }

    private static List<ItemDefinition> items(
            PluginDescriptor descriptor, SortedMap<String, byte[]> data, Findings findings) {
        List<ItemDefinition> items = new ArrayList<>();
        Set<ItemCode> codes = new HashSet<>();
        for (int i = 0; i < descriptor.items().size(); i++) {
            String path = ITEMS + descriptor.items().get(i);
            byte[] bytes = data.get(path);
            if (bytes == null) {
                findings.add(
                        DESCRIPTOR,
                        "/items/" + i,
                        "plugin.item-missing",
                        Text.of("包内没有" + path + "。", "The jar has no " + path + "."),
                        Text.of("请加入该文件或去掉这一项。", "Add the file or remove this entry."));
                continue;
            }
            valid(path, bytes, Schemas.ITEM, findings).ifPresent(json -> {
                ItemDefinition item = ItemReading.item(path, json);
                if (codes.add(item.code())) {
                    items.add(item);
                } else {
                    findings.add(
                            path,
                            "/code",
                            "item.duplicate",
                            Text.of("事项编码在插件内重复。", "Another item of the plug-in has the same code."),
                            Text.of("每个事项使用自己的编码。", "Give every item its own code."));
                }
            });
        }
        data.keySet().stream()
                .filter(path -> path.startsWith(ITEMS))
                .filter(path -> !descriptor.items().contains(path.substring(ITEMS.length())))
                .forEach(path -> findings.add(
                        path,
                        "",
                        "plugin.item-unlisted",
                        Text.of("plugin.json未列出此事项。", "plugin.json does not list this item."),
                        Text.of("请列入items或删除该文件。", "List it under items or remove the file.")));
        return items;
    }

    private static Optional<ObjectNode> valid(String path, byte[] bytes, String schema, Findings findings) {
        int before = findings.size();
        Optional<ObjectNode> json = StrictJson.object(path, bytes, findings);
        json.ifPresent(node -> Schemas.check(schema, path, node, findings));
        return findings.size() == before ? json : Optional.empty();
    }

    /** What runs: everything outside the data and outside the packer's own notes, each with its path and length. */
    private static Digest code(SortedMap<String, byte[]> all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        all.forEach((path, bytes) -> {
            if (!path.startsWith(PluginContent.ROOT) && !path.startsWith("META-INF/")) {
                out.writeBytes((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                out.writeBytes(bytes);
            }
        });
        return Digest.of(out.toByteArray());
    }
}
