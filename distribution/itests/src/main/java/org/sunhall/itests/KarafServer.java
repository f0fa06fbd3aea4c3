package org.sunhall.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An unpacked archive that is started, killed and started again as a process of its own. It ends with the JVM that
 * started it.
 */
public final class KarafServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";

    private final Path home;
    private Process process;

    private KarafServer(Path home) {
        this.home = home;
    }

    /** Unpacks an archive; whatever was in the folder goes. */
    public static KarafServer unpack(Path archive, Path home) {
        try {
            clear(home);
            Files.createDirectories(home);
            List<String> tar = List.of("tar", "xzf", archive.toString(), "-C", home.toString(), "--strip-components=1");
            Process unpacking = new ProcessBuilder(tar).inheritIO().start();
            if (unpacking.waitFor() != 0) {
                throw new IllegalStateException("cannot unpack " + archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return new KarafServer(home);
    }

    /** Unpacks the distribution just built, tells it its wiring, and lets it be a demonstration. */
    public static KarafServer sunhall(Path home, Wiring wiring) {
        KarafServer server = shipped(home, wiring);
        String boot = server.get(FEATURES, "featuresBoot");
        server.put(FEATURES, Map.of("featuresBoot", boot + ", " + Wiring.DEMO));
        return server;
    }

    /** Unpacks the distribution just built and tells it its wiring, nothing else. */
    public static KarafServer shipped(Path home, Wiring wiring) {
        KarafServer server = unpack(Workplace.archive(), home);
        server.wire(wiring);
        return server;
    }

    private void wire(Wiring wiring) {
        wiring.edits().forEach(this::put);
        if (wiring.postgresql().isPresent()) {
            try {
                String example = Files.readString(home.resolve("etc/examples/postgresql.cfg"));
                Files.writeString(home.resolve(Wiring.DATABASE_FILE), wiring.databaseFile(example));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Its folder. */
    public Path home() {
        return home;
    }

    /** Forgets everything it has stored, as after unpacking. */
    public void forget() {
        try {
            clear(home.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets values in one of its property files. */
    public void put(String file, Map<String, String> values) {
        Properties properties = load(file);
        properties.putAll(values);
        try (OutputStream out = Files.newOutputStream(home.resolve(file))) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String get(String file, String key) {
        return load(file).getProperty(key);
    }

    private Properties load(String file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Starts it; the process is the JVM itself, so that killing it kills nothing less and nothing more. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.directory(home.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("console.out").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    /** Starts it and waits until it is ready. */
    public Platform startReady(Wiring wiring) {
        start();
        Platform platform = new Platform(home, wiring);
        platform.awaitReady(PATIENCE);
        return platform;
    }

    /** Whether its process lives. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** {@code kill -9}: no shutdown hook, no flush. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill}: a clean end. */
    public void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The last lines it said, for whoever looks for a reason. */
    public String lastWords() {
        Optional<Path> log = Stream.of("data/log/karaf.log", "console.out")
                .map(home::resolve)
                .filter(Files::exists)
                .findFirst();
        if (log.isEmpty()) {
            return "";
        }
        try (BufferedReader reader = Files.newBufferedReader(log.get(), StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        stop();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
