package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseFold;
import org.sunhall.casework.CaseSnapshot;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.workflow.Marking;
import org.sunhall.workflow.Step;

/**
 * Random operations by random roles, through the use cases into the database. Who may do what is said here once more, without
 * looking at the product's table: whoever is not named is always refused, and a refusal changes nothing. After every attempt
 * the case's events are gapless, as many as its version, fold to the row that is kept, and the waiting steps in the database
 * are exactly those the flow of the edition allows. How many at least: {@code -Dsunhall.roleSteps=…}; it goes on until every operation was
 * taken once. Seed: {@code -Dsunhall.seed=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RolesContract {

    static final int STEPS = Integer.getInteger("sunhall.roleSteps", 800);
    private static final long SEED = Long.getLong("sunhall.seed", 20_261_123L);
    private static final int CASES = 7;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OrgId ELSEWHERE = new OrgId("other-bureau");
    private static final Set<String> NOT_ENTITLED =
            Set.of("cases.forbidden", "cases.sign-in-first", "cases.unknown-case");
    private static final Set<String> BY_ITS_HEAD = Set.of(
            "decide-extension",
            "grant-time",
            "reassign",
            "terminate",
            "take-in",
            "check-follow-up",
            "revoke",
            "copy-to",
            "approve-correction");
    private static final Set<String> ENDING = Set.of("withdraw", "terminate", "take-in");
    private static final Set<String> AT_AN_OPEN_STEP = Set.of(
            "request-extension",
            "stop",
            "end-stop",
            "interrupt",
            "return",
            "delegate",
            "stand-in",
            "third-party-result",
            "note-original",
            "hand-over-original",
            "verify-party");

    /** Everybody there is: every role, every post, the same posts elsewhere, the watchers of another city. */
    private enum Who {
        NOBODY(Actor.anonymous()),
        APPLICANT(Office.citizen("p-1")),
        AGENT(Office.citizen("p-2")),
        STRANGER(Office.citizen("p-3")),
        WINDOW(Office.officer("window-1", "window")),
        EXAMINER(Office.officer("examiner-1", "examiner")),
        INSPECTOR(Office.officer("inspector-1", "inspector")),
        COLLEAGUE(Office.officer("inspector-2", "inspector")),
        CHIEF(Office.officer("chief-1", "section-chief")),
        HEAD(Office.officer("head-1", "head")),
        STAFF_WITHOUT_POST(Office.officer("clerk-1")),
        OTHER_BUREAU(elsewhere()),
        ADMINISTRATOR(watcher("admin-1", Role.BUREAU_ADMIN, Office.CITY, Optional.of(Office.MARKET))),
        OTHER_ADMINISTRATOR(watcher("admin-2", Role.BUREAU_ADMIN, Office.CITY, Optional.of(ELSEWHERE))),
        LEGAL(watcher("legal-1", Role.LEGAL, Office.CITY, Optional.empty())),
        LEGAL_ELSEWHERE(watcher("legal-2", Role.LEGAL, new JurisdictionId("moonlight"), Optional.empty())),
        SUPERVISOR(watcher("supervisor-1", Role.SUPERVISOR, Office.CITY, Optional.empty())),
        SEATED(watcher("supervisor-2", Role.BUREAU_SUPERVISOR, Office.CITY, Optional.of(Office.MARKET))),
        SEATED_ELSEWHERE(watcher("supervisor-3", Role.BUREAU_SUPERVISOR, Office.CITY, Optional.of(ELSEWHERE))),
        OPERATOR(watcher("operator-1", Role.OPERATOR, Office.CITY, Optional.empty())),
        PLATFORM(Actor.system("test"));

        private final Actor actor;

        Who(Actor actor) {
            this.actor = actor;
        }

        private static Actor watcher(String id, Role role, JurisdictionId place, Optional<OrgId> org) {
            return new Actor(Optional.of(new PersonId(id)), id, org, Optional.of(place), Set.of(role), Set.of());
        }

        private static Actor elsewhere() {
            Set<Post> posts = new java.util.HashSet<>();
            for (String post : List.of("window", "examiner", "inspector", "section-chief", "head")) {
                posts.add(new Post(ELSEWHERE, post));
            }
            return new Actor(
                    Optional.of(new PersonId("other-1")),
                    "other-1",
                    Optional.of(ELSEWHERE),
                    Optional.of(Office.CITY),
                    Set.of(Role.STAFF),
                    posts);
        }

        boolean holds(String post) {
            return !post.isEmpty() && actor.holds(new Post(Office.MARKET, post));
        }
    }

    private final Random random = new Random(SEED);
    private final List<CaseId> cases = new ArrayList<>();
    private final Map<String, Integer> taken = new TreeMap<>();
    private final Map<String, Set<Who>> tried = new TreeMap<>();
    private TestDatabase database;
    private Office office;
    private int filed;
    private long refused;

    abstract TestDatabase database();

    /** How many at least; where that is few, not every operation comes to be taken. */
    abstract int steps();

    @BeforeAll
    void open() throws InterruptedException {
        database = database();
        office = new Office(database);
        office.close();
        for (Who officer : List.of(Who.INSPECTOR, Who.COLLEAGUE)) {
            office.certify(officer.actor, LocalDate.of(2032, 12, 31));
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @Tag("R-042")
    @Tag("R-108")
    @Tag("R-116")
    @Tag("R-125")
    void randomOperationsByRandomRolesLeaveEveryCaseLawfulAndEveryoneWithinTheirRights() {
        for (int i = 0; i < CASES; i++) {
            cases.add(file());
        }
        Set<String> all = new TreeSet<>(office.known.names());
        all.addAll(Set.of("complete-step", "supply", "claim", "release"));
        boolean many = steps() >= STEPS;
        for (int i = 0; i < steps() || many && i < 8 * STEPS && !taken.keySet().containsAll(all); i++) {
            int place = random.nextInt(cases.size());
            if (state(cases.get(place)).stage().isEnded() && random.nextInt(8) == 0) {
                cases.set(place, file());
            }
            if (random.nextInt(3) == 0) {
                office.now = office.now.plus(Duration.ofHours(1 + random.nextInt(20)));
            }
            step(cases.get(place));
        }
        everybodyTriesEverything(cases.get(0));

        System.out.printf(
                "%s: %d operations tried by %d roles on %d cases, %d taken, %d refused%n",
                getClass().getSimpleName(),
                taken.values().stream().mapToInt(Integer::intValue).sum() + refused,
                Who.values().length,
                filed,
                taken.values().stream().mapToInt(Integer::intValue).sum(),
                refused);
        if (many) {
            assertThat(taken.keySet()).as("everything is done at times").containsAll(all);
        }
        assertThat(tried.keySet()).containsAll(all);
        assertThat(tried.values()).as("by everybody").allSatisfy(who -> assertThat(who)
                .contains(Who.values()));
    }

    private void everybodyTriesEverything(CaseId id) {
        for (Who who : Who.values()) {
            for (String name : office.known.names()) {
                operate(who, id, name);
            }
            complete(who, id);
            supply(who, id);
            claim(who, id, true);
            claim(who, id, false);
        }
    }

    private void step(CaseId id) {
        CaseState state = state(id);
        boolean automatic = state.tasks().stream().anyMatch(task -> task.post().isEmpty());
        if (automatic && random.nextInt(3) == 0) {
            operate(pick(List.of(Who.OPERATOR, Who.ADMINISTRATOR, Who.OTHER_ADMINISTRATOR)), id, Operations.RETRY_TASK);
            return;
        }
        if (state.stage() == Stage.SUPPLEMENTING && random.nextInt(3) == 0) {
            supply(pick(List.of(Who.APPLICANT, Who.AGENT, Who.WINDOW, Who.STRANGER)), id);
            return;
        }
        if (state.correction().isPresent() && random.nextInt(3) == 0) {
            String next = pick(List.of("review-correction", "approve-correction", "execute-correction"));
            operate(pick(List.copyOf(entitled(next, state))), id, next);
            return;
        }
        if (state.stage() == Stage.DECIDED && state.delivery().isPresent() && random.nextInt(3) == 0) {
            operate(holder(state), id, "verify-party");
            return;
        }
        if (state.stage() == Stage.CLOSED && random.nextInt(3) == 0) {
            operate(Who.HEAD, id, pick(List.of("copy-to", "copy-to", "check-follow-up", "revoke")));
            return;
        }
        if (state.item().equals(Office.PENALTY) && state.decidedAt().isEmpty() && random.nextInt(12) == 0) {
            operate(Who.HEAD, id, "take-in");
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> platform(id);
            case 1 -> supply(random.nextBoolean() ? Who.APPLICANT : pick(List.of(Who.values())), id);
            case 2 -> claim(holder(state), id, random.nextBoolean());
            case 3, 4, 5, 6, 7, 8, 9, 10 ->
                complete(random.nextInt(4) == 0 ? pick(List.of(Who.values())) : holder(state), id);
            default -> {
                String name = operation(id);
                List<Who> apt = List.copyOf(entitled(name, state));
                operate(apt.isEmpty() || random.nextInt(4) == 0 ? pick(List.of(Who.values())) : pick(apt), id, name);
            }
        }
    }

    /** Mostly one that makes sense now; what ends a case comes seldom. */
    private String operation(CaseId id) {
        StoredCase stored = stored(id);
        Situation situation = new Situation(stored, office.definitions.of(stored));
        List<String> names = office.known.names().stream()
                .filter(name -> random.nextInt(8) == 0
                        || office.known
                                .named(name)
                                .filter(one -> entitled(name, stored.state()).stream()
                                        .anyMatch(who -> one.sensible().test(who.actor, situation)))
                                .isPresent())
                .filter(name -> !ENDING.contains(name) || random.nextInt(8) == 0)
                .toList();
        return names.isEmpty() ? Operations.RETRY_TASK : pick(names);
    }

    /** Somebody who holds the post of an open step, if there is one. */
    private Who holder(CaseState state) {
        List<Who> holders = Stream.of(Who.values())
                .filter(who -> state.tasks().stream().anyMatch(task -> who.holds(task.post())))
                .toList();
        return holders.isEmpty() ? pick(List.of(Who.values())) : pick(holders);
    }

    private CaseId file() {
        String key = "filed-" + filed++;
        Outcome<CaseSummary> outcome =
                switch (filed % 4) {
                    case 0 -> office.intake.file(Who.AGENT.actor, key, byAgent());
                    case 1 ->
                        office.intake.file(
                                Who.WINDOW.actor,
                                key,
                                new Filing(
                                        Office.PENALTY,
                                        form(),
                                        Map.of(),
                                        Optional.empty(),
                                        Optional.of(office.now.minusSeconds(60)),
                                        false));
                    case 2 ->
                        office.intake.file(
                                Who.APPLICANT.actor,
                                key,
                                new Filing(
                                        Office.COMMITTED, form(), Map.of(), Optional.empty(), Optional.empty(), true));
                    default -> office.intake.submit(Who.APPLICANT.actor, key, Office.ITEM, form(), Map.of());
                };
        CaseId id = outcome.fold(CaseSummary::id, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
        check(id);
        return id;
    }

    private Filing byAgent() {
        String authority = office.intake
                .upload(
                        Who.AGENT.actor,
                        "a.pdf",
                        new ByteArrayInputStream("%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)))
                .fold(upload -> upload.id(), rejection -> {
                    throw new AssertionError("refused: " + rejection);
                });
        return new Filing(
                Office.ITEM,
                form(),
                Map.of(),
                Optional.of("p-1"),
                Optional.empty(),
                false,
                Optional.of(authority),
                List.of(),
                Map.of());
    }

    /** What the platform does by itself: automatic tasks, consequences of clocks, parking. */
    private void platform(CaseId id) {
        office.pluginPresent = random.nextInt(4) > 0;
        office.task = random.nextInt(4) == 0
                ? context -> org.sunhall.plugin.api.TaskResult.failed("无", "none")
                : context -> org.sunhall.plugin.api.TaskResult.done(
                        Map.of("licenceNumber", "JY1" + context.number(), "validUntil", "2031-03-01"));
        office.parking.sweep();
        office.consequences.doDue();
        for (var plugin : database.transactions().call(() -> office.waiting.pluginsWithPending(office.now))) {
            database.transactions()
                    .call(() -> office.waiting.pending(plugin, office.now, 20))
                    .forEach(task -> office.taskRunner.attempt(task, office.now));
        }
        office.pluginPresent = true;
        office.parking.sweep();
        check(id);
    }

    private void operate(Who who, CaseId id, String name) {
        ObjectNode body = database.transactions().call(() -> body(name, id));
        attempt(
                who,
                id,
                name,
                !name.equals(Operations.RETRY_TASK),
                () -> office.operations.operate(who.actor, Office.key(), id, name, body));
    }

    private void complete(Who who, CaseId id) {
        CaseState state = state(id);
        List<OpenTask> mine =
                state.tasks().stream().filter(task -> who.holds(task.post())).toList();
        OpenTask task = !mine.isEmpty() ? pick(mine) : state.tasks().isEmpty() ? null : pick(state.tasks());
        StepReport report = report(state, task);
        attempt(
                who,
                id,
                "complete-step",
                true,
                () -> office.handling.completeStep(who.actor, Office.key(), id, report));
    }

    private StepReport report(CaseState state, OpenTask task) {
        Optional<Step> step = task == null
                ? Optional.empty()
                : definition(state.id()).cases().flow().step(task.step());
        List<String> outcomes = step.map(one ->
                        one.outcomes().stream().map(outcome -> outcome.name()).toList())
                .filter(names -> !names.isEmpty())
                .orElse(List.of("accept"));
        String usual = outcomes.contains("supplement") && random.nextInt(3) == 0 ? "supplement" : outcomes.get(0);
        String outcome = random.nextInt(5) > 0 ? usual : pick(outcomes);
        ObjectNode findings = JsonNodeFactory.instance.objectNode();
        if (state.item().equals(Office.PENALTY)) {
            findings.put("fine", 60_000).putObject("factors").put("value", 1200);
        }
        return new StepReport(
                task == null ? "Intake.1" : task.id(),
                outcome,
                "意见",
                random.nextInt(4) == 0 ? List.of() : List.of("理由"),
                outcome.equals("supplement") ? List.of(new CaseView.Missing("layout", "缺布局图。")) : List.of(),
                findings);
    }

    private void supply(Who who, CaseId id) {
        attempt(
                who,
                id,
                "supply",
                true,
                () -> office.intake.supply(who.actor, Office.key(), id, form(), Map.of(), Map.of()));
    }

    private void claim(Who who, CaseId id, boolean claims) {
        List<OpenTask> tasks = state(id).tasks();
        List<OpenTask> mine =
                tasks.stream().filter(task -> who.holds(task.post())).toList();
        String task = !mine.isEmpty()
                ? pick(mine).id()
                : tasks.isEmpty() ? "Intake.1" : pick(tasks).id();
        attempt(
                who,
                id,
                claims ? "claim" : "release",
                false,
                () -> claims
                        ? office.handling.claim(who.actor, id, task)
                        : office.handling.release(who.actor, id, task));
    }

    private interface Attempt {
        Outcome<?> made();
    }

    /**
     * @param recorded whether its refusal is put on record
     */
    private void attempt(Who who, CaseId id, String name, boolean recorded, Attempt attempt) {
        tried.computeIfAbsent(name, key -> new TreeSet<>()).add(who);
        Seen seen = seen(id);
        StoredCase before = seen.stored();
        Set<Who> entitled = entitled(name, before.state());
        boolean commands = !Set.of("claim", "release", Operations.RETRY_TASK).contains(name);

        Outcome<?> outcome = attempt.made();

        String what = name + " by " + who + " at " + before.state().stage() + ", seed " + SEED;
        Seen now = seen(id);
        StoredCase after = now.stored();
        Optional<String> code =
                outcome.refusal().map(rejection -> rejection.code().id());
        if (!entitled.contains(who)) {
            assertThat(code.orElse("taken")).as(what).isIn(NOT_ENTITLED);
        }
        if (code.isPresent()) {
            refused++;
            assertThat(after.version()).as("a refusal changes nothing, " + what).isEqualTo(before.version());
            assertThat(CaseSnapshot.write(after.state())).as(what).isEqualTo(CaseSnapshot.write(before.state()));
            if (recorded && who != Who.NOBODY) {
                assertThat(now.refusals()).as("it is on record, " + what).isEqualTo(seen.refusals() + 1);
            }
        } else {
            taken.merge(name, 1, Integer::sum);
            assertThat(after.version()).as(what).isEqualTo(before.version() + (commands ? 1 : 0));
            assertThat(now.refusals()).as(what).isEqualTo(seen.refusals());
            database.transactions().run(() -> check(id));
        }
    }

    /** Who may, said once more; that one may does not mean that it is possible now. */
    private static Set<Who> entitled(String name, CaseState state) {
        Set<Who> atOpenSteps = new TreeSet<>();
        for (Who who : Who.values()) {
            if (state.tasks().stream().anyMatch(task -> !task.post().isEmpty() && who.holds(task.post()))) {
                atOpenSteps.add(who);
            }
        }
        boolean exOfficio = state.item().equals(Office.PENALTY);
        Set<Who> applicants = exOfficio
                ? Set.of(Who.WINDOW)
                : state.agent().isPresent() ? Set.of(Who.APPLICANT, Who.AGENT) : Set.of(Who.APPLICANT);
        if (BY_ITS_HEAD.contains(name)) {
            return Set.of(Who.HEAD);
        }
        if (AT_AN_OPEN_STEP.contains(name)) {
            return atOpenSteps;
        }
        return switch (name) {
            case "withdraw" -> applicants;
            case "rate", "choose-delivery" -> exOfficio ? Set.of() : applicants;
            case "end-agency" -> exOfficio ? Set.of(Who.WINDOW) : Set.of(Who.APPLICANT);
            case "supply" -> with(applicants, Who.WINDOW);
            case "recuse", "request-correction" -> with(atOpenSteps, Who.HEAD);
            case "review-correction" -> Set.of(Who.LEGAL, Who.SUPERVISOR, Who.SEATED);
            case "execute-correction" -> Set.of(Who.OPERATOR);
            case "retry-task" -> Set.of(Who.OPERATOR, Who.PLATFORM, Who.ADMINISTRATOR);
            // A step that is not open is refused as such to those who may read the case and work at posts.
            case "complete-step", "claim", "release" ->
                state.tasks().isEmpty()
                        ? Set.of(
                                Who.WINDOW,
                                Who.EXAMINER,
                                Who.INSPECTOR,
                                Who.COLLEAGUE,
                                Who.CHIEF,
                                Who.HEAD,
                                Who.STAFF_WITHOUT_POST)
                        : atOpenSteps;
            default -> throw new AssertionError("nobody has said here who may " + name);
        };
    }

    private static Set<Who> with(Set<Who> some, Who one) {
        Set<Who> more = new TreeSet<>(some);
        more.add(one);
        return more;
    }

    /** A body that fits what the operation asks for, as far as that can be known from its schema. */
    private ObjectNode body(String name, CaseId id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<CaseOperation> operation = office.known.named(name);
        if (operation.isEmpty()) {
            return body.put("reason", "重试");
        }
        StoredCase stored = stored(id);
        JsonNode schema = operation
                .get()
                .body()
                .apply(new Situation(stored, office.definitions.of(stored)))
                .schema();
        schema.path("properties").fields().forEachRemaining(field -> {
            String key = field.getKey();
            JsonNode rule = field.getValue();
            if (rule.path("type").asText().equals("boolean")) {
                body.put(key, random.nextInt(4) > 0);
            } else if (rule.path("format").asText().equals("uploads")) {
                if (random.nextInt(8) == 0) {
                    body.putArray(key).add("nobody-sent-this");
                }
            } else if (rule.has("enum")) {
                List<String> choices = new ArrayList<>();
                rule.path("enum").forEach(choice -> choices.add(choice.asText()));
                body.put(key, choices.isEmpty() || random.nextInt(10) == 0 ? "nonsense" : pick(choices));
            } else {
                body.put(key, text(key, id, body));
            }
        });
        return body;
    }

    private String text(String key, CaseId id, ObjectNode soFar) {
        return switch (key) {
            case "by" -> soFar.has("number") ? "sunshine-laboratory" : "2wd";
            case "length", "expected" -> "3wd";
            case "number" -> "J-" + random.nextInt(1000);
            case "at" -> office.now.minusSeconds(60).toString();
            case "to" -> pick(List.of("inspector-1", "inspector-2", "window-1", "examiner-1", "nobody-1"));
            case "officer" -> pick(List.of("chief-2", "examiner-2"));
            case "pointer" ->
                soFar.path("kind").asText().equals("TIMEOUT") ? "notice" : pick(List.of("/premises/area", "/none"));
            case "value" -> "162.5";
            case "organisation" -> random.nextInt(3) == 0 ? "nobody" : Office.FIRE.value();
            case "from" -> another(id).value();
            default -> random.nextInt(12) == 0 ? " " : "理由";
        };
    }

    /** Mostly one that can go into this one. */
    private CaseId another(CaseId id) {
        List<CaseId> fit = cases.stream()
                .filter(other -> !other.equals(id))
                .filter(other -> state(other).item().equals(Office.PENALTY))
                .filter(other -> state(other).decidedAt().isEmpty())
                .toList();
        return fit.isEmpty() || random.nextInt(6) == 0 ? pick(cases) : pick(fit);
    }

    private void check(CaseId id) {
        StoredCase stored = stored(id);
        CaseState state = stored.state();
        List<RecordedEvent> events = office.ledger.read(new StreamId("case", id.value()));
        assertThat(events.stream().map(RecordedEvent::sequence))
                .as("gapless")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(state.version()).as("version = events").isEqualTo(events.size());
        assertThat(stored.lastSequence()).isEqualTo(events.size());
        CaseState folded = null;
        for (RecordedEvent event : events) {
            folded = CaseFold.apply(folded, new CaseEvent(event.type(), event.data(), event.personal()), event.at());
        }
        JsonNode kept = json(state);
        assertThat(json(folded)).as("the row is the fold of the events").isEqualTo(kept);

        List<String> open = state.tasks().stream().map(OpenTask::step).sorted().toList();
        boolean waits = !state.stage().isEnded() && state.stage() != Stage.SUPPLEMENTING;
        assertThat(open)
                .as("exactly the tasks the flow allows")
                .isEqualTo(
                        waits
                                ? List.copyOf(Marking.fromJson((ObjectNode) kept.get("marking"))
                                        .waiting())
                                : List.of());
        List<String> rows = new ArrayList<>();
        for (OpenTask task : state.tasks()) {
            database.transactions()
                    .call(() -> office.waiting.find(id, task.id()))
                    .ifPresent(line -> rows.add(line.line().task()));
        }
        assertThat(rows)
                .as("and they wait in the database, no others")
                .containsExactlyElementsOf(
                        state.tasks().stream().map(OpenTask::id).toList())
                .hasSize(waitingRows(id));
    }

    private int waitingRows(CaseId id) {
        return database.transactions().call(() -> {
            try (var query = database.transactions()
                    .connection()
                    .prepareStatement("SELECT COUNT(*) FROM CASES_TASK WHERE CASE_ID = ?")) {
                query.setString(1, id.value());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static JsonNode json(CaseState state) {
        try {
            return JSON.readTree(CaseSnapshot.write(state));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A case as it is kept, and how many commands on it were refused so far. */
    private record Seen(StoredCase stored, int refusals) {}

    private Seen seen(CaseId id) {
        return database.transactions()
                .call(() -> new Seen(
                        stored(id),
                        office.ledger
                                .read(new StreamId("case-refusals", id.value()))
                                .size()));
    }

    private StoredCase stored(CaseId id) {
        return database.transactions().call(() -> office.store.find(id).orElseThrow());
    }

    private CaseState state(CaseId id) {
        return stored(id).state();
    }

    private RunningDefinition definition(CaseId id) {
        return office.definitions.of(stored(id));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ObjectNode form() {
        try (InputStream in =
                Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) JSON.readTree(in).path("form");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
