package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where in the repository the things lie that are tried: the archive and the sample plug-in, as they were just built. */
public final class Workplace {

    private Workplace() {}

    /** The repository's root folder: the nearest one above that has {@code distribution/assembly}. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("distribution/assembly"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run this inside the repository");
    }

    /** The archive of the distribution: the one just built, or another one that {@code -Dsunhall.archive} names. */
    public static Path archive() {
        String other = System.getProperty("sunhall.archive", "");
        return !other.isEmpty()
                ? Path.of(other)
                : only(root().resolve("distribution/assembly/target"), "sunhall-[0-9].*\\.tar\\.gz");
    }

    /** The jar of the sample plug-in. */
    public static Path sample() {
        return sample("food-licence");
    }

    /** The jar of a sample plug-in by its folder's name. */
    public static Path sample(String name) {
        return only(root().resolve("plugins-sdk/samples/" + name + "/target"), name + "-[0-9.]+\\.jar");
    }

    private static Path only(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(pattern))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("nothing like " + pattern + " in " + folder + ": build it first");
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
