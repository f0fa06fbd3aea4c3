package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/** What is done with a case beside its steps, over HTTP: the case lists it, and it is done by its name. */
@Order(40)
@OnPlatform(Db.DERBY)
class CaseOperationsIT {

    @Test
    @Tag("R-108")
    @Tag("R-109")
    void aCaseIsStoppedSentBackAndExtendedByWhoMay(Platform platform) {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.fileAndTake("citizen1", 1);
        String path = "/api/cases/" + caseId;

        assertThat(operations(platform, "examiner1", path)).contains("request-extension", "stop", "interrupt");
        assertThat(operations(platform, "citizen1", path)).containsExactly("withdraw", "choose-delivery");
        problem(operate(platform, "citizen1", path, "stop", "ground", "hearing", "reason", "不想办"), 403);
        problem(operate(platform, "examiner1", path, "request-extension", "by", "soon", "reason", "忙"), 422);
        operate(platform, "examiner1", path, "request-extension", "by", "5wd", "reason", "需要复核。")
                .expect(200);
        ObjectNode granted = JsonNodeFactory.instance.objectNode().put("approved", true);
        platform.as("head1")
                .post(path + "/operations/decide-extension", granted)
                .expect(200);
        operate(platform, "examiner1", path, "stop", "ground", "hearing", "reason", "依法听证", "expected", "10wd")
                .expect(200);
        assertThat(operations(platform, "examiner1", path)).contains("end-stop");
        operate(platform, "examiner1", path, "end-stop", "ground", "hearing", "reason", "听证结束")
                .expect(200);
        assertThat(bureau.timeline(caseId).findValuesAsText("type"))
                .contains("case.extension-approved", "case.stopped", "case.stop-ended");
    }

    /** Every operation that the interface describes is done at least once, by who may, and leaves its event. */
    @Test
    @Tag("R-043")
    @Tag("R-050")
    @Tag("R-103")
    @Tag("R-104")
    @Tag("R-108")
    @Tag("R-110")
    @Tag("R-121")
    @Tag("R-129")
    @Tag("R-130")
    @Tag("R-140")
    @Tag("R-142")
    @Tag("R-265")
    void everyOperationIsDoneOverHttp(Platform platform) {
        Doer doer = new Doer(platform);
        Bureau bureau = Licences.inForce(platform);
        beforeAcceptance(doer, bureau);
        atTheExaminersAndInspectors(doer, bureau);
        onACommitment(doer, platform);
        penalties(doer, platform);

        List<String> described = new ArrayList<>();
        platform.anybody()
                .get("/api/openapi.json")
                .expect(200)
                .json()
                .at("/paths/~1api~1cases~1{id}~1operations~1{name}/post/parameters")
                .forEach(parameter -> parameter.at("/schema/enum").forEach(name -> described.add(name.asText())));
        assertThat(described).hasSizeGreaterThan(20);
        assertThat(doer.done).as("every operation of the interface").containsExactlyInAnyOrderElementsOf(described);
    }

    /** An agent files; the window tells what is missing, the applicant gets more time, the counter enters it; then withdrawn. */
    private static void beforeAcceptance(Doer doer, Bureau bureau) {
        Client agent = doer.platform.as("citizen2");
        ObjectNode application = bureau.application(agent);
        application.put("onBehalfOf", "citizen1");
        problem(agent.post("/api/cases", application), 422);
        application.put(
                "authority", bureau.materials(agent).path("layout").path(0).asText());
        ArrayNode parties = application.putArray("parties");
        parties.addObject()
                .put("role", "interested")
                .put("kind", "person")
                .put("name", "邻居某")
                .put("number", "X1234567");
        String id = agent.post("/api/cases", application)
                .expect(201)
                .json()
                .path("id")
                .asText();
        JsonNode view =
                doer.platform.as("window1").get("/api/cases/" + id).expect(200).json();
        assertThat(view.path("parties").findValuesAsText("role")).containsExactly("applicant", "interested");
        assertThat(view.toString()).doesNotContain("X1234567");

        doer.by("citizen1", id, "end-agency", "reason", "自行办理");
        assertThat(agent.get("/api/cases/" + id).status()).isEqualTo(404);
        ObjectNode telling = Story.report("supplement", "请补正。");
        telling.putArray("missing").addObject().put("what", "layout").put("note", "看不清");
        doer.platform
                .as("window1")
                .post("/api/cases/" + id + "/tasks/" + bureau.awaitTask(id, "Intake"), telling)
                .expect(200);
        doer.by("head1", id, "grant-time", "by", "3wd", "reason", "当事人住院");
        ObjectNode supplied = JsonNodeFactory.instance.objectNode();
        supplied.set("form", Story.form());
        supplied.putObject("originals").put("layout", "A0 图纸,存窗口 3 号柜");
        problem(doer.platform.as("examiner1").post("/api/cases/" + id + "/supplement", supplied), 403);
        doer.platform
                .as("window1")
                .post("/api/cases/" + id + "/supplement", supplied)
                .expect(200);
        doer.by("window1", id, "hand-over-original", "material", "layout", "to", "食品科");
        doer.by("window1", id, "note-original", "material", "authorisation", "note", "公证书原件");
        doer.by("citizen1", id, "withdraw", "reason", "不办了");
        problem(operate(doer.platform, "citizen2", "/api/cases/" + id, "rate", "level", "1"), 403);
        String ratings = "/api/disclosure/ratings?item=" + bureau.item();
        long satisfied = satisfied(doer.platform, ratings);
        doer.by("citizen1", id, "rate", "level", "4", "words", "态度好");
        Await.holds("the public sees the count", () -> satisfied(doer.platform, ratings) == satisfied + 1);
        assertThat(doer.platform.anybody().get(ratings).expect(200).json().toString())
                .doesNotContain("态度好");
    }

    private static long satisfied(Platform platform, String ratings) {
        return platform.anybody()
                .get(ratings)
                .expect(200)
                .json()
                .at("/levels/1/count")
                .asLong();
    }

    private static void atTheExaminersAndInspectors(Doer doer, Bureau bureau) {
        String id = bureau.fileAndTake("citizen1", 1);
        doer.by("examiner1", id, "request-extension", "by", "5wd", "reason", "需要复核。");
        doer.by("head1", id, "decide-extension", "approved", "true");
        doer.by("examiner1", id, "stop", "ground", "hearing", "reason", "依法听证", "expected", "10wd");
        doer.by("examiner1", id, "end-stop", "ground", "hearing", "reason", "听证结束");
        doer.by("examiner1", id, "interrupt", "length", "3wd", "reason", "系统检修");
        doer.by(
                "examiner1",
                id,
                "third-party-result",
                "number",
                "J-1",
                "by",
                "sunshine-laboratory",
                "kind",
                "appraisal",
                "conclusion",
                "fit",
                "at",
                "2026-03-02T01:00:00Z");
        doer.by(
                "examiner1",
                id,
                "request-correction",
                "kind",
                "PROCESS",
                "pointer",
                "/premises/area",
                "value",
                "162.5",
                "reason",
                "误录");
        doer.by("legal1", id, "review-correction", "approved", "true");
        doer.by("head1", id, "approve-correction", "approved", "true");
        doer.by("operator1", id, "execute-correction");
        assertThat(bureau.view(id).at("/form/premises/area").asDouble()).isEqualTo(162.5);
        bureau.take(id, Bureau.WAY.get(1)).expect(200);
        String task = bureau.awaitTask(id, "SiteCheck");
        doer.by("head1", id, "reassign", "task", task, "to", "demo-inspector1", "reason", "轮岗");
        doer.by("inspector1", id, "delegate", "task", task, "to", "demo-inspector2", "reason", "出差");
        doer.by("inspector1", id, "stand-in", "task", task, "reason", "同事请假");
        doer.by("head1", id, "recuse", "officer", "demo-inspector2", "reason", "与申请人是亲属");
        problem(bureau.take(id, new Turn("inspector2", "SiteCheck", "pass")), 403);
        doer.by("inspector1", id, "return", "task", task, "step", "Examination", "reason", "材料需重新审查");
        bureau.awaitTask(id, "Examination");
        doer.by("head1", id, "terminate", "ground", "party-ceased", "basis", "行政许可法第70条", "reason", "企业注销");
    }

    /** A licence on a commitment, and one whose automatic task cannot be done until somebody looks after it. */
    private static void onACommitment(Doer doer, Platform platform) {
        Bureau bureau = new Bureau(platform, Licences.itemLike("committed"));
        bureau.bringIntoEffect(() -> platform.drop("committed.jar", committed()), "1.0.0");
        Client applicant = platform.as("citizen1");
        ObjectNode application = bureau.application(applicant).put("commitment", true);
        String kept = applicant
                .post("/api/cases", application)
                .expect(201)
                .json()
                .path("id")
                .asText();
        List<Turn> toTheHandover = Bureau.WAY.subList(0, Bureau.WAY.size() - 1);
        Turn handover = Bureau.WAY.get(Bureau.WAY.size() - 1);
        doer.by("citizen1", kept, "choose-delivery", "way", "hall");
        for (Turn turn : toTheHandover) {
            bureau.take(kept, turn).expect(200);
        }
        problem(bureau.take(kept, handover), 409);
        doer.by("window1", kept, "verify-party", "way", "in-person", "confirmed", "true", "note", "身份证原件与本人相符");
        bureau.take(kept, handover).expect(200);
        assertThat(bureau.view(kept).at("/filing/delivery").asText()).isEqualTo("hall");
        assertThat(event(bureau, kept, "case.delivered").at("/data/verified/0").asText())
                .isEqualTo("in-person");
        problem(platform.as("county1").get("/api/cases/" + kept), 404);
        doer.by("head1", kept, "copy-to", "organisation", "sunshine-lakeside-civil", "reason", "后续监管");
        platform.as("county1").get("/api/cases/" + kept).expect(200);
        Await.holds("its administrator is told", () -> platform.as("admin2")
                .get("/api/notices")
                .expect(200)
                .json()
                .findValuesAsText("case")
                .contains(kept));
        doer.by("head1", kept, "check-follow-up", "kept", "false", "reason", "现场与承诺不符");
        doer.by("head1", kept, "revoke", "ground", "commitment-broken", "basis", "行政许可法第69条", "reason", "承诺不实");

        ObjectNode kiosk = bureau.application(applicant);
        ((ObjectNode) kiosk.path("form")).put("mainFormat", "kiosk");
        String stuck = applicant
                .post("/api/cases", kiosk)
                .expect(201)
                .json()
                .path("id")
                .asText();
        for (Turn turn : Bureau.WAY.subList(0, 6)) {
            bureau.take(stuck, turn).expect(200);
        }
        Await.holds(
                "the task has failed",
                () -> bureau.timeline(stuck).findValuesAsText("type").contains("case.task-failed"));
        doer.by("admin1", stuck, "retry-task", "reason", "已联系供应商");
        String told = platform.console()
                .run("sunhall:case-retry "
                        + bureau.view(stuck).at("/summary/receipt").asText() + " 再试一次");
        assertThat(told).contains("tried again now");
    }

    private static byte[] committed() {
        return Licences.like("committed", "1.0.0")
                .replace(
                        "items/food-licence.json",
                        "\"disclosure\": {",
                        "\"commitment\": {\"check\": \"60d\", \"basis\": \"国办发〔2020〕42号\"},\n  \"disclosure\": {")
                .replace(
                        "forms/food-licence.json",
                        "{ \"const\": \"canteen\", \"title\"",
                        "{ \"const\": \"kiosk\", \"title\": \"小摊点\", \"titleEn\": \"Kiosk\" },\n{ \"const\": \"canteen\", \"title\"")
                .build();
    }

    /** Two penalties for one act, entered by the office itself, become one. */
    private static void penalties(Doer doer, Platform platform) {
        Bureau bureau = new Bureau(platform, "sunshine-market-food-penalty");
        bureau.bringIntoEffect(() -> platform.drop(Workplace.sample("penalty")), "1.0.0");
        String into = enter(platform, bureau);
        String from = enter(platform, bureau);
        problem(
                operate(
                        platform,
                        "chief1",
                        "/api/cases/" + into,
                        "take-in",
                        "from",
                        from,
                        "higherRule",
                        "x",
                        "reason",
                        "y"),
                403);
        doer.by("head1", into, "take-in", "from", from, "higherRule", "食品安全法第124条", "reason", "同一违法行为");
        assertThat(bureau.view(from).at("/summary/stage").asText()).isEqualTo("MERGED");
        assertThat(bureau.view(into).at("/filing/route").asText()).isEqualTo("ex-officio");
        assertThat(bureau.view(into).at("/filing/takenIn/0").asText()).isEqualTo(from);
    }

    private static String enter(Platform platform, Bureau bureau) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("item", bureau.item());
        ObjectNode form = entry.putObject("form");
        form.putObject("applicant").put("name", "演示便利店").put("creditCode", "91329900MA1K4N7Q9J");
        form.put("source", "inspection").put("facts", "货架上陈列超过保质期的食品二十袋。").put("value", 1200);
        entry.putObject("materials");
        problem(platform.as("citizen1").post("/api/cases", entry), 403);
        return platform.as("chief1")
                .post("/api/cases", entry)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Does operations and remembers which. */
    private static final class Doer {

        private final Platform platform;
        private final Set<String> done = new TreeSet<>();

        Doer(Platform platform) {
            this.platform = platform;
        }

        void by(String login, String caseId, String name, String... fields) {
            operate(platform, login, "/api/cases/" + caseId, name, fields).expect(200);
            done.add(name);
        }
    }

    /** 行政许可法 art. 32: silence accepts; and who is silent in turn gives up. Both say why, in both languages. */
    @Test
    @Tag("R-102")
    @Tag("R-112")
    @Tag("K-02")
    @Tag("R-127")
    void silenceOfTheOfficeAcceptsFromTheDayOfReceiptAndSilenceOfTheApplicantGivesUp(Platform platform) {
        Bureau bureau = Licences.inForce(platform);
        String unanswered = bureau.file("citizen1");
        String asked = bureau.file("citizen1");
        ObjectNode telling = Story.report("supplement", "请补正。");
        telling.putArray("missing").addObject().put("what", "layout").put("note", "看不清");
        platform.as("window1")
                .post("/api/cases/" + asked + "/tasks/" + bureau.awaitTask(asked, "Intake"), telling)
                .expect(200);

        platform.advance("45d");

        Await.holds(
                "deemed accepted",
                () -> bureau.timeline(unanswered).findValuesAsText("type").contains("case.accepted"));
        JsonNode accepted = event(bureau, unanswered, "case.accepted");
        assertThat(accepted.at("/data/how").asText()).isEqualTo("deemed");
        JsonNode view = bureau.view(unanswered);
        JsonNode statutory = clock(view, "statutory");
        assertThat(statutory.path("startedAt").asText())
                .isEqualTo(view.at("/summary/submittedAt").asText());
        explained(statutory);
        explained(clock(view, "notice"));
        Await.holds("its lamp is on the office", () -> bureau.lampAtSupervision(unanswered, "notice")
                .equals("red"));

        Await.holds(
                "given up",
                () -> bureau.view(asked).at("/summary/stage").asText().equals("ABANDONED"));
        JsonNode supplement = clock(bureau.view(asked), "supplement");
        assertThat(supplement.path("owner").asText()).isEqualTo("PARTY");
        explained(supplement);
        ObjectNode late = JsonNodeFactory.instance.objectNode();
        late.set("form", Story.form());
        problem(platform.as("citizen1").post("/api/cases/" + asked + "/supplement", late), 409);
    }

    private static JsonNode event(Bureau bureau, String caseId, String type) {
        for (JsonNode event : bureau.timeline(caseId)) {
            if (event.path("type").asText().equals(type)) {
                return event;
            }
        }
        throw new AssertionError("no " + type);
    }

    private static JsonNode clock(JsonNode view, String id) {
        for (JsonNode clock : view.path("clocks")) {
            if (clock.path("id").asText().equals(id)) {
                return clock;
            }
        }
        throw new AssertionError("no clock " + id);
    }

    /** Line by line, in Chinese and in English, with the law. */
    private static void explained(JsonNode clock) {
        assertThat(clock.path("basis").asText()).isNotBlank();
        assertThat(clock.path("working")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("zh").asText()).matches("(?s).*\\p{IsHan}.*");
            assertThat(line.path("en").asText()).matches("(?s).*[A-Za-z]{2,}.*");
        });
    }

    private static Answer operate(Platform platform, String login, String path, String name, String... fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1].equals("true") || fields[i + 1].equals("false")) {
                body.put(fields[i], fields[i + 1].equals("true"));
            } else {
                body.put(fields[i], fields[i + 1]);
            }
        }
        return platform.as(login).post(path + "/operations/" + name, body);
    }

    private static List<String> operations(Platform platform, String login, String path) {
        List<String> names = new ArrayList<>();
        JsonNode listed = platform.as(login).get(path).expect(200).json().path("operations");
        listed.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }
}
