package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.PluginJars;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/** A catalog brought in a file, found, run by the rules of entries, and called for change when its law is repealed. */
@Order(78)
@OnPlatform(Db.POSTGRESQL)
class CatalogIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LAW = "阳光市集成测试条例";
    private static final String STATION = "sunshine-lakeside-station";

    private static ObjectNode penalty(String code, String name) {
        ObjectNode item = JSON.objectNode()
                .put("code", code)
                .put("name", name)
                .put("type", "penalty")
                .put("powerSubject", "sunshine-market")
                .put("implementingSubject", "sunshine-market");
        item.putArray("legalBases").addObject().put("law", LAW).put("article", "第九条");
        item.putObject("disclosure")
                .put("department", "执法一科")
                .put("place", "演示路1号")
                .put("phone", "0519-12345678")
                .put("supervisionPhone", "12345")
                .put("procedure", "立案\n调查\n决定")
                .put("kinds", "警告、罚款")
                .put("statutoryLimit", "90日");
        return item;
    }

    private static Answer bring(Client who, ObjectNode... items) {
        ObjectNode file = JSON.objectNode();
        for (ObjectNode item : items) {
            file.withArray("items").add(item);
        }
        return who.post(
                "/api/catalog/imports?name=a.json&reason=" + encoded("首次建库"),
                "application/json",
                BodyPublishers.ofString(file.toString()));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> found(Client who, String words) {
        List<String> codes = new ArrayList<>();
        who.get("/api/catalog/search?q=" + encoded(words))
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> codes.add(item.path("code").asText()));
        return codes;
    }

    @Test
    @Tag("R-058")
    @Tag("R-060")
    @Tag("R-072")
    @Tag("R-087")
    void aCatalogIsBroughtReviewedPublishedFoundAndCalledForChange(Platform platform) {
        Client bureau = platform.as("admin1");
        Client legal = platform.as("legal1");
        Answer faulty = bring(bureau, penalty("IT-1", "对甲的处罚"), penalty("IT 2", ""));
        problem(faulty, 422);
        assertThat(faulty.text())
                .contains("/items/1/code")
                .contains("code-characters")
                .contains("name-required");
        assertThat(bureau.get("/api/catalog/items/IT-1").status()).isEqualTo(404);

        ObjectNode[] items = {penalty("IT-1", "对哄抬蔬菜价格行为的处罚"), penalty("IT-2", "对短斤少两行为的处罚")};
        Answer brought = bring(bureau, items);
        assertThat(brought.status()).as(brought.text()).isEqualTo(201);
        String id = brought.json().path("batch").path("id").asText();
        assertThat(bring(bureau, items).expect(200).json().path("repeated").asBoolean())
                .isTrue();
        Await.holds("officials find what is on its way", () -> found(bureau, "hongtai")
                .equals(List.of("IT-1")));
        assertThat(found(platform.anybody(), "哄抬")).isEmpty();

        String proceeding = "/api/catalog/proceedings/"
                + brought.json()
                        .path("batch")
                        .path("proceedings")
                        .path(0)
                        .path("id")
                        .asText();
        ObjectNode yes = JSON.objectNode().put("agrees", true).put("words", "依据充分");
        legal.post(
                        proceeding + "/opinion",
                        yes,
                        UUID.randomUUID().toString(),
                        legal.get(proceeding).expect(200).etag())
                .expect(200);
        legal.post("/api/catalog/imports/" + id + "/publication", JSON.objectNode())
                .expect(200);
        Await.holds("carried out", () -> legal.get("/api/catalog/imports/" + id)
                .json()
                .path("done")
                .asBoolean());
        Await.holds("everybody finds it by initials", () -> found(platform.anybody(), "htscjg")
                .equals(List.of("IT-1")));
        assertThat(found(platform.anybody(), "短斤少两")).containsExactly("IT-2");
        Await.holds(
                "the hall shows it",
                () -> platform.anybody().get("/api/disclosure/items/IT-1").status() == 200);

        Bureau entry = new Bureau(platform, "IT-1");
        Answer refused = platform.as("citizen1").post("/api/cases", entry.application(platform.as("citizen1")));
        problem(refused, 409);
        assertThat(refused.json().path("type").asText()).endsWith("catalog.not-online");

        repealed(platform, legal);
        takenAway(platform, bureau);
        atTheConsole(platform);
    }

    private static void atTheConsole(Platform platform) {
        assertThat(platform.console().run("sunhall:catalog-search htscjg"))
                .contains("IT-1")
                .doesNotContain("IT-2");
        assertThat(platform.console().run("sunhall:law-change-list sunshine"))
                .contains(LAW)
                .contains("IT-1")
                .contains("RED");
        assertThat(platform.console().run("sunhall:proceeding-list")).contains("waits for");
        assertThat(platform.console().run("sunhall:certificate-list nobody")).contains("no such organisation");
        assertThat(platform.console().run("sunhall:certificate-list sunshine-market"))
                .contains("number");
        String file = platform.home().resolve("data/catalog-it.xlsx").toString();
        assertThat(platform.console().run("sunhall:catalog-export sunshine " + file))
                .contains("items");
        assertThat(platform.console().run("sunhall:catalog-export sunshine " + file))
                .contains("must not exist");
        assertThat(platform.console().run("sunhall:catalog-search --rebuild")).contains("being built");
        Await.holds("found after it was built anew", () -> found(platform.anybody(), "htscjg")
                .equals(List.of("IT-1")));
    }

    /** The law takes effect tomorrow, so what had to be declared fifteen working days before is overdue. */
    private static void repealed(Platform platform, Client legal) {
        Instant now = Instant.parse(platform.anybody()
                .get("/api/demo/clock")
                .expect(200)
                .json()
                .path("now")
                .asText());
        String today = now.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        ObjectNode change = JSON.objectNode()
                .put("trigger", "LAW_CHANGE")
                .put("law", LAW)
                .put("article", "第九条")
                .put("note", "该条废止")
                .put("publishedOn", today)
                .put("happenedOn", today)
                .put("effectiveOn", today);
        JsonNode registered =
                legal.post("/api/catalog/law-changes", change).expect(201).json();
        assertThat(registered.path("declarations")).hasSize(2);
        assertThat(registered.path("declarations"))
                .allSatisfy(due -> assertThat(due.path("clock").path("lamp").asText())
                        .as(due.toString())
                        .isEqualToIgnoringCase("red"));
        String declaration = registered.path("declarations").path(0).path("id").asText();
        Await.holds("supervision lights it", () -> platform.as("supervisor1")
                .get("/api/supervision/lamps?lamp=red&limit=200")
                .text()
                .contains(declaration));
    }

    private static void takenAway(Platform platform, Client bureau) {
        byte[] sheet =
                bureau.get("/api/catalog/export/catalog.xlsx").expect(200).bytes();
        Answer again = bureau.post("/api/catalog/imports?trial=true", XLSX, BodyPublishers.ofByteArray(sheet));
        assertThat(again.status()).as(again.text()).isIn(200, 422);
        assertThat(new String(
                        platform.anybody()
                                .get("/api/catalog/export/catalog.pdf?type=penalty")
                                .expect(200)
                                .bytes(),
                        0,
                        5,
                        StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        assertThat(platform.anybody()
                        .get("/api/catalog/export/template.xlsx")
                        .expect(200)
                        .bytes()
                        .length)
                .isGreaterThan(2_000);
        problem(platform.anybody().get("/api/catalog/search?page=0"), 422);
        problem(platform.as("citizen1").get("/api/catalog/imports"), 403);
    }

    /**
     * A station in the district that is led from the city's bureau: its superior decides, the local legal office takes it on file.
     * What it has then is exported and brought again, and nothing is new.
     */
    @Test
    @Tag("R-006")
    @Tag("R-041")
    @Tag("R-084")
    @Tag("K-04")
    void aRouteOfTwoStagesIsWalkedOverHttpAndTheListComesBackUnchanged(Platform platform) {
        assertThat(platform.console()
                        .run("sunhall:org-add --name 'Lakeside Station' --jurisdiction sunshine-lakeside"
                                + " --parent sunshine-market --phone 0519-7654321 " + STATION))
                .contains(STATION)
                .contains("added");
        assertThat(platform.console().run("sunhall:org-post --rank coordinator --title Clerk " + STATION + " clerk"))
                .contains("COORDINATOR");
        assertThat(platform.console().run("sunhall:org-show " + STATION))
                .contains("sunshine-market")
                .contains("0519-7654321")
                .contains("clerk");
        assertThat(platform.console().run("sunhall:org-head sunshine-market")).contains("head1");
        Client station = administrator(platform);

        ObjectNode item = penalty("IT-STATION-1", "对占道经营行为的处罚")
                .put("powerSubject", STATION)
                .put("implementingSubject", STATION);
        ((ObjectNode) item.at("/legalBases/0")).put("from", "2020-01-01").put("to", "2099-01-01");
        Answer brought = bring(station, item);
        assertThat(brought.status()).as(brought.text()).isEqualTo(201);
        String batch = brought.json().path("batch").path("id").asText();
        String id = brought.json().at("/batch/proceedings/0/id").asText();
        String path = "/api/catalog/proceedings/" + id;
        JsonNode opened = platform.as("head1").get(path).expect(200).json();
        assertThat(opened.at("/stages/0/function").asText()).isEqualTo("superior");
        assertThat(opened.at("/stages/0/state").asText()).isEqualTo("open");
        assertThat(opened.at("/stages/0/clock").isObject())
                .as("it has its time")
                .isTrue();
        assertThat(opened.at("/stages/1/act").asText()).isEqualTo("file");
        assertThat(opened.at("/stages/1/state").asText()).isEqualTo("waiting");

        problem(says(platform.as("legal2"), path, "备案"), 403);
        problem(says(station, path, "同意"), 403);
        assertThat(says(platform.as("head1"), path, "依据充分,同意").status()).isEqualTo(200);
        JsonNode decided = platform.as("legal2").get(path).expect(200).json();
        assertThat(decided.at("/stages/0/state").asText()).isEqualTo("agreed");
        assertThat(decided.at("/stages/0/opinion/org").asText()).isEqualTo("sunshine-market");
        assertThat(decided.at("/stages/1/state").asText())
                .as(decided.toString())
                .isEqualTo("open");
        Answer filed = says(platform.as("legal2"), path, "已备案");
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);

        platform.as("legal2")
                .post("/api/catalog/imports/" + batch + "/publication", JSON.objectNode())
                .expect(200);
        Await.holds("carried out", () -> platform.as("legal2")
                .get("/api/catalog/imports/" + batch)
                .json()
                .path("done")
                .asBoolean());
        Await.holds("everybody finds it as they type", () -> found(platform.anybody(), "占道jy")
                .equals(List.of("IT-STATION-1")));
        twoLevels(platform.anybody());
        ends(station);
        comesBackUnchanged(station);
    }

    /** What is known to be repealed one day is seen before. */
    private static void ends(Client station) {
        JsonNode ending = station.get("/api/catalog/law-changes/ending?until=2099-01-01")
                .expect(200)
                .json();
        assertThat(ending.path("items")).singleElement().satisfies(basis -> {
            assertThat(basis.path("item").asText()).isEqualTo("IT-STATION-1");
            assertThat(basis.path("basis").asText()).isEqualTo("《" + LAW + "》第九条");
            assertThat(basis.path("repealed").asBoolean()).isFalse();
        });
        assertThat(station.get("/api/catalog/law-changes/ending")
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        problem(station.get("/api/catalog/law-changes/ending?until=2099-02-30"), 422);
    }

    /** City and district stand in one hall, and each can be looked at by itself. */
    private static void twoLevels(Client anybody) {
        String words = "/api/catalog/search?q=" + encoded("占道") + "&jurisdiction=";
        assertThat(anybody.get(words + "sunshine-lakeside").expect(200).json().path("items"))
                .hasSize(1);
        assertThat(anybody.get(words + "sunshine").expect(200).json().path("items"))
                .isEmpty();
        Await.holds(
                "the hall shows it",
                () -> anybody.get("/api/disclosure/items/IT-STATION-1").text().contains("占道"));
    }

    private static Client administrator(Platform platform) {
        ObjectNode person = JSON.objectNode()
                .put("login", "station1")
                .put("name", "演示管理员")
                .put("kind", "STAFF")
                .put("org", STATION)
                .put("jurisdiction", "sunshine-lakeside")
                .put("realName", true)
                .put("enabled", true)
                .put("password", Platform.PASSWORD);
        person.putArray("roles").add("BUREAU_ADMIN");
        person.putArray("posts");
        Answer put = platform.as("operator1").put("/api/identity/admin/people/station1", person);
        assertThat(put.status()).as(put.text()).isLessThan(300);
        return platform.as("station1");
    }

    private static Answer says(Client who, String proceeding, String words) {
        return who.post(
                proceeding + "/opinion",
                JSON.objectNode().put("agrees", true).put("words", words),
                UUID.randomUUID().toString(),
                who.get(proceeding).expect(200).etag());
    }

    private static void comesBackUnchanged(Client station) {
        String list = "?jurisdiction=sunshine-lakeside&org=" + STATION;
        byte[] sheet = station.get("/api/catalog/export/catalog.xlsx" + list)
                .expect(200)
                .bytes();
        byte[] json = station.get("/api/catalog/export/catalog.json" + list)
                .expect(200)
                .bytes();
        for (Answer again : List.of(
                station.post("/api/catalog/imports?trial=true", XLSX, BodyPublishers.ofByteArray(sheet)),
                station.post(
                        "/api/catalog/imports?trial=true", "application/json", BodyPublishers.ofByteArray(json)))) {
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(again.json().path("unchanged").asInt()).as(again.text()).isEqualTo(1);
            assertThat(again.json().path("brought").asInt()).as(again.text()).isZero();
        }
    }

    /** A penalty's benchmark answers with its cell, its range, its text and its article to whoever asks, and does not guess. */
    @Test
    @Tag("R-061")
    @Tag("R-062")
    @Tag("R-063")
    void aBenchmarkIsLookedUpOverHttp(Platform platform) throws IOException {
        String item = "sunshine-market-food-penalty-benchmark";
        String own = "\"sunshine-market-food-penalty\"";
        PluginJars jar = PluginJars.of(Files.readAllBytes(Workplace.sample("penalty")))
                .replaceHeader("Bundle-SymbolicName", "cn.sunshine.market.penalty-benchmark")
                .replace("plugin.json", "\"penalty\"", "\"penalty-benchmark\"");
        for (String file : List.of("items/penalty.json", "discretion/fine.json", "samples/expired-food.json")) {
            jar.replace(file, own, '"' + item + '"');
        }
        Bureau bureau = new Bureau(platform, item);
        bureau.bringIntoEffect(() -> platform.drop("penalty-benchmark.jar", jar.build()), "1.0.0");

        String tables = "/api/catalog/benchmarks/" + item;
        JsonNode listed = platform.anybody().get(tables).expect(200).json();
        assertThat(listed.at("/tables/0/key").asText()).isEqualTo("fine");
        JsonNode cell =
                lookup(platform, tables + "/fine/lookup", 1_200).expect(200).json();
        assertThat(cell.path("cell").asText()).isEqualTo("light");
        assertThat(cell.at("/range/from").asInt()).isEqualTo(50_000);
        assertThat(cell.at("/range/to").asInt()).isEqualTo(65_000);
        assertThat(cell.at("/unit/zh").asText()).isEqualTo("元");
        assertThat(cell.at("/text/zh").asText()).isEqualTo("五万元以上六万五千元以下");
        assertThat(cell.path("basis").asText()).contains("第一百二十四条");
        assertThat(cell.path("edition").asText())
                .isEqualTo(listed.path("edition").asText());
        assertThat(lookup(platform, tables + "/fine/lookup", 9_000)
                        .expect(200)
                        .json()
                        .path("cell")
                        .asText())
                .isNotEqualTo("light");
        problem(lookup(platform, tables + "/fine/lookup", 99_999), 422);
        problem(lookup(platform, tables + "/other/lookup", 1_200), 404);
        codes(platform, item);
    }

    private static Answer lookup(Platform platform, String path, int value) {
        ObjectNode situation = JSON.objectNode();
        situation.putObject("facts").put("value", value);
        return platform.anybody().post(path, situation);
    }

    /** Everybody may ask what a code says and what is wrong with it. */
    private static void codes(Platform platform, String item) {
        Client anybody = platform.anybody();
        JsonNode free = anybody.get("/api/catalog/codes/" + item).expect(200).json();
        assertThat(free.path("sound").asBoolean()).isTrue();
        assertThat(free.path("jurisdiction").asText()).isEqualTo("sunshine");
        assertThat(free.path("itemName").isObject()).isTrue();
        JsonNode wrong = anybody.get("/api/catalog/codes/320300SC1XK001001?jurisdiction=xuzhou&type=licence")
                .expect(200)
                .json();
        assertThat(wrong.path("required").asBoolean()).isTrue();
        assertThat(wrong.path("sound").asBoolean()).isFalse();
        assertThat(wrong.path("parts")).hasSize(6);
        assertThat(wrong.at("/parts/2/meaning/zh").asText()).isEqualTo("行政许可");
        assertThat(wrong.at("/faults/0/rule").asText()).isEqualTo("code.check");
        assertThat(wrong.at("/faults/0/from").asInt()).isEqualTo(17);
        assertThat(wrong.at("/faults/0/mend/zh").asText()).contains("校验码应为");
        problem(anybody.get("/api/catalog/codes/a%20b"), 422);
        problem(anybody.get("/api/catalog/codes/x?jurisdiction=a%20b"), 422);
    }
}
