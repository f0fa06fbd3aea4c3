package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.PluginJars;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/**
 * A thousand open cases: their plug-in goes, and they are parked, supervised and shown; it comes back, and all go on; a new edition
 * comes, and they move, seen beforehand, with no time gained or lost. On PostgreSQL, where every row can be looked at.
 */
@Order(85)
@OnPlatform(Db.POSTGRESQL)
class RunningCasesIT {

    private static final int CASES = Integer.getInteger("sunhall.cases", 1000);
    /** So many of them were accepted, and wait for their examination. */
    private static final int ACCEPTED = CASES / 20;
    /** So many of those have the first of two signatures of the site check: a step that is half done. */
    private static final int HALF_DONE = 5;

    private static final int WRITERS = 8;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String NAME = "thousand";
    private static final String FILE = NAME + ".jar";
    private static final List<Turn> WAY = Bureau.WAY;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final Map<String, Long> took = new TreeMap<>();
    private Platform platform;
    private Bureau bureau;
    private Connection database;

    @BeforeEach
    void open(Platform given) throws SQLException {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike(NAME));
        database = PostgreSql.connect(platform.wiring().postgresql().orElseThrow());
    }

    @AfterEach
    void close() throws SQLException {
        writers.shutdownNow();
        database.close();
        System.out.println("running cases, milliseconds: " + took);
    }

    @Test
    @Tag("R-080")
    void outliveTheirPluginAndMoveToItsNextEditionWithNoTimeLost() throws Exception {
        bureau.bringIntoEffect(() -> platform.drop(FILE, first()), "1.0.0");
        List<String> cases = timed("1 filed", this::fileAll);
        Await.until(
                "supervision knows them all", LONG, () -> present(supervised() == CASES && supervisionHasCaughtUp()));
        Map<String, Long> rows = rows();
        Map<String, JsonNode> clocks = clocks();

        platform.remove(FILE);
        timed("2 parked", () -> Await.until("all are parked", LONG, () -> present(parked() == CASES)));
        theySayWhoParkedThemSinceWhenAndWhy(cases);
        assertThat(rows()).as("no row is lost").isEqualTo(rows);
        assertThat(clocks()).as("their clocks ran on, untouched").isEqualTo(clocks);
        lampsGoOn(cases);
        theyAreShown(cases);

        platform.drop(FILE, first());
        timed("3 resumed", () -> Await.until("all go on", LONG, () -> present(parked() == 0)));
        assertThat(rows()).as("no row is lost").isEqualTo(rows);
        assertThat(bureau.take(cases.get(ACCEPTED - 1), WAY.get(1)).status())
                .as("without any repair")
                .isEqualTo(200);

        platform.drop(FILE, second());
        JsonNode edition = bureau.awaitProposed("1.1.0");
        String migration = "/api/cases/migrations/" + edition.path("id").asText();
        Map<String, JsonNode> fates = timed("4 dry run", () -> fates(migration));
        everyCaseHasItsOutcome(cases, fates);
        assertThat(editionsOfCases()).as("a dry run moves nothing").hasSize(1);

        bureau.publish(approve(edition));
        Await.holds("the new edition in force", () -> bureau.edition("IN_FORCE")
                .filter(now -> now.path("id").equals(edition.path("id")))
                .isPresent());
        Map<String, JsonNode> before = clocks();
        long clockEvents = clockEvents();
        // The cases' office hears of the edition a moment after it is in force.
        Await.holds(
                "the run began",
                () -> platform.as("legal1")
                                .post(migration, JsonNodeFactory.instance.objectNode())
                                .status()
                        == 202);
        timed(
                "5 moved",
                () -> Await.until(
                        "all that can have moved",
                        LONG,
                        () -> present(editionsOfCases()
                                        .getOrDefault(edition.path("id").asText(), 0L)
                                == CASES - HALF_DONE)));
        Await.holds("nothing is left to do", () -> !platform.as("legal1")
                .get(migration + "?limit=1")
                .json()
                .path("state")
                .asText()
                .equals("RUNNING"));
        assertThat(clocks()).as("consumed time, case by case").isEqualTo(before);
        assertThat(clockEvents()).as("not one event on any clock").isEqualTo(clockEvents);
        assertThat(fates(migration).keySet())
                .as("what is half done has not moved")
                .containsExactlyInAnyOrderElementsOf(cases.subList(0, HALF_DONE));

        Await.holds("whoever applied is told of the new edition", () -> platform.as("citizen1")
                .get("/api/notices?limit=50")
                .json()
                .path("items")
                .findValuesAsText("kind")
                .contains("moved"));

        goesBackAndOn(cases, migration, edition.path("id").asText());
        assertThat(platform.console().run("sunhall:evidence-verify")).contains("✓");
    }

    private static byte[] first() {
        return plain("1.0.0").build();
    }

    /** No paper at submission: a thousand of them would say nothing here. */
    private static PluginJars plain(String version) {
        return Licences.like(NAME, version)
                .replace("items/food-licence.json", ", \"onSubmission\": true", "")
                .replace("samples/restaurant.json", "[\"application\", ", "[")
                .replace("samples/school-canteen.json", "[\"application\", ", "[");
    }

    /** The next edition: one step has another name, and the plug-in says which it was. */
    private static byte[] second() {
        PluginJars jar = plain("1.1.0")
                .replace("workflows/food-licence.bpmn", "\"Examination\"", "\"PaperReview\"")
                .put("migration/from-1.0.json", """
                                {"item": "%s", "from": ["1.0.0"], "steps": {"Examination": "PaperReview"},
                                 "note": {"zh": "环节更名", "en": "A step has another name"}}
                                """.formatted(Licences.itemLike(NAME)));
        for (String sample : List.of("samples/restaurant.json", "samples/school-canteen.json")) {
            if (jar.text(sample).contains("\"Examination\"")) {
                jar = jar.replace(sample, "\"Examination\"", "\"PaperReview\"");
            }
        }
        return jar.build();
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private <T> T timed(String what, Work<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.run();
        took.put(what, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    private static Optional<Boolean> present(boolean holds) {
        return holds ? Optional.of(true) : Optional.empty();
    }

    /** Files them all; takes some of them a few steps on, the earliest the farthest. */
    private List<String> fileAll() throws Exception {
        Client citizen = platform.as("citizen1");
        ObjectNode application = bureau.application(citizen);
        List<String> cases = everywhere(CASES, i -> citizen.post("/api/cases", application)
                .expect(201)
                .json()
                .path("id")
                .asText());
        everywhere(ACCEPTED, i -> bureau.take(cases.get(i), WAY.get(0)).expect(200));
        everywhere(HALF_DONE, i -> {
            bureau.take(cases.get(i), WAY.get(1)).expect(200);
            return bureau.take(cases.get(i), WAY.get(2)).expect(200);
        });
        return cases;
    }

    private <T> List<T> everywhere(int count, IntFunction<T> work) throws InterruptedException, ExecutionException {
        List<Future<T>> under = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            under.add(writers.submit(() -> work.apply(number)));
        }
        List<T> done = new ArrayList<>();
        for (Future<T> one : under) {
            done.add(one.get());
        }
        return done;
    }

    private void theySayWhoParkedThemSinceWhenAndWhy(List<String> cases) throws SQLException {
        assertThat(count("SELECT count(*) FROM cases_case WHERE item = ? AND parked AND parked_since > 0"
                        + " AND parked_by LIKE 'system:parking, after %deploy' AND parked_zh LIKE '%" + FILE + "%'"))
                .isEqualTo(CASES);
        JsonNode parked = bureau.view(cases.get(7)).path("summary");
        assertThat(parked.path("parked").path("zh").asText()).contains(FILE);
        assertThat(parked.path("parkedSince").asText()).startsWith("20");
        assertThat(parked.path("parkedBy").asText()).contains("deploy");
        String shown = platform.console()
                .run("sunhall:case-show " + parked.path("receipt").asText());
        assertThat(shown).contains(FILE).contains("由 by").contains("deploy");
        Answer refused = bureau.take(cases.get(7), WAY.get(1));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("cases.parked");
    }

    /** Time goes on until a lamp is lit over every one of them but the half-done: their step has as long as the notice had. */
    private void lampsGoOn(List<String> cases) throws Exception {
        long before = lit();
        for (int day = 0; day < 8 && lamp(cases.get(CASES - 1), "notice").equals("GREEN"); day++) {
            platform.advance("1d");
        }
        timed("2 lamps", () -> Await.until("a lamp for every case", LONG, () -> present(lit() == CASES - HALF_DONE)));
        assertThat(before).isLessThan(CASES - HALF_DONE);
        assertThat(parked()).as("still parked").isEqualTo(CASES);
        assertThat(bureau.lampAtSupervision(cases.get(CASES - 1), "notice")).isIn("yellow", "red");
    }

    private String lamp(String caseId, String clock) {
        for (JsonNode one : bureau.view(caseId).path("clocks")) {
            if (one.path("id").asText().equals(clock)) {
                return one.path("lamp").asText();
            }
        }
        throw new IllegalStateException("no clock " + clock + " in " + caseId);
    }

    private void theyAreShown(List<String> cases) {
        for (String id : List.of(cases.get(0), cases.get(ACCEPTED), cases.get(CASES - 1))) {
            JsonNode summary = bureau.view(id).path("summary");
            assertThat(bureau.timeline(id)).isNotEmpty();
            String key = summary.path("code").isTextual() ? "code" : "receipt";
            String page = "/api/disclosure/progress/" + summary.path(key).asText();
            Await.holds(page, () -> platform.anybody().get(page).status() == 200);
        }
        JsonNode lamps = platform.as("supervisor1")
                .get("/api/supervision/lamps?limit=50")
                .expect(200)
                .json();
        assertThat(lamps.path("items")).hasSize(50);
    }

    private Map<String, JsonNode> fates(String migration) {
        Map<String, JsonNode> fates = new HashMap<>();
        String after = "";
        do {
            JsonNode page = platform.as("legal1")
                    .get(migration + "?limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            page.path("cases").forEach(fate -> fates.put(fate.path("caseId").asText(), fate));
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        return fates;
    }

    private static void everyCaseHasItsOutcome(List<String> cases, Map<String, JsonNode> fates) {
        assertThat(fates.keySet()).as("every running case").containsExactlyInAnyOrderElementsOf(cases);
        for (int i = 0; i < cases.size(); i++) {
            JsonNode fate = fates.get(cases.get(i));
            boolean movable = i >= HALF_DONE;
            assertThat(fate.path("movable").asBoolean()).as("case %s", i).isEqualTo(movable);
            if (movable) {
                // The last accepted one has been examined meanwhile.
                String step = i == ACCEPTED - 1 ? "SiteCheck" : i < ACCEPTED ? "PaperReview" : "Intake";
                assertThat(fate.path("steps").path(0).asText()).as("case %s", i).isEqualTo(step);
            } else {
                assertThat(fate.path("why").path("zh").asText()).contains("正在办理中");
            }
        }
    }

    private Answer approve(JsonNode edition) {
        String path = "/api/catalog/editions/" + edition.path("id").asText();
        Answer reviewed = platform.as("legal1").get(path).expect(200);
        ObjectNode approval = JsonNodeFactory.instance
                .objectNode()
                .put("opinion", "同意。")
                .put("digest", edition.path("digest").asText())
                .put("runningCases", "MOVE_AT_NEXT_STEP");
        return platform.as("legal1")
                .post(path + "/approval", approval, UUID.randomUUID().toString(), reviewed.etag())
                .expect(200);
    }

    /** One is taken back, one goes on and cannot be; one that was half done moves when its step is done; two versions serve. */
    private void goesBackAndOn(List<String> cases, String migration, String edition) throws SQLException {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        String back = cases.get(HALF_DONE);
        assertThat(bureau.task(back, "PaperReview")).isPresent();
        JsonNode clocks = clocksOf(back);
        platform.as("legal1").post(migration + "/" + back + "/undo", nothing).expect(200);
        assertThat(bureau.task(back, "Examination")).as("where it was before").isPresent();
        assertThat(editionOf(back)).isNotEqualTo(edition);
        assertThat(clocksOf(back)).isEqualTo(clocks);
        assertThat(platform.as("legal1")
                        .post(migration + "/" + back + "/undo", nothing)
                        .status())
                .isEqualTo(409);
        assertThat(runningVersions()).as("both versions serve side by side").isEqualTo(2);

        String on = cases.get(HALF_DONE + 1);
        bureau.take(on, new Turn("examiner1", "PaperReview", "pass")).expect(200);
        assertThat(platform.as("legal1")
                        .post(migration + "/" + on + "/undo", nothing)
                        .status())
                .as("not after its next step")
                .isEqualTo(409);

        String half = cases.get(0);
        bureau.take(half, WAY.get(3)).expect(200);
        bureau.take(half, WAY.get(4)).expect(200);
        assertThat(editionOf(half)).as("moved with its next step").isEqualTo(edition);
        for (Turn turn : WAY.subList(5, WAY.size())) {
            bureau.take(half, turn).expect(200);
        }
        assertThat(bureau.view(half).path("summary").path("stage").asText()).isEqualToIgnoringCase("closed");
    }

    private int runningVersions() {
        int running = 0;
        for (JsonNode plugin :
                platform.as("operator1").get("/api/plugins").expect(200).json().path("items")) {
            boolean ours = plugin.path("plugin").asText().endsWith("-" + NAME);
            running += ours && plugin.path("state").asText().equals("RUNNING") ? 1 : 0;
        }
        return running;
    }

    private long parked() {
        return count("SELECT count(*) FROM cases_case WHERE item = ? AND parked");
    }

    /** How many of the cases have at least one clock under a yellow or red lamp. */
    private long lit() {
        return count("SELECT count(DISTINCT c.id) FROM cases_case c JOIN supervision_clock l"
                + " ON l.case_id = c.id WHERE c.item = ? AND upper(l.lamp) <> 'GREEN'");
    }

    /** Of the cases; the reviews of the item's editions are supervised, too. */
    private long supervised() {
        return count("SELECT count(*) FROM cases_case c JOIN supervision_case s ON s.case_id = c.id WHERE c.item = ?");
    }

    private boolean supervisionHasCaughtUp() {
        JsonNode ledger = platform.anybody()
                .get("/api/health")
                .expect(200)
                .json()
                .path("parts")
                .path("ledger");
        return ledger.path("lag.supervision").asInt(-1) == 0;
    }

    private long clockEvents() {
        return count("SELECT count(*) FROM ledger_event e JOIN cases_case c ON c.id = e.stream_key"
                + " WHERE e.stream_kind = 'case' AND e.event_type = 'case.clock' AND c.item = ?");
    }

    private long count(String sql) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, bureau.item());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> editionsOfCases() {
        Map<String, Long> editions = new TreeMap<>();
        each(
                "SELECT edition, count(*) FROM cases_case WHERE item = ? GROUP BY edition",
                row -> editions.put(row.getString(1), row.getLong(2)));
        return editions;
    }

    private String editionOf(String caseId) {
        List<String> found = new ArrayList<>();
        each(
                "SELECT edition FROM cases_case WHERE item = ? AND id = '" + caseId + "'",
                row -> found.add(row.getString(1)));
        return found.get(0);
    }

    /** The whole clock ledger of every case: what runs, since when, every interval it stood. */
    private Map<String, JsonNode> clocks() {
        Map<String, JsonNode> clocks = new HashMap<>();
        each(
                "SELECT id, state FROM cases_case WHERE item = ?",
                row -> clocks.put(row.getString(1), clocks(row.getString(2))));
        assertThat(clocks).hasSize(CASES);
        return clocks;
    }

    private JsonNode clocksOf(String caseId) {
        return clocks().get(caseId);
    }

    private static JsonNode clocks(String state) {
        try {
            JsonNode clocks = JSON.readTree(state).path("clocks");
            assertThat(clocks).isNotEmpty();
            return clocks;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Row reader) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, bureau.item());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows the item's cases have in every table; other classes' cases are met by the moved clock, too. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        rows.put("cases_case", count("SELECT count(*) FROM cases_case WHERE item = ?"));
        for (String table :
                List.of("cases_task", "cases_due", "cases_upload", "supervision_case", "supervision_clock")) {
            rows.put(
                    table,
                    count("SELECT count(*) FROM " + table
                            + " r JOIN cases_case c ON c.id = r.case_id WHERE c.item = ?"));
        }
        assertThat(rows).containsEntry("cases_case", (long) CASES);
        assertThat(rows.get("cases_task")).isGreaterThanOrEqualTo(CASES);
        assertThat(rows.get("supervision_clock")).isGreaterThanOrEqualTo(CASES);
        return rows;
    }
}
