package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways around the broker: none of them runs anything that is not in effect, and nothing that was copied is lost. */
@Order(33)
@OnPlatform(Db.DERBY)
class PluginGateIT {

    private static final Pattern ID = Pattern.compile("Bundle IDs?: (\\d+)");
    private static final String BROKER = "org.sunhall.plugins";

    @TempDir
    Path folder;

    @Test
    void whatTheConsoleInstallsStaysUnresolvedAndIsAnIncident(Platform platform) throws IOException {
        String id = install(platform, "past", "1.0.0");
        assertThat(platform.console().run("bundle:start " + id)).containsIgnoringCase("unresolved");
        assertThat(state(platform, id)).contains("Installed");
        JsonNode incident = Await.until("the incident", () -> incident(platform, "UNINVITED_CODE"));
        assertThat(incident.path("detail").asText()).contains("past");
        assertThat(platform.console().run("sunhall:incident-list")).contains("UNINVITED_CODE");

        platform.console().run("bundle:uninstall " + id);
        String path = "/api/plugins/incidents/" + incident.path("id").asText() + "/close";
        assertThat(platform.as("admin1")
                        .post(path, JsonNodeFactory.instance.objectNode().put("note", "x"))
                        .status())
                .as("it is the operators' alone")
                .isEqualTo(404);
        platform.as("operator1")
                .post(path, JsonNodeFactory.instance.objectNode().put("note", "已卸载。"))
                .expect(200);
        assertThat(incident(platform, "UNINVITED_CODE")).isEmpty();
    }

    @Test
    void whileTheBrokerIsStoppedNothingIsResolvedAndACopyIsProposedOnceItIsBack(Platform platform) throws IOException {
        Licences.inForce(platform);
        platform.console().run("bundle:stop " + BROKER);
        String id;
        try {
            id = install(platform, "stopped", "1.0.0");
            assertThat(platform.console().run("bundle:start " + id)).containsIgnoringCase("unresolved");
            platform.drop("copied.jar", Licences.like("copied", "1.0.0").build());
        } finally {
            platform.console().run("bundle:start " + BROKER);
        }
        platform.awaitReady(Duration.ofSeconds(60));
        Bureau bureau = new Bureau(platform, Licences.itemLike("copied"));
        Await.until("the broker's answer", () -> Optional.of(
                        platform.as("operator1").get("/api/plugins"))
                .filter(answer -> answer.status() == 200));
        bureau.awaitProposed("1.0.0");
        assertThat(platform.console().run("bundle:list -t 0 -s")).doesNotContain("food-licence-copied");
        assertThat(state(platform, id)).contains("Installed");
        JsonNode incident = Await.until("the incident", () -> incident(platform, "UNINVITED_CODE"));
        assertThat(incident.path("detail").asText()).contains("stopped");
        platform.console().run("bundle:uninstall " + id);
        platform.console().run("sunhall:incident-close " + incident.path("id").asText() + " trial");
        platform.remove("copied.jar");
    }

    private String install(Platform platform, String name, String version) throws IOException {
        Path jar = Files.write(
                folder.resolve(name + ".jar"), Licences.like(name, version).build());
        Matcher said = ID.matcher(platform.console().run("bundle:install " + jar.toUri()));
        assertThat(said.find()).as("installed").isTrue();
        return said.group(1);
    }

    private static String state(Platform platform, String id) {
        return platform.console()
                .run("bundle:list -t 0 -s")
                .lines()
                .filter(line -> line.strip().startsWith(id + " "))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<JsonNode> incident(Platform platform, String kind) {
        for (JsonNode incident : platform.as("operator1")
                .get("/api/plugins/incidents")
                .expect(200)
                .json()
                .path("items")) {
            if (incident.path("kind").asText().equals(kind)) {
                return Optional.of(incident);
            }
        }
        return Optional.empty();
    }
}
