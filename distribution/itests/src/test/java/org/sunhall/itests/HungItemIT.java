package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client.Answer;

/** An item that the legal office and the head hang takes no case, and the hall says so; un-hung it is back at once. */
@Order(76)
@OnPlatform(Db.POSTGRESQL)
class HungItemIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    @Tag("R-091")
    @Tag("R-092")
    @Tag("R-093")
    void aHungItemTakesNoCaseUntilItIsUnhung(Platform platform) {
        Bureau bureau = new Bureau(platform, Licences.itemLike("hung"));
        bureau.bringIntoEffect(
                () -> platform.drop("hung.jar", Licences.like("hung", "1.0.0").build()), "1.0.0");
        ObjectNode head = JSON.objectNode().put("rank", "HEAD").put("duty", "负责人");
        head.putObject("title").put("zh", "局长").put("en", "Head");
        assertThat(platform.as("admin1")
                        .put("/api/identity/admin/organisations/sunshine-market/posts/head", head)
                        .status())
                .isLessThan(300);

        String open = bureau.fileAndTake("citizen1", 1);
        JsonNode applied = apply(platform, bureau.item(), "HANG").expect(200).json();
        JsonNode reviewed = agrees(platform, "legal1", applied);
        assertThat(reviewed.path("stages").path(0).path("clock").path("total").asText())
                .isEqualTo("10wd");
        agrees(platform, "head1", reviewed);

        Answer refused = platform.as("citizen1").post("/api/cases", bureau.application(platform.as("citizen1")));
        problem(refused, 409);
        assertThat(refused.text()).contains("挂起");
        Await.holds(
                "the hall shows it as hung", () -> standing(platform, bureau).equals("HUNG"));

        Await.holds("its open case knows", () -> types(bureau, open).contains("case.hung"));
        assertThat(stopped(bureau, open)).contains("promised").doesNotContain("statutory");

        JsonNode back = apply(platform, bureau.item(), "UNHANG").expect(200).json();
        agrees(platform, "head1", agrees(platform, "legal1", back));
        Await.holds("its open case goes on", () -> types(bureau, open).contains("case.unhung"));
        bureau.file("citizen1");
        Await.holds(
                "the hall shows it as before", () -> standing(platform, bureau).isEmpty());
    }

    /** The clocks that the hanging has stopped: the office's own, never the law's (行政许可法 art. 45). */
    private static List<String> stopped(Bureau bureau, String caseId) {
        List<String> stopped = new ArrayList<>();
        for (JsonNode event : bureau.timeline(caseId)) {
            if (event.at("/data/change").asText().equals("stopped")) {
                stopped.add(event.at("/data/clock/id").asText());
            }
        }
        return stopped;
    }

    private static List<String> types(Bureau bureau, String caseId) {
        return bureau.timeline(caseId).findValuesAsText("type");
    }

    private static Answer apply(Platform platform, String item, String kind) {
        return platform.as("admin1")
                .post(
                        "/api/catalog/proceedings",
                        JSON.objectNode().put("item", item).put("kind", kind).put("reason", "近三年极少使用"));
    }

    private static JsonNode agrees(Platform platform, String login, JsonNode proceeding) {
        String path = "/api/catalog/proceedings/" + proceeding.path("id").asText();
        return platform.as(login)
                .post(
                        path + "/opinion",
                        JSON.objectNode().put("agrees", true).put("words", "同意"),
                        UUID.randomUUID().toString(),
                        platform.as(login).get(path).expect(200).etag())
                .expect(200)
                .json();
    }

    private static String standing(Platform platform, Bureau bureau) {
        return platform.anybody()
                .get("/api/disclosure/items/" + bureau.item())
                .json()
                .path("standing")
                .path("state")
                .asText("");
    }
}
