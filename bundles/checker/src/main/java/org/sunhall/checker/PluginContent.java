package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sunhall.checker.internal.DiscretionReading;
import org.sunhall.checker.internal.Findings;
import org.sunhall.checker.internal.MigrationReading;
import org.sunhall.checker.internal.Schemas;
import org.sunhall.checker.internal.StrictJson;
import org.sunhall.forms.Form;
import org.sunhall.forms.FormReader;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.FlowReader;

/**
 * What a plug-in contains: everything except its classes, read once and immutable. Safe for several threads.
 *
 * <p>A content is what {@link PluginReader} could read. Only a content that {@link Checker#check} has passed may be proposed; the
 * methods that parse throw {@link IllegalArgumentException} for a file that would not have passed.
 */
public final class PluginContent {

    /** The directory that holds a plug-in's data. */
    public static final String ROOT = "SUNHALL-INF/";

    private final Digest digest;
    private final PluginDescriptor descriptor;
    private final String symbolicName;
    private final String version;
    private final List<ItemDefinition> items;
    private final SortedMap<String, byte[]> files;
    private final boolean hasCode;
    private final Set<String> tasks;
    private final Digest code;
    private final Map<String, Flow> flows = new ConcurrentHashMap<>();
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    PluginContent(
            Digest digest,
            PluginDescriptor descriptor,
            String symbolicName,
            String version,
            List<ItemDefinition> items,
            SortedMap<String, byte[]> files,
            boolean hasCode,
            Set<String> tasks,
            Digest code) {
        this.digest = Objects.requireNonNull(digest, "digest");
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.symbolicName = Objects.requireNonNull(symbolicName, "symbolicName");
        this.version = Objects.requireNonNull(version, "version");
        this.items = List.copyOf(items);
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.hasCode = hasCode;
        this.tasks = Set.copyOf(tasks);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The digest of the jar's bytes: its identity. */
    public Digest digest() {
        return digest;
    }

    /** What it says about itself. */
    public PluginDescriptor descriptor() {
        return descriptor;
    }

    /** Bundle-SymbolicName. */
    public String symbolicName() {
        return symbolicName;
    }

    /** Bundle-Version. */
    public String version() {
        return version;
    }

    /** Its items, in the order of {@code plugin.json}. */
    public List<ItemDefinition> items() {
        return items;
    }

    /** The item with this code. */
    public Optional<ItemDefinition> item(ItemCode code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** Its files under {@link #ROOT} by path, for example {@code SUNHALL-INF/items/food-licence.json}. The bytes are not to be changed. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** The bytes of a file under {@link #ROOT}; a copy. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /** Digest over everything that runs: the classes, what lies beside them, and the component descriptors. */
    public Digest code() {
        return code;
    }

    /** Whether it has classes at all. */
    public boolean hasCode() {
        return hasCode;
    }

    /** Names of the automatic tasks that its components provide. */
    public Set<String> tasks() {
        return tasks;
    }

    /**
     * The text of a template.
     *
     * @param template file name under {@code SUNHALL-INF/documents/}
     * @throws IllegalArgumentException when there is no such file
     */
    public String template(String template) {
        return new String(require(ROOT + "documents/" + template), StandardCharsets.UTF_8);
    }

    /**
     * The BPMN of an item as written: also its published flow chart.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public byte[] bpmn(ItemDefinition item) {
        return require(ROOT + "workflows/" + item.flow()).clone();
    }

    /**
     * The flow of an item; parsed once.
     *
     * @throws IllegalArgumentException when its file is missing or would not pass the checks
     */
    public Flow flow(ItemDefinition item) {
        return flows.computeIfAbsent(item.flow(), file -> FlowReader.read(require(ROOT + "workflows/" + file))
                .flow()
                .orElseThrow(() -> new IllegalArgumentException("the flow " + file + " would not pass the checks")));
    }

    /**
     * A form; parsed once.
     *
     * @param form file name under {@code SUNHALL-INF/forms/}
     * @throws IllegalArgumentException when it is missing or would not pass the checks
     */
    public Form form(String form) {
        return forms.computeIfAbsent(form, file -> json(ROOT + "forms/" + file)
                .flatMap(json -> FormReader.read(json).form())
                .orElseThrow(() -> new IllegalArgumentException("the form " + file + " would not pass the checks")));
    }

    /**
     * The application form of an item; parsed once.
     *
     * @throws IllegalArgumentException when its file is missing or would not pass the checks
     */
    public Form form(ItemDefinition item) {
        return form(item.form());
    }

    /** The sample applications of an item, in the order of their files. */
    public List<ObjectNode> samples(ItemCode item) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(ROOT + "samples/"))
                .flatMap(path -> json(path).stream())
                .filter(sample -> item.value().equals(sample.path("item").asText()))
                .toList();
    }

    /**
     * How cases of an item that run under another version go on under this one. A plan for exactly that version goes before one for
     * any ({@code "*"}).
     *
     * @param fromVersion the version under which they run, for example {@code 1.0.0}
     */
    public Optional<MigrationPlan> migration(ItemCode item, String fromVersion) {
        return MigrationReading.find(all("migration/"), item, fromVersion);
    }

    /** The discretion tables of an item, in the order of their files. */
    public List<DiscretionTable> discretion(ItemCode item) {
        return all("discretion/").entrySet().stream()
                .map(file -> DiscretionReading.table(file.getKey(), file.getValue()))
                .filter(table -> table.item().equals(item))
                .toList();
    }

    /** The JSON files of a directory under {@link #ROOT} that say which item they belong to: valid ones only. */
    private SortedMap<String, ObjectNode> all(String directory) {
        SortedMap<String, ObjectNode> found = new TreeMap<>();
        String schema = directory.equals("migration/") ? Schemas.MIGRATION : Schemas.DISCRETION;
        for (String path : files.keySet()) {
            if (path.startsWith(ROOT + directory)) {
                json(path).filter(json -> Schemas.fits(schema, json)).ifPresent(json -> found.put(path, json));
            }
        }
        return found;
    }

    private Optional<ObjectNode> json(String path) {
        return StrictJson.object(path, require(path), new Findings());
    }

    private byte[] require(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("the plug-in has no file " + path);
        }
        return bytes;
    }
}
