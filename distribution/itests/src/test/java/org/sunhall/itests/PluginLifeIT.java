package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.SteadyLoad.Question;
import org.sunhall.story.Client.Answer;

/** A plug-in comes, is replaced, goes and comes back, while others keep reading and a case of it is under way. */
@Order(30)
@OnPlatform(Db.DERBY)
class PluginLifeIT {

    private static final String FILE = "life.jar";
    private static final String BUNDLE = "cn.sunshine.market.food-licence-life";
    private static final List<Bureau.Turn> WAY = Bureau.WAY;

    private Platform platform;
    private Bureau bureau;

    @Test
    void nobodyElseNoticesAndItsCaseGoesOnWhenItIsBack(Platform given) {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike("life"));
        Bureau other = Licences.inForce(platform);
        String otherCase = other.fileAndTake("citizen2", 1);

        try (SteadyLoad load = SteadyLoad.on(platform, questions(other, otherCase))) {
            platform.drop(FILE, Licences.like("life", "1.0.0").build());
            JsonNode edition = bureau.awaitProposed("1.0.0");
            assertThat(bundles()).as("nothing of it runs before approval").doesNotContain(BUNDLE);
            Answer approved = bureau.approve(edition);
            assertThat(bundles()).as("nor before it is published").doesNotContain(BUNDLE);
            bureau.publish(approved);
            bureau.awaitInHall();
            Await.holds("its code", () -> bundles().contains(BUNDLE));
            String caseId = bureau.fileAndTake("citizen1", 1);

            platform.drop(FILE, next());
            bureau.awaitProposed("1.1.0");
            assertThat(bureau.take(caseId, WAY.get(1)).status())
                    .as("the approved version goes on")
                    .isEqualTo(200);

            platform.remove(FILE);
            Await.holds("its code is gone", () -> !bundles().contains(BUNDLE));
            whileItIsAway(caseId, load);
            assertThat(other.take(otherCase, WAY.get(1)).status())
                    .as("other items go on")
                    .isEqualTo(200);

            platform.drop(FILE, next());
            Await.holds("the case goes on", () -> !isParked(caseId));
            for (Bureau.Turn turn : WAY.subList(2, WAY.size())) {
                bureau.take(caseId, turn).expect(200);
            }
            JsonNode closed = bureau.view(caseId);
            assertThat(closed.path("summary").path("stage").asText()).isEqualToIgnoringCase("closed");
            assertThat(closed.path("facts").path("licenceNumber").asText()).startsWith("JY");

            load.end();
            assertThat(load.failures())
                    .as("of " + load.answered() + " answers, slowest " + load.slowestMillis() + " ms")
                    .isEmpty();
            assertThat(load.answered()).isGreaterThan(300);
        }
        assertThat(platform.log().linesWith("Should be wired to")).isEmpty();
    }

    private String bundles() {
        return platform.console().run("bundle:list -t 0 -s");
    }

    /** The next version; one sentence of a paper differs, so that there is something to review. */
    private static byte[] next() {
        return Licences.like("life", "1.1.0")
                .replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定")
                .build();
    }

    private List<Question> questions(Bureau other, String otherCase) {
        String receipt = other.view(otherCase).path("summary").path("receipt").asText();
        return List.of(
                new Question("", "/api/health"),
                new Question("", "/api/disclosure/items"),
                new Question("", "/api/disclosure/items/" + other.item()),
                new Question("", "/api/disclosure/progress/" + receipt),
                new Question("citizen2", "/api/cases/" + otherCase),
                new Question("window1", "/api/cases/tasks"),
                new Question("examiner1", "/api/cases?limit=20"),
                new Question("supervisor1", "/api/supervision/lamps"),
                new Question("legal1", "/api/catalog/editions?state=PROPOSED"),
                new Question("operator1", "/api/plugins"),
                new Question("head1", "/api/identity/session"));
    }

    private void whileItIsAway(String caseId, SteadyLoad load) {
        Await.holds("the case is parked", () -> isParked(caseId));

        assertThat(platform.as("citizen1").get("/api/cases/" + caseId).status()).isEqualTo(200);
        assertThat(platform.as("examiner1")
                        .get("/api/cases/" + caseId + "/timeline")
                        .status())
                .isEqualTo(200);
        String code = bureau.view(caseId).path("summary").path("code").asText();
        Await.holds(
                "its progress",
                () -> platform.anybody().get("/api/disclosure/progress/" + code).status() == 200);

        Answer refused = bureau.take(caseId, WAY.get(2));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("cases.parked");
        assertThat(refused.json().path("detail").asText()).matches(".*\\p{IsHan}{4,}.*");

        Answer newcomer = platform.as("citizen1").post("/api/cases", bureau.application(platform.as("citizen1")));
        assertThat(newcomer.status()).as("nobody can file a new case under it").isEqualTo(409);

        Await.holds(
                "its lamp", () -> bureau.lampAtSupervision(caseId, "promised").equals("green"));
        String dueBefore = clock(caseId, "promised").path("due").asText();
        for (int day = 0;
                day < 15 && clock(caseId, "promised").path("lamp").asText().equals("GREEN");
                day++) {
            load.advance("1d");
        }
        Await.holds("its lamp is yellow", () -> bureau.lampAtSupervision(caseId, "promised")
                .equals("yellow"));
        assertThat(clock(caseId, "promised").path("due").asText())
                .as("its clock ran")
                .isEqualTo(dueBefore);
    }

    private JsonNode clock(String caseId, String id) {
        for (JsonNode clock : bureau.view(caseId).path("clocks")) {
            if (clock.path("id").asText().equals(id)) {
                return clock;
            }
        }
        throw new IllegalStateException("no clock " + id);
    }

    private boolean isParked(String caseId) {
        return bureau.view(caseId).path("summary").path("parked").isObject();
    }
}
