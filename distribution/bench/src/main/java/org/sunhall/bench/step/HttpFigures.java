package org.sunhall.bench.step;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.sql.DataSource;
import org.sunhall.bench.hello.HelloActivator;
import org.sunhall.bench.hello.HelloResource;
import org.sunhall.itests.Await;
import org.sunhall.itests.Bureau;
import org.sunhall.itests.KarafServer;
import org.sunhall.itests.Licences;
import org.sunhall.itests.Platform;
import org.sunhall.itests.Wiring;
import org.sunhall.persistence.Dialect;
import org.sunhall.story.Client;

/**
 * {@code distribution/bench/http}: the distribution as it is shipped, on PostgreSQL, asked by clients on the same
 * processors. A step against raw JDBC on the same database server; the public progress query against a kilobyte that the
 * same web server gives away.
 */
public final class HttpFigures {

    private static final int CLIENTS = 4;
    private static final String PROGRESS = "the public progress query";
    private static final String HELLO = "a hello of 1 KB by Jersey and Jackson";

    private HttpFigures() {}

    /**
     * Takes the figures.
     *
     * @param arguments the working folder, the file to write, rounds, seconds a turn
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        String page;
        try (EmbeddedPostgres postgres = StepFigures.server()) {
            StepFigures.create(postgres, "platform");
            Wiring wiring = Wiring.postgresql(postgres.getJdbcUrl("postgres", "platform"));
            try (KarafServer server = KarafServer.sunhall(folder.resolve("http"), wiring)) {
                Platform platform = server.startReady(wiring);
                Bureau bureau = Licences.inForce(platform);
                page = heading(rounds, seconds)
                        + reading(platform, bureau, hello(folder), rounds, seconds)
                        + steps(postgres, platform, bureau, rounds, seconds);
            }
        }
        System.out.println(page);
        Files.writeString(Path.of(arguments[1]), page);
        System.exit(0);
    }

    private static String reading(Platform platform, Bureau bureau, Path hello, int rounds, int seconds) {
        platform.console().run("bundle:install -s " + hello.toUri());
        Await.holds("the hello", () -> platform.anybody().get("/api/hello").status() == 200);
        String id = bureau.fileAndTake("citizen1", Bureau.WAY.size());
        String code = bureau.view(id).path("summary").path("code").asText();
        String progress = "/api/disclosure/progress/" + code;
        Await.holds(
                "the case's progress", () -> platform.anybody().get(progress).status() == 200);
        int bytes = platform.anybody().get(progress).bytes().length;
        Map<String, Supplier<Runnable>> asked = new LinkedHashMap<>();
        asked.put(HELLO, () -> asking(platform, "/api/hello"));
        asked.put(PROGRESS, () -> asking(platform, progress));
        Answering answering = new Answering(CLIENTS);
        answering.run(asked, rounds, seconds);
        StringBuilder table = new StringBuilder(
                "\n## 查询 · Reading\n\nThe progress of a closed case: " + bytes
                        + " bytes, read from the database each time.\n\n"
                        + "| what | answers/s (median) | of the hello | median | p99 | of the hello's p99 |\n|---|---|---|---|---|---|\n");
        for (String name : asked.keySet()) {
            table.append(String.format(
                    "| %s | %.0f | %.2f | %.2f ms | %.2f ms | %.2f |%n",
                    name,
                    answering.median(name, Answering.Turn::perSecond),
                    answering.median(name, Answering.Turn::perSecond)
                            / answering.median(HELLO, Answering.Turn::perSecond),
                    answering.median(name, Answering.Turn::median) / 1e6,
                    answering.median(name, Answering.Turn::p99) / 1e6,
                    answering.median(name, Answering.Turn::p99) / answering.median(HELLO, Answering.Turn::p99)));
        }
        return table.toString();
    }

    private static Runnable asking(Platform platform, String path) {
        Client client = new Client(platform.base(), "anybody");
        return () -> client.get(path).expect(200);
    }

    private static String steps(EmbeddedPostgres postgres, Platform platform, Bureau bureau, int rounds, int seconds)
            throws SQLException {
        DataSource raw = StepFigures.database(postgres, "raw");
        RecordingDataSource recorder = new RecordingDataSource(raw);
        SunhallSteps model = new SunhallSteps(Dialect.POSTGRESQL);
        model.open(recorder);
        SameRows same = new SameRows(raw, StepFigures.recorded(model, recorder));
        HttpSteps http = new HttpSteps(platform, bureau);
        Race race = new Race(raw, true, CLIENTS);
        race.run(List.of(same, http), rounds, seconds);
        model.close();
        StringBuilder table = new StringBuilder(
                "\n## 一步 · A step\n\n| who | transactions/s (median) | of the same rows by raw JDBC | WAL |\n|---|---|---|---|\n");
        for (Contender each : List.of(same, http)) {
            table.append(String.format(
                    "| %s | %.0f | %.2f | %.1f KB |%n",
                    each.name(),
                    race.median(each.name(), Race.Turn::perSecond),
                    race.ratio(each.name(), same.name()),
                    race.median(each.name(), Race.Turn::walBytes) / 1024));
        }
        return table.toString();
    }

    /** The bundle that answers with a kilobyte. */
    private static Path hello(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.sunhall.bench.hello");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", HelloActivator.class.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,jakarta.ws.rs,com.fasterxml.jackson.core,com.fasterxml.jackson.databind");
        Path jar = folder.resolve("hello.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> type : List.of(HelloActivator.class, HelloResource.class, HelloResource.Line.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = HttpFigures.class.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String heading(int rounds, int seconds) {
        return """
                # HTTP 的代价 · What HTTP costs

                `distribution/bench/http %d %d` took these figures: the shipped distribution on PostgreSQL, %d clients on the same processors, %d rounds by turns of %d s after
                20 s of warming up. A step over HTTP counts its upload (with the application) and its look for the open task, requests of their own, and everything the platform does besides:
                projections, notices, lamps, papers. "The same rows" are what the step itself wrote, written again by raw JDBC in another database of the same server.
                """.formatted(rounds, seconds, CLIENTS, rounds, seconds);
    }
}
