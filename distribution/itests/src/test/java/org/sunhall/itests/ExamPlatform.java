package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** A platform that Pax Exam started from the archive; it stops when the test run ends. */
final class ExamPlatform implements ExtensionContext.Store.CloseableResource {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final ExamSystem system;
    private final TestContainer container;
    private final Platform platform;

    ExamPlatform(Db db) {
        String name = db.name().toLowerCase(Locale.ROOT);
        Path folder = Workplace.root().resolve("distribution/itests/target/exam-" + name);
        Wiring wiring = db == Db.DERBY ? Wiring.derby() : Wiring.postgresql(PostgreSql.database("exam"));
        try {
            clear(folder);
            System.setProperty("pax.exam.system", "default");
            system = PaxExamRuntime.createTestSystem(Exam.fromOutside(folder, wiring));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        container = PaxExamRuntime.createContainer(system);
        container.start();
        platform = new Platform(home(folder), wiring);
        platform.awaitReady(PATIENCE);
    }

    Platform platform() {
        return platform;
    }

    private static Path home(Path folder) {
        try (Stream<Path> inside = Files.walk(folder, 3)) {
            return inside.filter(path -> path.endsWith("etc"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    @Override
    public void close() {
        container.stop();
        system.clear();
    }
}
