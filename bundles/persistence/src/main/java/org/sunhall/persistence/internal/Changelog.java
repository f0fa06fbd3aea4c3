package org.sunhall.persistence.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.sunhall.kernel.Digest;

/**
 * What one bundle contributes to the schema.
 *
 * @param bundle its symbolic name
 * @param path   its changelog
 * @param files  every file beside the changelog, itself included, by path
 * @param digest over all of them
 */
record Changelog(String bundle, String path, Map<String, byte[]> files, Digest digest) {

    static final String HEADER = "Sunhall-Changelog";

    /** What this bundle contributes, empty without the header. */
    static Optional<Changelog> of(Bundle bundle) {
        String path = bundle.getHeaders("").get(HEADER);
        if (path == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(bundle.getSymbolicName(), path.trim(), filesBeside(bundle, path.trim())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Changelog of(String bundle, String path, Map<String, byte[]> files) {
        if (!files.containsKey(path)) {
            throw new IllegalArgumentException(bundle + " names the changelog " + path + " but does not contain it");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new TreeMap<>(files).forEach((name, bytes) -> {
            all.writeBytes((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        });
        return new Changelog(bundle, path, files, Digest.of(all.toByteArray()));
    }

    private static Map<String, byte[]> filesBeside(Bundle bundle, String path) throws IOException {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Enumeration<URL> entries = bundle.findEntries(folder, "*", true);
        Map<String, byte[]> files = new TreeMap<>();
        for (URL entry : Collections.list(entries == null ? Collections.emptyEnumeration() : entries)) {
            if (!entry.getPath().endsWith("/")) {
                try (InputStream in = entry.openStream()) {
                    files.put(entry.getPath().substring(1), in.readAllBytes());
                }
            }
        }
        return files;
    }
}
