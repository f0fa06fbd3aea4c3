package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client;
import org.sunhall.story.Story;

/** What a vendor sees in a test of the SDK is what the running platform records: the same events in the same order. */
@Order(15)
@OnPlatform(Db.DERBY)
class SameEventsAsTestkitIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSampleStoryLeavesTheEventsThatTheTestkitGives(Platform platform) throws IOException {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.file("citizen1");
        for (Turn turn : Bureau.WAY) {
            bureau.take(caseId, turn).expect(200);
        }

        // The testkit's own test compares its story with the same file.
        assertThat(types(bureau, caseId))
                .isEqualTo(Files.readAllLines(
                        Workplace.root().resolve("plugins-sdk/testkit/src/test/resources/restaurant.events")));
    }

    /** A district's plug-in: its townships work at posts of their own, the district decides. */
    @Test
    @Tag("R-045")
    @Tag("R-148")
    void theDistrictsStoryLeavesTheEventsThatTheTestkitGives(Platform platform) throws IOException {
        Bureau district = new Bureau(
                platform,
                "sunshine-lakeside-civil-subsistence",
                "legal2",
                "legal2",
                List.of("township-head1", "township2"));
        district.bringIntoEffect(() -> platform.drop(Workplace.sample("subsistence-benefit")), "1.0.0");
        ObjectNode sample = sample("subsistence-benefit", "family-of-two.json");
        ObjectNode application = JSON.createObjectNode().put("item", district.item());
        application.set("form", sample.get("form"));
        Client citizen = platform.as("citizen1");
        application
                .putObject("materials")
                .set("authorisation", district.materials(citizen).get("layout"));
        String caseId = citizen.post("/api/cases", application)
                .expect(201)
                .json()
                .path("id")
                .asText();

        JsonNode parties = district.view(caseId).path("parties");
        assertThat(parties.findValuesAsText("role")).containsExactly("applicant", "household-member");
        assertThat(parties.toString()).contains("何秋分").doesNotContain("320102199908010027");
        problem(district.take(caseId, new Turn("township2", "Intake", "accept")), 403);
        assertThat(platform.as("township2").get("/api/cases/" + caseId).status())
                .as("another township knows nothing of it")
                .isEqualTo(404);
        for (Turn turn : List.of(
                new Turn("township1", "Intake", "accept"),
                new Turn("surveyor1", "Survey", "surveyed"),
                new Turn("surveyor2", "Survey", "surveyed"))) {
            district.take(caseId, turn).expect(200);
        }
        problem(district.take(caseId, new Turn("county-head1", "FirstOpinion", "for")), 403);
        for (Turn turn : List.of(
                new Turn("township-head1", "FirstOpinion", "for"),
                new Turn("township1", "LocalNotice", "no-objection"),
                new Turn("county1", "CountyReview", "for"))) {
            district.take(caseId, turn).expect(200);
        }
        problem(district.take(caseId, new Turn("township-head1", "Decision", "grant")), 403);
        district.take(caseId, new Turn("county-head1", "Decision", "grant")).expect(200);
        district.take(caseId, new Turn("township1", "Delivery", "delivered")).expect(200);

        assertThat(types(district, caseId)).isEqualTo(expected("subsistence-benefit", "family-of-two.events"));
        assertThat(platform.as("township1").get("/api/cases/" + caseId).status())
                .as("who took part may look back")
                .isEqualTo(200);
    }

    /** A penalty begun by the office: officers with certificates, a hearing, a discussion, a decision within the benchmark. */
    @Test
    @Tag("R-114")
    void thePenaltysStoryLeavesTheEventsThatTheTestkitGives(Platform platform) throws IOException {
        Bureau bureau = new Bureau(platform, "sunshine-market-food-penalty");
        bureau.bringIntoEffect(() -> platform.drop(Workplace.sample("penalty")), "1.0.0");
        certify(platform, "inspector1");
        certify(platform, "inspector2");
        ObjectNode entry = JSON.createObjectNode().put("item", bureau.item());
        entry.set("form", sample("penalty", "expired-food.json").get("form"));
        entry.putObject("materials");
        String caseId = platform.as("chief1")
                .post("/api/cases", entry)
                .expect(201)
                .json()
                .path("id")
                .asText();
        for (Turn turn : List.of(
                new Turn("chief1", "Filing", "file"),
                new Turn("inspector1", "Investigation", "done"),
                new Turn("inspector2", "Investigation", "done"),
                new Turn("examiner1", "Review", "agree"),
                new Turn("inspector1", "Notice", "told"),
                new Turn("chief1", "Rights", "hearing"),
                new Turn("examiner1", "Hearing", "held"),
                new Turn("head1", "Discussion", "discussed"))) {
            bureau.take(caseId, turn).expect(200);
        }
        ObjectNode decision = Story.report("penalise", "同意。");
        decision.putArray("reasons").add("货值一千二百元，首次违法，裁量基准从轻档：罚款五万元。");
        bureau.take(caseId, new Turn("head1", "Decision", "penalise"), decision).expect(200);
        bureau.take(caseId, new Turn("inspector1", "Delivery", "delivered")).expect(200);

        assertThat(types(bureau, caseId)).isEqualTo(expected("penalty", "expired-food.events"));
        assertThat(bureau.view(caseId).path("result").asText()).isEqualTo("penalty");
    }

    private static void certify(Platform platform, String login) {
        ObjectNode certificate = JSON.createObjectNode()
                .put("person", "demo-" + login)
                .put("validFrom", "2020-01-01")
                .put("validTo", "2036-12-31");
        platform.as("operator1")
                .put("/api/identity/admin/certificates/JS-" + login, certificate)
                .expect(200);
    }

    private static ObjectNode sample(String plugin, String name) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(project(plugin)
                .resolve("src/main/resources/SUNHALL-INF/samples")
                .resolve(name)));
    }

    private static List<String> expected(String plugin, String name) throws IOException {
        return Files.readAllLines(project(plugin).resolve("src/test/resources").resolve(name));
    }

    private static Path project(String plugin) {
        return Workplace.root().resolve("plugins-sdk/samples").resolve(plugin);
    }

    private static List<String> types(Bureau bureau, String caseId) {
        List<String> recorded = new ArrayList<>();
        bureau.timeline(caseId).forEach(event -> recorded.add(event.path("type").asText()));
        return recorded;
    }
}
