package org.sunhall.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plug-in as a directory of files, and the jar made of it: the same files give the same bytes. */
public final class PluginFolder {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> files;

    private PluginFolder(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Reads every file of a directory, for example {@code target/classes}.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static PluginFolder of(Path directory) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith("META-INF/maven/")) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be read", e);
        }
        return new PluginFolder(files);
    }

    /** The same with one file more, or another text in it. */
    public PluginFolder with(String path, byte[] content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, content.clone());
        return new PluginFolder(changed);
    }

    /** The same without a file. */
    public PluginFolder without(String path) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.remove(path);
        return new PluginFolder(changed);
    }

    /** Its files by path; the bytes are not to be changed. */
    public SortedMap<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    /**
     * The jar. Without a manifest of its own it gets the plain one of a plug-in that is data only, so that tests can run in an editor
     * that knows nothing of Maven.
     */
    public byte[] jar() {
        SortedMap<String, byte[]> rest = new TreeMap<>(files);
        byte[] manifest = rest.remove(MANIFEST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, manifest == null ? plainManifest() : manifest);
            for (Map.Entry<String, byte[]> file : rest.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("written in memory", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ENTRY_TIME);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] plainManifest() {
        return dataManifest("plugin." + described("id", "unnamed"), described("version", "0.0.0"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String described(String field, String otherwise) {
        byte[] descriptor = files.get("SUNHALL-INF/plugin.json");
        String text = descriptor == null ? "" : new String(descriptor, StandardCharsets.UTF_8);
        Matcher matcher =
                Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]+)\"").matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    /** The manifest of a plug-in that is data only. */
    public static String dataManifest(String symbolicName, String version) {
        return "Manifest-Version: 1.0\r\n"
                + "Bundle-ManifestVersion: 2\r\n"
                + "Bundle-SymbolicName: " + symbolicName + "\r\n"
                + "Bundle-Version: " + version + "\r\n"
                + "Require-Capability: osgi.extender;filter:=\"(&(osgi.extender=or\r\n"
                + " g.sunhall.plugin)(version>=1.0.0)(!(version>=2.0.0)))\"\r\n"
                + "\r\n";
    }
}
