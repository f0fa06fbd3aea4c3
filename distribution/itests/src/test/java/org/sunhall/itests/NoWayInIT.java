package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/**
 * An edition that is not reviewed, not published, not yet or no longer in effect, and an item that is hung, exempt or cancelled,
 * takes no case by any way in; each refusal names its rule.
 */
@Order(77)
@OnPlatform(Db.POSTGRESQL)
class NoWayInIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> REVIEWERS =
            List.of("legal1", "head1", "mayor1", "legal2", "admin1", "operator1", "supervisor1");

    @Test
    @Tag("R-080")
    @Tag("R-088")
    @Tag("R-090")
    @Tag("R-091")
    void anEditionThatIsNotInForceTakesNoCaseByAnyWayIn(Platform platform) {
        Bureau bureau = new Bureau(platform, Licences.itemLike("gated"));
        assertThat(refusals(platform, bureau)).containsOnly("catalog.item-unknown");

        platform.drop("gated.jar", Licences.like("gated", "1.0.0").build());
        JsonNode proposed = bureau.awaitProposed("1.0.0");
        assertThat(refusals(platform, bureau)).containsOnly("catalog.not-reviewed");

        rejected(platform, proposed);
        assertThat(refusals(platform, bureau)).containsOnly("catalog.not-reviewed");

        platform.drop("gated.jar", Licences.like("gated", "1.0.1").build());
        Answer approved = bureau.approve(bureau.awaitProposed("1.0.1"));
        assertThat(refusals(platform, bureau)).containsOnly("catalog.not-published");

        Instant soon = now(platform).plusSeconds(5);
        publish(platform, approved, soon, soon.plusSeconds(600));
        assertThat(refusals(platform, bureau)).containsOnly("catalog.not-yet-effective");

        Await.holds("in effect", () -> !now(platform).isBefore(soon));
        bureau.awaitInHall();
        bureau.file("citizen1");

        decided(platform, bureau, apply(platform, bureau, "HANG"));
        assertThat(refusals(platform, bureau)).containsOnly("catalog.hung");
        decided(platform, bureau, apply(platform, bureau, "UNHANG"));
        bureau.file("citizen1");

        ObjectNode exemption = apply(platform, bureau, "EXEMPT")
                .put("exemption", "special-case")
                .put("until", now(platform).plusSeconds(86_400).toString());
        decided(platform, bureau, exemption);
        assertThat(refusals(platform, bureau)).containsOnly("catalog.exempt");
    }

    @Test
    @Tag("R-080")
    void anEditionWhoseTimeIsOverTakesNoCaseByAnyWayIn(Platform platform) {
        Bureau bureau = new Bureau(platform, Licences.itemLike("passing"));
        platform.drop("passing.jar", Licences.like("passing", "1.0.0").build());
        Instant end = now(platform).plusSeconds(20);
        publish(platform, bureau.approve(bureau.awaitProposed("1.0.0")), null, end);
        bureau.awaitInHall();
        bureau.file("citizen1");

        Await.holds("its time is over", () -> now(platform).isAfter(end));

        assertThat(refusals(platform, bureau)).containsOnly("catalog.expired");
    }

    /** The reasons of the refusals, one for each way in. */
    private static List<String> refusals(Platform platform, Bureau bureau) {
        Client citizen = platform.as("citizen1");
        Client window = platform.as("window1");
        ObjectNode online = bureau.application(citizen);
        ObjectNode counter = online.deepCopy().put("onBehalfOf", "citizen1");
        String earlier = now(platform).minusSeconds(3_600).toString();
        return List.of(
                reason(citizen.post("/api/cases", online)),
                reason(citizen.post("/api/cases", online.deepCopy().put("commitment", true))),
                reason(window.post("/api/cases", counter)),
                reason(window.post("/api/cases", counter.deepCopy().put("actAt", earlier))),
                reason(window.post("/api/cases", bureau.application(window))));
    }

    private static String reason(Answer answer) {
        problem(answer, answer.json().path("type").asText().endsWith("unknown") ? 404 : 409);
        return answer.json().path("type").asText().replaceAll(".*/", "");
    }

    private static void rejected(Platform platform, JsonNode edition) {
        String path = "/api/catalog/editions/" + edition.path("id").asText();
        platform.as("legal1")
                .post(
                        path + "/rejection",
                        JSON.objectNode().put("reasons", "办理时限与承诺不一致。"),
                        UUID.randomUUID().toString(),
                        platform.as("legal1").get(path).expect(200).etag())
                .expect(200);
    }

    private static void publish(Platform platform, Answer approved, Instant from, Instant until) {
        ObjectNode request = JSON.objectNode().put("effectiveUntil", until.toString());
        if (from != null) {
            request.put("effectiveFrom", from.toString());
        }
        platform.as("legal1")
                .post(
                        "/api/catalog/editions/" + approved.json().path("id").asText() + "/publication",
                        request,
                        UUID.randomUUID().toString(),
                        approved.etag())
                .expect(200);
    }

    private static ObjectNode apply(Platform platform, Bureau bureau, String kind) {
        return JSON.objectNode().put("item", bureau.item()).put("kind", kind).put("reason", "近三年极少使用");
    }

    /** Everybody whose stage it is agrees, until it is decided. */
    private static void decided(Platform platform, Bureau bureau, ObjectNode application) {
        JsonNode applied = platform.as("admin1")
                .post("/api/catalog/proceedings", application)
                .expect(200)
                .json();
        String path = "/api/catalog/proceedings/" + applied.path("id").asText();
        Await.holds(application.path("kind").asText() + " of " + bureau.item() + " is decided", () -> {
            for (String login : REVIEWERS) {
                Answer seen = platform.as(login).get(path);
                if (seen.status() == 200 && seen.json().hasNonNull("myStage")) {
                    ObjectNode yes = JSON.objectNode().put("agrees", true).put("words", "同意");
                    platform.as(login)
                            .post(path + "/opinion", yes, UUID.randomUUID().toString(), seen.etag())
                            .expect(200);
                }
            }
            return !platform.as("legal1")
                    .get(path)
                    .json()
                    .path("state")
                    .asText()
                    .equals("OPEN");
        });
    }

    private static Instant now(Platform platform) {
        return Instant.parse(platform.anybody()
                .get("/api/demo/clock")
                .expect(200)
                .json()
                .path("now")
                .asText());
    }
}
