package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/** Who may: every endpoint asked by everybody, compared with the table {@code roles.txt}. */
@Order(15)
@OnPlatform(Db.DERBY)
class RolesIT {

    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    @Test
    @Tag("R-125")
    void everybodyGetsWhatTheTableSays(Platform platform) throws IOException {
        Map<String, String> places = places(platform);
        Map<String, ObjectNode> bodies = bodies(places);
        List<String[]> table = table();
        String[] people = java.util.Arrays.copyOfRange(table.get(0), 3, table.get(0).length);
        SoftAssertions all = new SoftAssertions();
        int asked = 0;
        for (String[] row : table.subList(1, table.size())) {
            String path = fill(row[1], places);
            for (int i = 0; i < people.length; i++) {
                Answer answer = ask(platform, people[i], row[0], path, row[2], bodies);
                all.assertThat(answer.status())
                        .as("%s %s by %s: %s", row[0], row[1], people[i], answer.status() < 400 ? "" : answer.text())
                        .isEqualTo(Integer.parseInt(row[3 + i]));
                asked++;
            }
        }
        all.assertAll();
        assertThat(asked).isGreaterThan(350);
        assertThat(platform.as("window1")
                        .get("/api/cases/" + places.get("case"))
                        .etag())
                .as("nothing of this changed the case")
                .hasValue(places.get("etag"));
    }

    private static Answer ask(
            Platform platform, String login, String method, String path, String body, Map<String, ObjectNode> bodies) {
        Client client = login.equals("anonymous") ? platform.anybody() : platform.as(login);
        if (method.equals("GET")) {
            return client.get(path);
        }
        if (method.equals("DELETE")) {
            return client.delete(path);
        }
        if (method.equals("PUT")) {
            return client.put(path, bodies.get(body));
        }
        if (body.equals("nojar")) {
            return client.upload(path, "no jar".getBytes(StandardCharsets.US_ASCII));
        }
        Optional<String> etag = path.contains("/editions/") ? Optional.of("\"v99\"") : Optional.empty();
        if (etag.isPresent()) {
            // The right version, so that only the state and the person decide.
            etag = platform.as("legal1")
                    .get(path.substring(0, path.lastIndexOf('/')))
                    .etag();
        }
        return client.post(path, bodies.get(body), UUID.randomUUID().toString(), etag);
    }

    private static Map<String, String> places(Platform platform) {
        Bureau bureau = Licences.inForce(platform);
        Bureau proposed = new Bureau(platform, Licences.itemLike("roles"));
        platform.drop("roles.jar", Licences.like("roles", "1.0.0").build());
        JsonNode edition = bureau.edition("IN_FORCE").orElseThrow();
        String caseId = bureau.file("citizen1");
        String task = bureau.awaitTask(caseId, "Intake");
        JsonNode view = bureau.view(caseId);
        JsonNode paper = view.path("papers").path(0);
        String ended = bureau.file("citizen1");
        platform.as("citizen1")
                .post("/api/cases/" + ended + "/withdrawal", reason())
                .expect(200);
        String receipt = view.path("summary").path("receipt").asText();
        Await.holds(
                "public progress",
                () -> platform.anybody()
                                .get("/api/disclosure/progress/" + receipt)
                                .status()
                        == 200);

        Map<String, String> places = new HashMap<>();
        places.put("item", bureau.item());
        places.put("proposedItem", proposed.item());
        places.put("proposedEdition", proposed.awaitProposed("1.0.0").path("id").asText());
        places.put("edition", edition.path("id").asText());
        places.put("digest", edition.path("digest").asText());
        places.put("plugin", pluginOf(platform));
        places.put("case", caseId);
        places.put("task", task);
        places.put("upload", view.path("materials").path("layout").path(0).asText());
        places.put("receipt", receipt);
        places.put("paper", paper.path("id").asText());
        places.put("verification", paper.path("verification").asText());
        places.put("ended", ended);
        places.put(
                "etag",
                platform.as("window1").get("/api/cases/" + caseId).etag().orElseThrow());
        Await.holds(
                "the public can verify it",
                () -> platform.anybody()
                                .get("/api/disclosure/verification/" + places.get("verification"))
                                .status()
                        == 200);
        platform.remove("roles.jar");
        return places;
    }

    private static String pluginOf(Platform platform) {
        for (JsonNode plugin :
                platform.as("operator1").get("/api/plugins").expect(200).json().path("items")) {
            if (plugin.path("plugin").asText().equals("food-licence")) {
                return plugin.path("digest").asText();
            }
        }
        throw new IllegalStateException("the sample has not landed");
    }

    private static Map<String, ObjectNode> bodies(Map<String, String> places) {
        ObjectNode application = EMPTY.deepCopy().put("item", places.get("item"));
        application.putObject("form");
        Map<String, ObjectNode> bodies = new HashMap<>(Map.of(
                "empty", EMPTY,
                "application", application,
                "draft", EMPTY.deepCopy().put("item", places.get("item")),
                "step", EMPTY.deepCopy().put("outcome", "no-such-outcome").put("opinion", "同意。"),
                "approval", EMPTY.deepCopy().put("opinion", "同意。").put("digest", places.get("digest")),
                "rejection", EMPTY.deepCopy().put("reasons", "不同意。"),
                "extension", EMPTY.deepCopy().put("by", "5wd").put("reason", "需要复核。"),
                "decision", EMPTY.deepCopy().put("approved", true).put("reason", "同意。"),
                "reason", reason()));
        bodies.put("opinion", EMPTY.deepCopy().put("agrees", true).put("words", "同意。"));
        bodies.put("note", EMPTY.deepCopy().put("note", "已核对,无须调整。"));
        bodies.putAll(HousekeepingBodies.all());
        return bodies;
    }

    private static ObjectNode reason() {
        return EMPTY.deepCopy().put("reason", "不再需要。");
    }

    private static String fill(String path, Map<String, String> places) {
        String filled = path;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    private static List<String[]> table() throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(RolesIT.class.getResourceAsStream("/roles.txt"), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> rows.add(line.trim().split("\\s+")));
        }
        return rows;
    }
}
