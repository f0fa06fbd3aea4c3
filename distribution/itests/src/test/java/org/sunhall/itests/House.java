package org.sunhall.itests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The bundles as they were built: which classes each has, and its manifest. A bundle is named by its folder. */
final class House {

    /** What plug-ins compile against; it stands beside the floors. */
    static final String PLUGIN_API = "plugin-api";

    private final Map<String, Path> folders = new TreeMap<>();
    private final Map<String, JavaClasses> classes = new TreeMap<>();
    private final Map<String, String> bundleOf = new TreeMap<>();

    private House() {}

    static House asBuilt() {
        House house = new House();
        try (Stream<Path> bundles = Files.list(Workplace.root().resolve("bundles"))) {
            // The pages' workspace has no classes; the bundles hall and console carry what it builds.
            bundles.filter(folder -> Files.exists(folder.resolve("pom.xml")) && !folder.endsWith("web"))
                    .forEach(folder -> house.add(folder.getFileName().toString(), folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        house.add(PLUGIN_API, Workplace.root().resolve("plugins-sdk/api"));
        return house;
    }

    private void add(String bundle, Path folder) {
        Path built = folder.resolve("target/classes");
        if (!Files.isDirectory(built)) {
            throw new IllegalStateException(bundle + " is not built");
        }
        folders.put(bundle, built);
        JavaClasses found = new ClassFileImporter().importPath(built);
        classes.put(bundle, found);
        found.forEach(one -> bundleOf.put(one.getFullName(), bundle));
    }

    /** Every bundle's name. */
    Iterable<String> bundles() {
        return classes.keySet();
    }

    /** Where its classes lie. */
    Path folder(String bundle) {
        return folders.get(bundle);
    }

    /** Where all classes lie. */
    List<Path> allFolders() {
        return List.copyOf(folders.values());
    }

    /** Its classes. */
    JavaClasses classes(String bundle) {
        return classes.get(bundle);
    }

    /** The bundle of a class; empty for what is not ours. */
    Optional<String> bundleOf(JavaClass one) {
        return Optional.ofNullable(bundleOf.get(one.getFullName()));
    }

    /** A header of its manifest, empty when it has none. */
    String header(String bundle, String name) {
        try (InputStream in = Files.newInputStream(folders.get(bundle).resolve("META-INF/MANIFEST.MF"))) {
            return Optional.ofNullable(new Manifest(in).getMainAttributes().getValue(name))
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
