package org.sunhall.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sunhall.checker.CheckContext;
import org.sunhall.packs.Packs;

/** The sample plug-in laid out as a vendor's project, to make mistakes in. */
final class SampleProject {

    static final String ITEM = "items/food-licence.json";
    static final String FORM = "forms/food-licence.json";
    static final String FLOW = "workflows/food-licence.bpmn";

    private final Path base;

    SampleProject(Path base) {
        this.base = base;
        try {
            for (Map.Entry<String, byte[]> file : sample().entrySet()) {
                boolean data = file.getKey().startsWith("SUNHALL-INF/");
                Path to = base.resolve(data ? "src/main/resources" : "target/classes")
                        .resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
            Files.writeString(base.resolve("organisations.json"), """
                    [{"id": "sunshine-market", "jurisdiction": "sunshine",
                      "posts": ["window", "examiner", "inspector", "section-chief", "head"]}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> sample() throws IOException {
        String type = "cn/sunshine/market/food/LicenceNumber.class";
        String url = SampleProject.class.getClassLoader().getResource(type).toString();
        Map<String, byte[]> files = new java.util.TreeMap<>();
        if (url.startsWith("jar:")) {
            Path jar = Path.of(URI.create(url.substring(4, url.indexOf('!'))));
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/maven/")) {
                        files.put(entry.getName(), zip.readAllBytes());
                    }
                }
            }
        } else {
            Path classes = Path.of(URI.create(url.substring(0, url.length() - type.length())));
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    files.put(classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    Project project() {
        return new Project(base, base.resolve("target/classes"));
    }

    CheckContext context() {
        try {
            return Project.context(Packs.sunshine(), LocalDate.of(2026, 11, 23), base.resolve("organisations.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FoundFault> check() {
        return project().check(context());
    }

    /** The line of this text. */
    int lineOf(String file, String text) {
        return replace(file, text, text);
    }

    /** Replaces a text that must be there once at least; gives the line of the first. */
    int replace(String file, String text, String with) {
        Path path = file.equals("organisations.json")
                ? base.resolve(file)
                : base.resolve("src/main/resources/SUNHALL-INF").resolve(file);
        try {
            String before = Files.readString(path);
            int at = before.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException(file + " does not hold " + text);
            }
            Files.writeString(path, before.substring(0, at) + with + before.substring(at + text.length()));
            return 1
                    + (int) before.substring(0, at)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        Path path = base.resolve("src/main/resources/SUNHALL-INF").resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(base.resolve("src/main/resources/SUNHALL-INF").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
