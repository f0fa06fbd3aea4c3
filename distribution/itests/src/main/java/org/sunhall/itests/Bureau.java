package org.sunhall.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/** The demonstration's bureau at work on one power item, over HTTP. */
public final class Bureau {

    /** The steps of a licence from acceptance to delivery: who, which, with what outcome; the inspectors are two. */
    public static final List<Turn> WAY = List.of(
            new Turn("window1", "Intake", "accept"),
            new Turn("examiner1", "Examination", "pass"),
            new Turn("inspector1", "SiteCheck", "pass"),
            new Turn("inspector2", "SiteCheck", "pass"),
            new Turn("chief1", "Opinion", "grant"),
            new Turn("head1", "Decision", "grant"),
            new Turn("window1", "Issue", "issued"),
            new Turn("window1", "Delivery", "delivered"));

    private static final byte[] PDF = ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
                    + "2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj trailer<</Root 1 0 R>>\n%%EOF\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final Platform platform;
    private final String item;
    private final String legal;
    private final String watcher;
    private final List<String> partners;

    /** The bureau's work on this item. */
    public Bureau(Platform platform, String item) {
        this(platform, item, "legal1", "supervisor1", List.of());
    }

    /**
     * Another place's work on this item.
     *
     * @param legal    who reviews there
     * @param watcher  who may read every case there
     * @param partners who agrees before, for the other organisations whose posts do steps
     */
    public Bureau(Platform platform, String item, String legal, String watcher, List<String> partners) {
        this.platform = platform;
        this.item = item;
        this.legal = legal;
        this.watcher = watcher;
        this.partners = List.copyOf(partners);
    }

    /** One officer's turn in a case. */
    public record Turn(String login, String step, String outcome) {}

    /** The item's code. */
    public String item() {
        return item;
    }

    /** The item's edition in this state, if it has one. */
    public Optional<JsonNode> edition(String state) {
        JsonNode page = platform.as(legal)
                .get("/api/catalog/editions?state=" + state + "&item=" + item)
                .expect(200)
                .json();
        for (JsonNode edition : page.path("items")) {
            if (edition.path("item").asText().equals(item)) {
                return Optional.of(edition);
            }
        }
        return Optional.empty();
    }

    /** The edition that this version of the plug-in proposes, as soon as it does. */
    public JsonNode awaitProposed(String version) {
        return Await.until("the proposed edition of " + item + " " + version, () -> edition("PROPOSED")
                .filter(found -> found.path("pluginVersion").asText().equals(version)));
    }

    /** Whose posts do steps agrees, then the legal officer approves. */
    public Answer approve(JsonNode edition) {
        partners.forEach(partner -> approve(partner, edition));
        return approve(legal, edition);
    }

    /** One of those who review approves. */
    public Answer approve(String login, JsonNode edition) {
        String path = "/api/catalog/editions/" + edition.path("id").asText();
        Answer reviewed = platform.as(login).get(path).expect(200);
        ObjectNode approval = JsonNodeFactory.instance
                .objectNode()
                .put("opinion", "同意。")
                .put("digest", edition.path("digest").asText());
        return platform.as(login)
                .post(path + "/approval", approval, UUID.randomUUID().toString(), reviewed.etag())
                .expect(200);
    }

    /** The legal officer publishes what was approved. */
    public Answer publish(Answer approved) {
        return platform.as(legal)
                .post(
                        "/api/catalog/editions/" + approved.json().path("id").asText() + "/publication",
                        JsonNodeFactory.instance.objectNode(),
                        UUID.randomUUID().toString(),
                        approved.etag())
                .expect(200);
    }

    /** Waits until the public can see the item. */
    public void awaitInHall() {
        Await.holds(item + " in the hall", () -> isInHall());
    }

    /** Whether the public can see the item. */
    public boolean isInHall() {
        return platform.anybody().get("/api/disclosure/items/" + item).status() == 200;
    }

    /** The whole way to effect of what lies in {@code deploy/} in this version; nothing when it is there already. */
    public void bringIntoEffect(Runnable drop, String version) {
        if (!isInHall()) {
            drop.run();
            publish(approve(awaitProposed(version)));
            awaitInHall();
        }
    }

    /** A form without faults. */
    public ObjectNode application(Client applicant) {
        ObjectNode application = JsonNodeFactory.instance.objectNode().put("item", item);
        application.set("form", Story.form());
        application.set("materials", materials(applicant));
        return application;
    }

    /** The one material the item asks for, uploaded. */
    public ObjectNode materials(Client applicant) {
        String upload = applicant
                .upload("/api/cases/uploads?name=layout.pdf", PDF)
                .expect(201)
                .json()
                .path("id")
                .asText();
        ObjectNode materials = JsonNodeFactory.instance.objectNode();
        materials.putArray("layout").add(upload);
        return materials;
    }

    /** Files a complete application. */
    public String file(String login) {
        Client applicant = platform.as(login);
        return applicant
                .post("/api/cases", application(applicant))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Files one and takes the first steps of {@link #WAY}. */
    public String fileAndTake(String login, int steps) {
        String caseId = file(login);
        for (Turn turn : WAY.subList(0, steps)) {
            take(caseId, turn).expect(200);
        }
        return caseId;
    }

    /** Takes a turn, whatever comes of it. */
    public Answer take(String caseId, Turn turn) {
        return take(caseId, turn, UUID.randomUUID().toString(), Optional.empty());
    }

    /** Takes a turn under this key, decided on this version. */
    public Answer take(String caseId, Turn turn, String key, Optional<String> etag) {
        return take(caseId, turn, Story.report(turn.outcome(), "同意。"), key, etag);
    }

    /** Takes a turn with a report of its own. */
    public Answer take(String caseId, Turn turn, ObjectNode report) {
        return take(caseId, turn, report, UUID.randomUUID().toString(), Optional.empty());
    }

    private Answer take(String caseId, Turn turn, ObjectNode report, String key, Optional<String> etag) {
        String task = awaitTask(caseId, turn.step());
        return platform.as(turn.login()).post("/api/cases/" + caseId + "/tasks/" + task, report, key, etag);
    }

    /** The open task of this step, as soon as there is one. */
    public String awaitTask(String caseId, String step) {
        return Await.until("step " + step + " of " + caseId, () -> task(caseId, step));
    }

    /** The open task of this step. */
    public Optional<String> task(String caseId, String step) {
        for (JsonNode open : view(caseId).path("tasks")) {
            if (open.path("step").asText().equals(step)) {
                return Optional.of(open.path("task").asText());
            }
        }
        return Optional.empty();
    }

    /** The case as supervision sees it. */
    public JsonNode view(String caseId) {
        return platform.as(watcher).get("/api/cases/" + caseId).expect(200).json();
    }

    /** Its events. */
    public JsonNode timeline(String caseId) {
        return platform.as(watcher)
                .get("/api/cases/" + caseId + "/timeline")
                .expect(200)
                .json()
                .path("items");
    }

    /** The lamp of one of its clocks at supervision, lower case; empty when supervision does not know it. */
    public String lampAtSupervision(String caseId, String clock) {
        Answer answer = platform.as("supervisor1").get("/api/supervision/cases/" + caseId + "/clocks");
        for (JsonNode one :
                answer.status() == 200 ? answer.json().path("clocks") : JsonNodeFactory.instance.arrayNode()) {
            if (one.path("clock").asText().equals(clock)) {
                return one.path("lamp").asText();
            }
        }
        return "";
    }
}
