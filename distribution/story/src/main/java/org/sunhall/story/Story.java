package org.sunhall.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One food licence from the dropped plug-in to the public hall, told to whoever listens. It uses HTTP and the folder
 * {@code deploy/} only, so it proves what a user could do. The test of the whole platform plays the same story.
 */
public final class Story {

    /** The item the sample plug-in brings. */
    public static final String ITEM = "sunshine-market-food-licence";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Path deploy;
    private final Path plugin;
    private final String password;
    private final Teller teller;
    private final Map<String, Client> people = new HashMap<>();
    private String caseId = "";

    /**
     * Prepares the story.
     *
     * @param base     where the platform answers, for example {@code http://127.0.0.1:8181}
     * @param deploy   its folder {@code deploy/}
     * @param plugin   the jar of the sample plug-in
     * @param password the password of the demonstration's accounts
     */
    public Story(URI base, Path deploy, Path plugin, String password, Teller teller) {
        this.base = base;
        this.deploy = deploy;
        this.plugin = plugin;
        this.password = password;
        this.teller = teller;
    }

    /** What the story ends with. */
    public record Ending(String caseId, String code, String licenceNumber, JsonNode progress) {}

    /** Plays it from the first page to the last. */
    public Ending play() {
        comeIntoEffect();
        apply();
        supplement();
        accept();
        examine();
        extend();
        decide();
        deliver();
        return look();
    }

    /** The account's browser. */
    public Client as(String login) {
        return people.computeIfAbsent(login, name -> Client.signedIn(base, name, password));
    }

    /** Anybody's browser. */
    public Client anybody() {
        return people.computeIfAbsent("", nobody -> new Client(base, "公众"));
    }

    /** Chapter one: a plug-in lands, is reviewed, published, and only then usable. */
    public void comeIntoEffect() {
        teller.chapter("插件落地、审核、公布");
        if (anybody().get("/api/disclosure/items/" + ITEM).status() == 200) {
            teller.did("公众", "事项已在网上大厅公布,跳过落地和审核");
            return;
        }
        teller.did("citizen1", "插件落地之前申请 " + ITEM);
        refused(submit(JSON.createObjectNode()));
        long dropped = System.nanoTime();
        teller.did("admin1", "将 " + plugin.getFileName() + " 放入 deploy/");
        drop(plugin);
        JsonNode edition = await("a proposed edition", () -> edition("PROPOSED"));
        teller.then("检查通过,版本 " + edition.path("id").asText() + " 待法制审核,用时 " + (System.nanoTime() - dropped) / 1_000_000
                + " 毫秒");
        teller.did("citizen1", "审核之前申请");
        refused(submit(JSON.createObjectNode()));
        String id = edition.path("id").asText();
        Client legal = as("legal1");
        Client.Answer reviewed = legal.get("/api/catalog/editions/" + id).expect(200);
        teller.did(
                "legal1",
                "审核版本 " + id + ",内容摘要 " + edition.path("digest").asText().substring(0, 12));
        ObjectNode approval = JSON.createObjectNode()
                .put("opinion", "与《食品经营许可和备案管理办法》相符,同意。")
                .put("digest", edition.path("digest").asText());
        Client.Answer approved = legal.post(
                        "/api/catalog/editions/" + id + "/approval", approval, "approve-" + id, reviewed.etag())
                .expect(200);
        teller.then("审核通过");
        teller.did("citizen1", "公布之前申请");
        refused(submit(JSON.createObjectNode()));
        teller.did("legal1", "公布");
        long published = System.nanoTime();
        legal.post(
                        "/api/catalog/editions/" + id + "/publication",
                        JSON.createObjectNode(),
                        "publish-" + id,
                        approved.etag())
                .expect(200);
        await("the item in the hall", () -> Optional.of(anybody().get("/api/disclosure/items/" + ITEM))
                .filter(answer -> answer.status() == 200));
        teller.then("已生效,网上大厅可见,用时 " + (System.nanoTime() - published) / 1_000_000 + " 毫秒");
    }

    private Optional<JsonNode> edition(String state) {
        JsonNode editions = as("legal1")
                .get("/api/catalog/editions?state=" + state)
                .expect(200)
                .json();
        for (JsonNode edition : editions.has("items") ? editions.path("items") : editions) {
            if (edition.path("item").asText().equals(ITEM)) {
                return Optional.of(edition);
            }
        }
        return Optional.empty();
    }

    /** Chapter two: an application with faults, then one without. */
    public void apply() {
        teller.chapter("申请");
        ObjectNode wrong = form();
        ((ObjectNode) wrong.path("applicant")).put("creditCode", "91329900MA00000000");
        wrong.remove("premises");
        teller.did("citizen1", "提交有误的申请");
        refused(submit(wrong));
        teller.did("citizen1", "提交申请(缺布局图)");
        JsonNode filed = submit(form()).expect(201).json();
        caseId = text(filed.path("id"));
        stands();
        String receipt = filed.path("receipt").asText();
        JsonNode progress = await(
                "public progress by receipt", () -> Optional.of(anybody().get("/api/disclosure/progress/" + receipt))
                        .filter(answer -> answer.status() == 200)
                        .map(Client.Answer::json));
        teller.did("公众", "凭回执号查询进度");
        teller.then(progress.path("stageText")
                .path("zh")
                .asText(progress.path("stage").asText()));
    }

    /** Chapter three: told once what is missing, supplied. */
    public void supplement() {
        teller.chapter("一次告知补正");
        ObjectNode report = report("supplement", "材料不齐,一次告知。");
        report.putArray("missing").addObject().put("what", "layout").put("note", "请补交主要设备设施布局图。");
        step("window1", "Intake", report);
        advance("1d");
        teller.did("citizen1", "补交布局图");
        ObjectNode supply = JSON.createObjectNode();
        supply.set("form", form());
        supply.set("materials", materials());
        as("citizen1").post("/api/cases/" + caseId + "/supplement", supply).expect(200);
        stands();
    }

    /** Chapter four: accepted, with the unified supervision code and a receipt on paper. */
    public void accept() {
        teller.chapter("受理");
        step("window1", "Intake", report("accept", "材料齐全,予以受理。"));
        paper("acceptance-notice");
    }

    /** Chapter five: examined, and checked on site by two officers. */
    public void examine() {
        teller.chapter("审查与现场核查");
        step("examiner1", "Examination", report("pass", "申请材料真实、合法。"));
        teller.did("window1", "越权办理现场核查");
        refused(complete("window1", "SiteCheck", report("pass", "合格")));
        step("inspector1", "SiteCheck", report("pass", "布局合理,设施齐全。"));
        step("inspector2", "SiteCheck", report("pass", "同意。"));
    }

    /** Chapter six: time passes, the lamp changes, the head extends. */
    public void extend() {
        teller.chapter("亮灯与延期");
        for (int day = 0; day < 20 && !lampIs("promised", "YELLOW"); day++) {
            advance("1d");
        }
        stands();
        JsonNode lamps = await("the yellow lamp at supervision", () -> Optional.of(as("supervisor1")
                        .get("/api/supervision/lamps?limit=200")
                        .expect(200)
                        .json())
                .filter(page -> hasLamp(page, "YELLOW")));
        teller.did("supervisor1", "查看亮灯,共 " + rows(lamps).size() + " 个运行中的时钟");
        teller.did("chief1", "申请延期 5 个工作日");
        as("chief1")
                .post(
                        "/api/cases/" + caseId + "/extension",
                        JSON.createObjectNode().put("by", "5wd").put("reason", "需复核经营场所平面布局。"))
                .expect(200);
        teller.did("head1", "批准延期");
        as("head1")
                .post(
                        "/api/cases/" + caseId + "/extension/decision",
                        JSON.createObjectNode().put("approved", true).put("reason", "同意延期。"))
                .expect(200);
        stands();
        for (JsonNode clock : view().path("clocks")) {
            if (clock.path("id").asText().equals("promised")) {
                teller.then("承诺期限的计算过程:");
                teller.working(clock);
            }
        }
    }

    /** Chapter seven: opinion, decision, and the number by the plug-in's automatic task. */
    public void decide() {
        teller.chapter("审核意见与决定");
        step("chief1", "Opinion", report("grant", "拟准予许可。"));
        step("head1", "Decision", report("grant", "准予许可。"));
        paper("grant-decision");
        JsonNode numbered = await("the licence number", () -> Optional.of(view())
                .filter(view -> view.path("tasks").toString().contains("\"Issue\"")));
        teller.did(
                "插件", "编制许可证编号 " + numbered.path("facts").path("licenceNumber").asText());
    }

    /** Chapter eight: issued, delivered, closed. */
    public void deliver() {
        teller.chapter("制证与送达");
        step("window1", "Issue", report("issued", "已制证。"));
        paper("licence");
        step("window1", "Delivery", report("delivered", "申请人当面领取。"));
    }

    /** The last chapter: what the public sees. */
    public Ending look() {
        teller.chapter("公开");
        JsonNode view = view();
        String code = view.path("summary").path("code").asText();
        JsonNode progress = await("the closed case in the hall", () -> Optional.of(anybody()
                        .get("/api/disclosure/progress/" + code)
                        .expect(200)
                        .json())
                .filter(found -> found.path("stage").asText().equalsIgnoreCase("closed")));
        teller.did("公众", "凭监管码查询进度");
        teller.then(progress.path("itemName").path("zh").asText() + " · "
                + progress.path("stageText").path("zh").asText() + " · 结果 "
                + progress.path("resultText").path("zh").asText());
        JsonNode details = anybody()
                .post(
                        "/api/disclosure/progress/" + code,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("fact", form().at("/applicant/name").asText()))
                .expect(200)
                .json();
        teller.did("申请人", "凭监管码和名称查询详情");
        teller.then("申请人 " + details.path("applicant").asText() + " · 已出具文书 "
                + details.path("papers").size() + " 份");
        for (JsonNode paper : view.path("papers")) {
            if (paper.path("kind").asText().equals("licence")) {
                JsonNode proof = anybody()
                        .get("/api/disclosure/verification/"
                                + paper.path("verification").asText())
                        .expect(200)
                        .json();
                teller.did("公众", "扫码核验许可证");
                teller.then("《" + proof.path("title").path("zh").asText() + "》 "
                        + proof.path("number").asText() + " · "
                        + proof.path("issuerName").path("zh").asText() + " · 持有人 "
                        + proof.path("applicant").asText() + " · 状态 "
                        + proof.path("stateText").path("zh").asText());
            }
        }
        return new Ending(caseId, code, view.path("facts").path("licenceNumber").asText(), progress);
    }

    /** The case this story is about; empty before it is filed. */
    public String caseId() {
        return caseId;
    }

    /** The case as supervision sees it. */
    public JsonNode view() {
        return as("supervisor1").get("/api/cases/" + caseId).expect(200).json();
    }

    /** Does a step and expects it to be taken. */
    public void step(String login, String step, ObjectNode report) {
        JsonNode open = open(step);
        String outcome = report.path("outcome").asText();
        for (JsonNode known : open.path("outcomes")) {
            if (known.path("name").asText().equals(outcome)) {
                outcome = known.path("label").path("zh").asText();
            }
        }
        teller.did(
                login,
                open.path("title").path("zh").asText() + ":" + outcome + " —— "
                        + report.path("opinion").asText());
        complete(login, step, report).expect(200);
        stands();
    }

    /** Does a step, whatever comes of it. */
    public Client.Answer complete(String login, String step, ObjectNode report) {
        return as(login)
                .post(
                        "/api/cases/" + caseId + "/tasks/"
                                + open(step).path("task").asText(),
                        report);
    }

    private JsonNode open(String step) {
        for (JsonNode open : view().path("tasks")) {
            if (open.path("step").asText().equals(step)) {
                return open;
            }
        }
        throw new IllegalStateException("step " + step + " is not open in " + view());
    }

    /** A report on a step. */
    public static ObjectNode report(String outcome, String opinion) {
        return JSON.createObjectNode().put("outcome", outcome).put("opinion", opinion);
    }

    /** Files an application by the demonstration's citizen. */
    public Client.Answer submit(ObjectNode form) {
        ObjectNode application = JSON.createObjectNode().put("item", ITEM);
        application.set("form", form);
        return as("citizen1").post("/api/cases", application);
    }

    /** A form without faults. */
    public static ObjectNode form() {
        try (var in = Story.class.getResourceAsStream("application.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode materials() {
        ObjectNode materials = JSON.createObjectNode();
        try (var in = Story.class.getResourceAsStream("materials.json")) {
            JSON.readTree(in).forEach(key -> {
                JsonNode kept = as("citizen1")
                        .upload("/api/cases/uploads?name=" + key.asText() + ".pdf", pdf())
                        .expect(201)
                        .json();
                materials.putArray(key.asText()).add(kept.path("id").asText());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return materials;
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj trailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Moves the demonstration's time. */
    public void advance(String by) {
        teller.did("operator1", "演示时间前进 " + by);
        as("operator1")
                .post("/api/demo/clock?by=" + by, JSON.createObjectNode())
                .expect(200);
        // Sessions end by the platform's time, so everybody signs in again.
        people.clear();
    }

    private void paper(String kind) {
        for (JsonNode paper : view().path("papers")) {
            if (paper.path("kind").asText().equals(kind)) {
                byte[] pdf = await("the paper " + kind, () -> Optional.of(as("citizen1")
                                .get("/api/cases/" + caseId + "/papers/"
                                        + paper.path("id").asText()))
                        .filter(answer -> answer.status() == 200)
                        .map(Client.Answer::bytes));
                if (pdf.length < 1000 || pdf[0] != '%' || pdf[1] != 'P') {
                    throw new IllegalStateException("the paper " + kind + " is no PDF");
                }
                teller.then("文书《" + paper.path("title").path("zh").asText() + "》 "
                        + paper.path("number").asText("") + " " + pdf.length / 1024 + " KB,验证码 "
                        + paper.path("verification").asText());
                return;
            }
        }
        throw new IllegalStateException("no paper " + kind + " in " + view().path("papers"));
    }

    private boolean lampIs(String clock, String lamp) {
        for (JsonNode one : view().path("clocks")) {
            if (one.path("id").asText().equals(clock)
                    && !one.path("lamp").asText().equals("GREEN")) {
                return lamp.equals(one.path("lamp").asText()) || lamp.equals("YELLOW");
            }
        }
        return false;
    }

    private boolean hasLamp(JsonNode page, String lamp) {
        for (JsonNode row : rows(page)) {
            if (row.path("case").asText().equals(caseId)
                    && row.path("lamp").asText().equalsIgnoreCase(lamp)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode rows(JsonNode page) {
        JsonNode rows = page.has("rows") ? page.path("rows") : page.path("items");
        return (ArrayNode) rows;
    }

    private void stands() {
        teller.stands(view());
    }

    private void refused(Client.Answer answer) {
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new IllegalStateException("this should have been refused: " + answer.status() + " " + answer.text());
        }
        JsonNode problem = answer.json();
        teller.then("拒绝(" + answer.status() + "):" + problem.path("detail").asText());
        problem.path("errors")
                .forEach(error -> teller.then("  " + error.path("pointer").asText() + " "
                        + error.path("detail").asText()));
    }

    private void drop(Path jar) {
        try {
            Path whole = Files.copy(
                    jar, deploy.resolve("." + jar.getFileName() + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, deploy.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy into " + deploy, e);
        }
    }

    private static String text(JsonNode id) {
        return id.isObject() ? id.path("value").asText() : id.asText();
    }

    /** Looks again and again until it is there. */
    public static <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
