package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.BrokenPlugin;
import org.sunhall.checker.PluginJars;
import org.sunhall.story.Client.Answer;

/**
 * The whole table of broken plug-ins against the running platform, uploaded and dropped into the folder: each is refused with the
 * right finding, and bundles, rows and files are afterwards what they were before. What was never installed has no class to load.
 */
@Order(72)
@OnPlatform(Db.POSTGRESQL)
class BrokenPluginsIT {

    /** Tables that grow by themselves or keep the record of refusals. */
    private static final String RECORD = "(?i)(ledger|identity_(session|attempt)|supervision|databasechangelog).*";

    @Test
    @Tag("R-114")
    void uploadedEachIsRefusedWithItsFindingAndNothingChanges(Platform platform) {
        Licences.inForce(platform);
        Map<String, String> before = state(platform);

        for (BrokenPlugin broken : table()) {
            byte[] jar = broken.of(next());
            Answer answer = platform.as("admin1").upload("/api/plugins?name=bad.jar", jar);
            if (jar.length == 0) {
                assertThat(answer.status()).as(broken.name()).isIn(400, 422);
            } else if (broken.rule().startsWith("scope.")) {
                // Who may not upload for an organisation hears no more than that.
                assertThat(answer.status()).as(broken.name()).isIn(403, 422);
            } else {
                assertThat(answer.status()).as(broken.name()).isEqualTo(422);
                assertNamed(broken, answer.json().path("errors"));
            }
        }

        assertThat(state(platform)).isEqualTo(before);
    }

    @Test
    @Tag("R-114")
    void droppedIntoTheFolderEachIsRefusedWithItsFindingAndNothingChanges(Platform platform) {
        Licences.inForce(platform);
        Map<String, String> before = state(platform);
        List<BrokenPlugin> table = table();
        List<String> names = new ArrayList<>();
        Map<String, JsonNode> reports;
        try {
            for (int i = 0; i < table.size(); i++) {
                names.add("broken-" + i + ".jar");
                platform.drop(names.get(i), table.get(i).of(next()));
            }
            reports = Await.until("every file is refused", () -> Optional.of(reports(platform))
                    .filter(found -> found.keySet().containsAll(names)));
        } finally {
            names.forEach(platform::remove);
        }

        for (int i = 0; i < table.size(); i++) {
            assertNamed(table.get(i), reports.get(names.get(i)).path("findings"));
        }
        Await.holds(
                "the reports are gone with the files", () -> reports(platform).isEmpty());
        assertThat(state(platform)).isEqualTo(before);
    }

    private static List<BrokenPlugin> table() {
        return BrokenPlugin.all().stream().filter(BrokenPlugin::everywhere).toList();
    }

    /** A version of the sample that would land, were nothing broken. */
    private static PluginJars next() {
        return PluginJars.edit().numbered("9.0.0");
    }

    private static void assertNamed(BrokenPlugin broken, JsonNode findings) {
        String expected = broken.place().isEmpty() || broken.place().equals(BrokenPlugin.ANYWHERE)
                ? broken.file()
                : broken.file() + "#" + broken.place();
        assertThat(findings).as(broken.name()).anySatisfy(finding -> {
            assertThat(finding.path("pointer").asText()).startsWith(expected);
            assertThat(finding.path("rule").asText()).isEqualTo(broken.rule());
            assertThat(finding.path("detail").asText()).matches("(?s).*\\p{IsHan}{2,}.*");
        });
    }

    private static Map<String, JsonNode> reports(Platform platform) {
        Map<String, JsonNode> reports = new TreeMap<>();
        platform.as("admin1")
                .get("/api/plugins/refusals")
                .expect(200)
                .json()
                .path("items")
                .forEach(report -> reports.put(report.path("file").asText(), report));
        return reports;
    }

    private static Map<String, String> state(Platform platform) {
        Map<String, String> state = new TreeMap<>();
        state.put("bundles", platform.console().run("bundle:list -t 0 -s"));
        state.put(
                "plug-ins",
                platform.as("operator1").get("/api/plugins").expect(200).text());
        state.put(
                "editions",
                platform.as("legal1").get("/api/catalog/editions").expect(200).text());
        state.put("rows", rows(platform).toString());
        for (String directory : List.of("deploy", "etc", "system", "data/cache")) {
            state.put(directory, files(platform.home().resolve(directory)).toString());
        }
        return state;
    }

    private static Map<String, Long> rows(Platform platform) {
        Map<String, Long> rows = new TreeMap<>();
        String url = platform.wiring().postgresql().orElseThrow();
        try (Connection database = PostgreSql.connect(url);
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                if (!table.matches(RECORD)) {
                    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                        count.next();
                        rows.put(table, count.getLong(1));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files that make the platform what it is: which there are, and of bundles which are unpacked. */
    private static TreeSet<String> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new TreeSet<>();
        }
        int depth = directory.endsWith("cache") ? 1 : Integer.MAX_VALUE;
        try (Stream<Path> found = Files.walk(directory, depth)) {
            TreeSet<String> names = new TreeSet<>();
            found.forEach(path -> names.add(directory.relativize(path).toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
