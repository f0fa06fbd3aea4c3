package org.sunhall.plugins.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sunhall.checker.PluginContent;

/**
 * A jar that is examined once after the start and thrown away, so that the first plug-in of a fresh platform does not wait
 * for the checker's libraries to be loaded.
 */
final class WarmUp {

    private static final String MANIFEST = "Manifest-Version: 1.0\n"
            + "Bundle-ManifestVersion: 2\n"
            + "Bundle-SymbolicName: warm-up\n"
            + "Bundle-Version: 1.0.0\n"
            + "Require-Capability: osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\"\n\n";
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "plugin.json", "plugin.json",
            "items/item.json", "item.json",
            "workflows/flow.bpmn", "flow.bpmn",
            "forms/form.json", "form.json",
            "documents/notice.html", "notice.html",
            "samples/sample.json", "sample.json"));

    private WarmUp() {}

    static byte[] jar() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                put(zip, PluginContent.ROOT + file.getKey(), resource("warm-up/" + file.getValue()));
            }
            String own = WarmUp.class.getSimpleName() + ".class";
            put(zip, WarmUp.class.getPackageName().replace('.', '/') + "/" + own, resource(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = WarmUp.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
