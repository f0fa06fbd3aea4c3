package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/** A catalog brought in a file, found, run by the rules of entries, and called for change when its law is repealed. */
@Order(78)
@OnPlatform(Db.POSTGRESQL)
class CatalogIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LAW = "阳光市集成测试条例";

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
}
