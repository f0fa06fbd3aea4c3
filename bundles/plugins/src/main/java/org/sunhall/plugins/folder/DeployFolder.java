package org.sunhall.plugins.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sunhall.plugins.model.Stamp;

/** The folder that plug-ins are copied into. */
public final class DeployFolder {

    private static final int END_OF_DIRECTORY = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private final Path directory;

    /** That folder; it need not exist yet. */
    public DeployFolder(Path directory) {
        this.directory = directory;
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /** The jars in it; not what is hidden, a directory, or still being written under another name. */
    public Map<String, Stamp> list() throws IOException {
        Files.createDirectories(directory);
        Map<String, Stamp> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isJar(name)) {
                    stamp(entry).ifPresent(stamp -> files.put(name, stamp));
                }
            }
        }
        return files;
    }

    static boolean isJar(String name) {
        return !name.startsWith(".")
                && !name.startsWith("~")
                && name.length() <= 400
                && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Stamp(
                            attributes.size(), attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The content of a file that still looks so; empty when it has changed or gone meanwhile. */
    public Optional<byte[]> read(String name, Stamp stamp) throws IOException {
        Path file = directory.resolve(name);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) Math.min(stamp.size() + 1, Integer.MAX_VALUE - 8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        boolean same = bytes.length == stamp.size()
                && stamp(file).filter(stamp::equals).isPresent();
        return same ? Optional.of(bytes) : Optional.empty();
    }

    /** Whether a jar's last part is there; a copy that pauses half-way has none. */
    public static boolean hasItsEnd(byte[] jar) {
        for (int at = jar.length - END_OF_DIRECTORY;
                at >= 0 && at >= jar.length - END_OF_DIRECTORY - LONGEST_COMMENT;
                at--) {
            if (jar[at] == 'P' && jar[at + 1] == 'K' && jar[at + 2] == 5 && jar[at + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    /**
     * A file that is written and not yet visible under its name.
     *
     * @param name  the name it will have
     * @param stamp what it will look like
     */
    public record Prepared(String name, Stamp stamp, Path hidden) {}

    /** Writes a file beside, so that it can appear whole. */
    public Prepared prepare(String name, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Path hidden = directory.resolve("." + name + ".part");
        Files.write(hidden, content);
        return new Prepared(name, stamp(hidden).orElseThrow(), hidden);
    }

    /** Lets it appear. */
    public void reveal(Prepared prepared) throws IOException {
        Files.move(prepared.hidden(), directory.resolve(prepared.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Lets a file appear that was put on record and not yet revealed when the platform was killed.
     *
     * @return whether there was one
     */
    public boolean revealLeftBehind(String name) throws IOException {
        Path hidden = directory.resolve("." + name + ".part");
        Path visible = directory.resolve(name);
        if (Files.exists(visible) || !Files.exists(hidden)) {
            return false;
        }
        Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Takes a file out; nothing happens when it is gone already. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** Takes it back. */
    public void discard(Prepared prepared) throws IOException {
        Files.deleteIfExists(prepared.hidden());
    }
}
