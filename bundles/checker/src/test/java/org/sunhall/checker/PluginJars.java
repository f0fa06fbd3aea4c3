package org.sunhall.checker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Jars for tests: the sample plug-in {@code food-licence} and variants of it. Needs the sample on the test class path
 * ({@code org.sunhall.samples:food-licence}).
 */
public final class PluginJars {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String DATA = "SUNHALL-INF/";

    private final Map<String, byte[]> files;

    private PluginJars(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The sample plug-in as it was built, or packed from its class directory when there is no jar yet. */
    public static byte[] good() {
        URL descriptor = PluginJars.class.getResource("/" + DATA + "plugin.json");
        if (descriptor == null) {
            throw new IllegalStateException("org.sunhall.samples:food-licence is not on the test class path");
        }
        try {
            if (descriptor.openConnection() instanceof JarURLConnection inJar) {
                return Files.readAllBytes(Path.of(inJar.getJarFileURL().toURI()));
            }
            return packDirectory(Path.of(descriptor.toURI()).getParent().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same content in a higher version. */
    public static byte[] version(String version) {
        return edit().numbered(version).build();
    }

    /** The same version with other content: one sentence of a template differs. */
    public static byte[] sameVersionOtherContent() {
        return edit().replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定")
                .build();
    }

    /** A version with other content: one sentence of a template differs. */
    public static byte[] versionWithOtherContent(String version) {
        return edit().numbered(version)
                .replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定")
                .build();
    }

    /** A plug-in of data alone, id {@code food-licence-data}, item {@code sunshine-market-food-licence-data}: numbers come from a series. */
    public static byte[] dataOnly() {
        PluginJars jar = edit();
        jar.files.keySet().removeIf(path -> path.endsWith(".class") || path.startsWith("OSGI-INF/"));
        String item = "sunshine-market-food-licence";
        return jar.dropHeader("Service-Component")
                .dropHeader("Provide-Capability")
                .replaceHeader("Import-Package", "java.lang")
                .replaceHeader("Bundle-SymbolicName", "cn.sunshine.market.food-licence-data")
                .replaceHeader("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\"")
                .replace("plugin.json", "\"food-licence\"", "\"food-licence-data\"")
                .replace("items/food-licence.json", "\"" + item + "\"", "\"" + item + "-data\"")
                .replace("samples/restaurant.json", "\"" + item + "\"", "\"" + item + "-data\"")
                .replace("samples/school-canteen.json", "\"" + item + "\"", "\"" + item + "-data\"")
                .replace(
                        "items/food-licence.json",
                        "\"numberFact\": \"licenceNumber\"",
                        "\"series\": \"阳市监食证〔{year}〕第 {number:6} 号\"")
                .replace("documents/licence.html", "${facts.licenceNumber}", "${paper.number}")
                .replace("documents/licence.html", "${zhDate(facts.validUntil)}", "五年")
                .replaceAll("workflows/food-licence.bpmn", "(?s)\\s*<bpmn:serviceTask.*?</bpmn:serviceTask>", "")
                .replaceAll(
                        "workflows/food-licence.bpmn",
                        "(?s)\\s*<bpmndi:BPMNShape id=\"LicenceNumber_di\".*?</bpmndi:BPMNShape>",
                        "")
                .replaceAll(
                        "workflows/food-licence.bpmn",
                        "(?s)\\s*<bpmndi:BPMNEdge id=\"Flow_15_di\".*?</bpmndi:BPMNEdge>",
                        "")
                .replaceAll("workflows/food-licence.bpmn", "\\s*<bpmn:sequenceFlow id=\"Flow_15\"[^>]*/>", "")
                .replace(
                        "workflows/food-licence.bpmn",
                        "<bpmn:incoming>Flow_15</bpmn:incoming>",
                        "<bpmn:incoming>Flow_13</bpmn:incoming>")
                .replace("workflows/food-licence.bpmn", "targetRef=\"LicenceNumber\"", "targetRef=\"Issue\"")
                .build();
    }

    /** The same item under another code, in all its files. */
    public PluginJars recoded(String code) {
        for (String path : files.keySet().stream()
                .filter(path -> path.startsWith(DATA) && path.endsWith(".json"))
                .toList()) {
            String file = path.substring(DATA.length());
            if (text(file).contains("\"sunshine-market-food-licence\"")) {
                replace(file, "\"sunshine-market-food-licence\"", "\"" + code + "\"");
            }
        }
        return this;
    }

    /** The sample plug-in, to be changed. */
    public static PluginJars edit() {
        return of(good());
    }

    /** A jar, to be changed. */
    public static PluginJars of(byte[] jar) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PluginJars(files);
    }

    /** Another version, in the manifest and in {@code plugin.json}. */
    public PluginJars numbered(String version) {
        return replaceHeader("Bundle-Version", version)
                .replaceAll("plugin.json", "\"version\": \"[^\"]*\"", "\"version\": \"" + version + "\"");
    }

    /**
     * Replaces a text in a file under {@code SUNHALL-INF/} (or anywhere, with a path from the root that starts with {@code /}).
     *
     * @throws IllegalArgumentException when the file does not hold it: a test that breaks nothing proves nothing
     */
    public PluginJars replace(String path, String from, String to) {
        String before = text(path);
        if (!before.contains(from)) {
            throw new IllegalArgumentException(path + " does not hold " + from);
        }
        return put(path, before.replace(from, to));
    }

    /** Replaces what a pattern finds; it must find something. */
    public PluginJars replaceAll(String path, String pattern, String to) {
        Matcher found = Pattern.compile(pattern).matcher(text(path));
        if (!found.find()) {
            throw new IllegalArgumentException(path + " does not hold " + pattern);
        }
        return put(path, found.replaceAll(to));
    }

    /** Puts a text file. */
    public PluginJars put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file. */
    public PluginJars put(String path, byte[] bytes) {
        files.put(full(path), bytes);
        return this;
    }

    /** Removes a file. */
    public PluginJars remove(String path) {
        if (files.remove(full(path)) == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return this;
    }

    /** Sets a header of the manifest. */
    public PluginJars replaceHeader(String name, String value) {
        dropHeader(name);
        return put("/" + MANIFEST, text("/" + MANIFEST).stripTrailing() + "\n" + name + ": " + value + "\n\n");
    }

    /** Drops a header of the manifest. */
    public PluginJars dropHeader(String name) {
        String unfolded = text("/" + MANIFEST).replaceAll("\r?\n ", "");
        return put("/" + MANIFEST, unfolded.replaceAll("(?m)^" + name + ": .*(\r?\n|$)", ""));
    }

    /** The text of a file. */
    public String text(String path) {
        byte[] bytes = files.get(full(path));
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes of a file. */
    public byte[] bytes(String path) {
        return files.get(full(path)).clone();
    }

    /** One to change without changing this one. */
    public PluginJars copy() {
        return new PluginJars(new LinkedHashMap<>(files));
    }

    /** The jar. */
    public byte[] build() {
        return pack(files);
    }

    private static String full(String path) {
        return path.startsWith("/") ? path.substring(1) : DATA + path;
    }

    private static byte[] packDirectory(Path root) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(MANIFEST, Files.readAllBytes(root.resolve(MANIFEST)));
        try (Stream<Path> paths = Files.walk(root).filter(Files::isRegularFile).sorted()) {
            for (Path path : paths.toList()) {
                files.putIfAbsent(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return pack(files);
    }

    private static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(1_795_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
