package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.PluginJars;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/**
 * Packs and a year of the calendar land on the running platform under the information centre's signature: two packs serve
 * side by side, and what is open is read anew by the new year.
 */
@Order(84)
@OnPlatform(Db.POSTGRESQL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RulesLandingIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LAKESIDE = "sunshine-lakeside";
    private static final String CIVIL = "sunshine-lakeside-civil";

    /** The stories expect the city's limits. */
    private static final String STORY = "(?s),\\s*\"story\".*";

    @TempDir
    static Path keys;

    private static Signer centre;
    private static Signer vendor;

    @BeforeAll
    static void makeKeys() {
        centre = Signer.in(keys, "centre");
        vendor = Signer.in(keys, "vendor");
    }

    private static String pack(String days) {
        return "{\"id\":\"" + LAKESIDE + "\",\"inherits\":\"sunshine\",\"title\":{\"zh\":\"湖滨区\",\"en\":\"Lakeside\"},"
                + "\"division\":\"329901\",\"parameters\":[{\"name\":\"notice.supplement\",\"title\":{\"zh\":\"告知补正\","
                + "\"en\":\"telling\"},\"value\":" + days
                + ",\"unit\":\"wd\",\"basis\":\"本区自定\",\"from\":\"2026-01-01\",\"certainty\":\"O\"}]}";
    }

    private static void trust(Platform platform, Signer signer, boolean rules) {
        Answer answer = platform.as("operator1")
                .post(
                        "/api/plugins/publishers",
                        JSON.objectNode()
                                .put("jurisdiction", "sunshine")
                                .put("name", rules ? "阳光市信息中心" : "某软件公司")
                                .put("certificate", signer.certificate())
                                .put("rules", rules));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("rules").asBoolean()).isEqualTo(rules);
    }

    private static Answer land(Platform platform, String login, byte[] archive) {
        return platform.as(login).upload("/api/plugins/rules?name=rules.jar", archive);
    }

    private static boolean serves(Platform platform, String pack) {
        return platform.anybody().get("/api/jurisdictions/packs/" + pack).status() == 200;
    }

    @Test
    @Order(1)
    @Tag("R-021")
    @Tag("R-034")
    void nothingButWhatTheInformationCentreSignedAndIsWithoutFaultsLands(Platform platform) {
        trust(platform, centre, true);
        trust(platform, vendor, false);
        byte[] good = Signer.archive("SUNHALL-INF/pack.json", pack("3"));
        byte[] faulty =
                Signer.archive("SUNHALL-INF/pack.json", pack("\"three\"").replace("329901", "329900"));

        problem(land(platform, "operator1", good), 422);
        Answer stranger = land(platform, "operator1", vendor.sign(good));
        problem(stranger, 422);
        assertThat(stranger.text()).contains("signature.not-information-centre");
        Answer wrong = land(platform, "operator1", centre.sign(faulty));
        problem(wrong, 422);
        assertThat(wrong.text()).contains("SUNHALL-INF/pack.json#/parameters/0/value");
        Answer overlap = land(
                platform,
                "operator1",
                centre.sign(Signer.archive("SUNHALL-INF/pack.json", pack("3").replace("329901", "329900"))));
        problem(overlap, 422);
        assertThat(overlap.text()).contains("overlap");
        problem(land(platform, "admin1", centre.sign(good)), 403);

        assertThat(serves(platform, LAKESIDE)).isFalse();
    }

    @Test
    @Order(2)
    @Tag("R-021")
    void twoPacksServeSideBySideAndTheirCasesHaveDifferentLimits(Platform platform) {
        platform.drop("lakeside-rules.jar", centre.sign(Signer.archive("SUNHALL-INF/pack.json", pack("3"))));
        Await.holds("the district's pack serves", () -> serves(platform, LAKESIDE));

        posts(platform);
        String item = "cn-lakeside-food";
        platform.drop("lake.jar", lakeside(item));
        Bureau district = new Bureau(platform, item);
        Answer approved = approve(platform, Await.until("proposed", () -> proposed(platform, item)));
        platform.as("legal2")
                .post(
                        "/api/catalog/editions/" + approved.json().path("id").asText() + "/publication",
                        JSON.objectNode(),
                        UUID.randomUUID().toString(),
                        approved.etag())
                .expect(200);
        district.awaitInHall();
        Bureau city = new Bureau(platform, Licences.itemLike("citywide"));
        city.bringIntoEffect(
                () -> platform.drop("citywide.jar", withoutNotice(Licences.like("citywide", "1.0.0"))), "1.0.0");

        JsonNode there = clock(platform, "citizen1", district.file("citizen1"), "notice");
        JsonNode here = clock(platform, "citizen1", city.file("citizen1"), "notice");

        assertThat(there.path("remaining").path("zh").asText()).contains("3个工作日");
        assertThat(here.path("remaining").path("zh").asText()).contains("5个工作日");
        assertThat(there.path("dueOn").asText()).isLessThan(here.path("dueOn").asText());
    }

    private static void posts(Platform platform) {
        for (String post : List.of("window", "examiner", "inspector", "section-chief", "head")) {
            ObjectNode body = JSON.objectNode()
                    .put("rank", post.equals("head") ? "HEAD" : "MEMBER")
                    .put("duty", "演示");
            body.putObject("title").put("zh", post).put("en", post);
            assertThat(platform.as("operator1")
                            .put("/api/identity/admin/organisations/" + CIVIL + "/posts/" + post, body)
                            .status())
                    .isLessThan(300);
        }
    }

    private static byte[] withoutNotice(PluginJars jar) {
        return jar.replace(
                        "items/food-licence.json",
                        "\"notice\": { \"limit\": \"5wd\", \"basis\": \"《中华人民共和国行政许可法》第三十二条第一款第（四）项\" },",
                        "")
                .build();
    }

    /** The sample as an item of the district's bureau, without the stories, which expect the city's limits. */
    private static byte[] lakeside(String item) {
        return withoutNotice(Licences.like("lake", "1.0.0")
                .replace("plugin.json", "\"sunshine\"", "\"" + LAKESIDE + "\"")
                .replace("items/food-licence.json", Licences.itemLike("lake"), item)
                .replace("samples/restaurant.json", Licences.itemLike("lake"), item)
                .replace("items/food-licence.json", "\"sunshine-market\"", "\"" + CIVIL + "\"")
                .replaceAll("samples/restaurant.json", STORY, "\n}")
                .remove("samples/school-canteen.json"));
    }

    private static Optional<JsonNode> proposed(Platform platform, String item) {
        JsonNode page = platform.as("legal2")
                .get("/api/catalog/editions?state=PROPOSED")
                .expect(200)
                .json();
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(edition -> edition.path("item").asText().equals(item))
                .findFirst();
    }

    private static Answer approve(Platform platform, JsonNode edition) {
        String path = "/api/catalog/editions/" + edition.path("id").asText();
        Answer reviewed = platform.as("legal2").get(path).expect(200);
        ObjectNode approval = JSON.objectNode()
                .put("opinion", "同意。")
                .put("digest", edition.path("digest").asText());
        return platform.as("legal2")
                .post(path + "/approval", approval, UUID.randomUUID().toString(), reviewed.etag())
                .expect(200);
    }

    private static JsonNode clock(Platform platform, String login, String caseId, String id) {
        JsonNode clocks = platform.as(login)
                .get("/api/cases/" + caseId)
                .expect(200)
                .json()
                .path("clocks");
        return StreamSupport.stream(clocks.spliterator(), false)
                .filter(clock -> clock.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clock " + id + " in " + clocks));
    }

    @Test
    @Order(3)
    @Tag("R-111")
    void aYearThatLandsReadsOpenClocksAnew(Platform platform) {
        String suffix = "newyear";
        Bureau bureau = new Bureau(platform, Licences.itemLike(suffix));
        bureau.bringIntoEffect(
                () -> platform.drop(
                        suffix + ".jar",
                        Licences.like(suffix, "1.0.0")
                                .replace("items/food-licence.json", "\"limit\": \"10wd\"", "\"limit\": \"60wd\"")
                                .replaceAll("samples/restaurant.json", STORY, "\n}")
                                .remove("samples/school-canteen.json")
                                .build()),
                "1.0.0");
        String caseId = bureau.fileAndTake("citizen1", 1);
        JsonNode before = clock(platform, "citizen1", caseId, "statutory");
        LocalDate oldDue = LocalDate.parse(before.path("dueOn").asText());
        int known =
                LocalDate.parse(calendar(platform).path("knownUntil").asText()).getYear();
        assertThat(oldDue.getYear())
                .as("the due date lies beyond what is announced")
                .isGreaterThan(known);
        assertThat(before.path("provisional").asBoolean()).isTrue();
        JsonNode shown = Await.until("the public due date", () -> progress(platform, caseId));
        assertThat(instant(shown.path("due"))).isEqualTo(instant(before.path("due")));
        assertThat(shown.path("provisional").asBoolean()).isTrue();

        Answer landed = land(
                platform,
                "operator1",
                centre.sign(Signer.archive("SUNHALL-INF/calendar/" + (known + 1) + ".json", year(known + 1))));
        assertThat(landed.status()).isEqualTo(201);
        assertThat(landed.json().path("years").get(0).asInt()).isEqualTo(known + 1);

        JsonNode event = Await.until("the old and the new day are on record", () -> moved(bureau.timeline(caseId)));
        JsonNode after = clock(platform, "citizen1", caseId, "statutory");
        assertThat(event.path("oldDueDate").asText()).isEqualTo(oldDue.toString());
        assertThat(event.path("newDueDate").asText())
                .isEqualTo(after.path("dueOn").asText())
                .isGreaterThan(oldDue.toString());
        assertThat(after.path("provisional").asBoolean()).isFalse();
        assertThat(after.path("working").toString()).contains("测试假");
        Await.holds(
                "supervision's queue",
                () -> instant(supervised(platform, caseId).path("due")).equals(instant(after.path("due"))));
        assertThat(supervised(platform, caseId).path("provisional").asBoolean()).isFalse();
        Await.holds("the public due date", () -> progress(platform, caseId)
                .filter(limit -> limit.path("due").equals(after.path("due")))
                .isPresent());
        Await.holds("the progress of the change is visible", () -> {
            JsonNode health = platform.anybody().get("/api/health").json();
            return health.toString().contains("\"applied\"");
        });
        String days = platform.as("supervisor1")
                .get("/api/supervision/cases/" + caseId + "/clocks/statutory/days")
                .expect(200)
                .text();
        assertThat(days).contains("测试假").contains("test holiday");
    }

    private static JsonNode calendar(Platform platform) {
        return platform.anybody().get("/api/jurisdictions/calendar").expect(200).json();
    }

    /** Some working days of its first weeks are taken away. */
    private static String year(int year) {
        ObjectNode notice = JSON.objectNode().put("year", year).put("source", "测试用,非国务院通知");
        var days = notice.putArray("days");
        LocalDate day = LocalDate.of(year, 1, 1);
        for (int found = 0; found < 5; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                days.addObject()
                        .put("date", day.toString())
                        .put("kind", "holiday")
                        .put("zh", "测试假")
                        .put("en", "test holiday");
                found++;
            }
        }
        return notice.toString();
    }

    private static Optional<JsonNode> moved(JsonNode timeline) {
        return StreamSupport.stream(timeline.spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals("case.clock-reprojected"))
                .map(entry -> entry.path("data"))
                .filter(data -> data.path("clock").path("id").asText().equals("statutory"))
                .findFirst();
    }

    private static JsonNode supervised(Platform platform, String caseId) {
        JsonNode clocks = platform.as("supervisor1")
                .get("/api/supervision/cases/" + caseId + "/clocks")
                .expect(200)
                .json()
                .path("clocks");
        return StreamSupport.stream(clocks.spliterator(), false)
                .filter(clock -> clock.path("clock").asText().equals("statutory"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(clocks.toString()));
    }

    /** The statutory limit as the public reads it; what the case records comes there a little later. */
    private static Optional<JsonNode> progress(Platform platform, String caseId) {
        JsonNode view =
                platform.as("citizen1").get("/api/cases/" + caseId).expect(200).json();
        String receipt =
                view.path("summary").path("receipt").asText(view.path("receipt").asText());
        Answer answer = platform.anybody()
                .post(
                        "/api/disclosure/progress/" + receipt,
                        JSON.objectNode()
                                .put("fact", Story.form().at("/applicant/name").asText()));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        JsonNode page = answer.expect(200).json();
        return StreamSupport.stream(page.path("limits").spliterator(), false)
                .filter(limit -> limit.path("kind").asText().equals("statutory"))
                .findFirst();
    }

    private static Instant instant(JsonNode node) {
        return Instant.parse(node.asText()).atZone(ZoneId.of("UTC")).toInstant();
    }
}
