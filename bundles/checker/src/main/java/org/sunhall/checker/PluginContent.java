package org.sunhall.checker;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;

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
    private final SortedMap<String, byte[]> classes;
    private final Digest code;

    PluginContent(
            Digest digest,
            PluginDescriptor descriptor,
            String symbolicName,
            String version,
            List<ItemDefinition> items,
            SortedMap<String, byte[]> files,
            SortedMap<String, byte[]> classes,
            Digest code) {
        this.digest = Objects.requireNonNull(digest, "digest");
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.symbolicName = Objects.requireNonNull(symbolicName, "symbolicName");
        this.version = Objects.requireNonNull(version, "version");
        this.items = List.copyOf(items);
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
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

    /** Digest over everything that runs: the classes, the component descriptors and the manifest. */
    public Digest code() {
        return code;
    }

    /** Whether it has classes at all. */
    public boolean hasCode() {
        return !classes.isEmpty();
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

    SortedMap<String, byte[]> classes() {
        return classes;
    }

    private byte[] require(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("the plug-in has no file " + path);
        }
        return bytes;
    }
}
