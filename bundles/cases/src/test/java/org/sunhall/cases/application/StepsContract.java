package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** What a step costs, and what a broken call in the middle of it leaves: nothing. */
abstract class StepsContract {

    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final Actor WINDOW = Office.officer("w-1", "window");
    private static final Actor EXAMINER = Office.officer("e-1", "examiner");
    private static final Actor HEAD = Office.officer("h-1", "head");

    private WatchedDatabase watched;
    private Office office;

    abstract WatchedDatabase database();

    @BeforeEach
    void open() throws InterruptedException {
        watched = database();
        office = new Office(watched.database);
        // Nothing may write but what is asked for here.
        office.close();
    }

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void aStepTakesNoMoreThanEightStatements() {
        CaseId first = accepted("a");
        CaseId second = accepted("b");
        Runnable warm = () -> taken(step(EXAMINER, Office.key(), first, "pass"));
        warm.run();
        CommandKey key = Office.key();
        StepReport report = report(second, "pass");

        List<String> statements = watched.connections.statementsOf(
                () -> taken(office.handling.completeStep(EXAMINER, key, second, report)));

        assertThat(statements).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    @Tag("R-116")
    void aBrokenCallAnywhereInAnOperationLeavesNothingOfIt() {
        CaseId supplemented = filed("s");
        CaseId extended = accepted("x");
        CaseId withdrawn = filed("w");
        CaseId parked = filed("p");
        Map<String, Runnable> operations = new LinkedHashMap<>();
        operations.put("submit", () -> filed("new"));
        operations.put("tell what is missing", tells(supplemented));
        operations.put(
                "supply",
                () -> taken(office.intake.supply(
                        APPLICANT,
                        new CommandKey("supply", java.util.OptionalLong.empty()),
                        supplemented,
                        form(),
                        Map.of())));
        operations.put("accept", steps(WINDOW, supplemented, "accept"));
        operations.put("pass", steps(EXAMINER, supplemented, "pass"));
        operations.put("first signature", steps(Office.officer("i-1", "inspector"), supplemented, "pass"));
        operations.put("second signature", steps(Office.officer("i-2", "inspector"), supplemented, "pass"));
        operations.put("propose", steps(Office.officer("c-1", "section-chief"), supplemented, "grant"));
        operations.put("decide", steps(HEAD, supplemented, "grant"));
        operations.put(
                "ask for more time",
                () -> taken(
                        office.handling.requestExtension(EXAMINER, Office.key("more", 2), extended, "5wd", "需要复核。")));
        operations.put(
                "grant more time",
                () -> taken(office.handling.decideExtension(HEAD, Office.key("granted", 3), extended, true, "同意。")));
        operations.put(
                "withdraw", () -> taken(office.intake.withdraw(APPLICANT, Office.key("back", 1), withdrawn, "不再需要。")));
        operations.put(
                "park",
                () -> taken(office.runner.platform(
                        Actor.system("parking"), parked, new CaseCommand.Park(Text.of("移除", "gone")))));
        operations.put(
                "resume",
                () -> taken(office.runner.platform(Actor.system("parking"), parked, new CaseCommand.Resume())));

        int broken = 0;
        for (Map.Entry<String, Runnable> operation : operations.entrySet()) {
            broken += breakEveryCall(operation.getKey(), operation.getValue());
        }
        assertThat(broken).isGreaterThan(100);
        assertThat(state(supplemented).result()).contains("granted");
    }

    /** Whatever is done beside the steps, by its name; an operation that is missing here fails the test. */
    @Test
    @Tag("R-116")
    void aBrokenCallAnywhereInAnyNamedOperationLeavesNothingOfIt() {
        Map<String, Runnable> operations = new LinkedHashMap<>();
        CaseId early = filed("early");
        watchedTell(early);
        operations.put("grant-time", does(HEAD, early, "grant-time", "by", "3wd", "reason", "住院"));
        operations.put("terminate", does(HEAD, early, "terminate", "ground", "no-object", "basis", "x", "reason", "y"));
        CaseId noted = filed("noted");
        operations.put("note-original", does(WINDOW, noted, "note-original", "material", "layout", "note", "3 号柜"));
        operations.put(
                "hand-over-original", does(WINDOW, noted, "hand-over-original", "material", "layout", "to", "科"));
        operations.put(
                "choose-delivery", does(APPLICANT, noted, "choose-delivery", "way", "post", "address", "阳光路 1 号"));
        operations.put(
                "verify-party", does(WINDOW, noted, "verify-party", "way", "sms", "confirmed", "true", "note", "相符"));
        operations.put("withdraw", does(APPLICANT, noted, "withdraw", "reason", "不办了"));
        operations.put("rate", does(APPLICANT, noted, "rate", "level", "5"));
        CaseId agency = agent("agency");
        operations.put("end-agency", does(APPLICANT, agency, "end-agency", "reason", "x"));
        CaseId handled = accepted("handled");
        operations.put("request-extension", does(EXAMINER, handled, "request-extension", "by", "5wd", "reason", "x"));
        operations.put("decide-extension", does(HEAD, handled, "decide-extension", "approved", "true"));
        operations.put("stop", does(EXAMINER, handled, "stop", "ground", "hearing", "reason", "x", "expected", "9wd"));
        operations.put("end-stop", does(EXAMINER, handled, "end-stop", "ground", "hearing", "reason", "x"));
        operations.put("interrupt", does(EXAMINER, handled, "interrupt", "length", "3wd", "reason", "x"));
        operations.put(
                "third-party-result",
                does(
                        EXAMINER,
                        handled,
                        "third-party-result",
                        "number",
                        "J-1",
                        "by",
                        "laboratory",
                        "kind",
                        "appraisal",
                        "conclusion",
                        "fit",
                        "at",
                        "2026-03-02T00:00:00Z"));
        operations.put(
                "request-correction",
                does(
                        EXAMINER,
                        handled,
                        "request-correction",
                        "kind",
                        "PROCESS",
                        "pointer",
                        "/premises/area",
                        "value",
                        "9.5",
                        "reason",
                        "误录"));
        operations.put(
                "review-correction", does(watcher(Role.LEGAL), handled, "review-correction", "approved", "true"));
        operations.put("approve-correction", does(HEAD, handled, "approve-correction", "approved", "true"));
        operations.put("execute-correction", does(watcher(Role.OPERATOR), handled, "execute-correction"));
        operations.put("recuse", does(HEAD, handled, "recuse", "officer", "examiner-9", "reason", "亲属"));
        CaseId inspected = accepted("inspected");
        taken(step(EXAMINER, Office.key(), inspected, "pass"));
        Actor first = Office.officer("inspector-1", "inspector");
        String task = state(inspected).tasks().get(0).id();
        operations.put("reassign", does(HEAD, inspected, "reassign", "task", task, "to", "inspector-1", "reason", "x"));
        operations.put(
                "delegate", does(first, inspected, "delegate", "task", task, "to", "inspector-2", "reason", "x"));
        operations.put("stand-in", does(first, inspected, "stand-in", "task", task, "reason", "x"));
        operations.put("return", does(first, inspected, "return", "task", task, "step", "Examination", "reason", "x"));
        CaseId into = penalty("into");
        CaseId from = penalty("from");
        operations.put(
                "take-in", does(HEAD, into, "take-in", "from", from.value(), "higherRule", "第124条", "reason", "同一行为"));
        CaseId committed = atTheAutomaticStep("committed");
        operations.put(
                "retry-task",
                () -> taken(office.operations.operate(
                        admin(), Office.key(), committed, "retry-task", JsonNodeFactory.instance.objectNode())));
        int broken = 0;
        for (Map.Entry<String, Runnable> operation : operations.entrySet()) {
            broken += breakEveryCall(operation.getKey(), operation.getValue());
        }
        toTheEnd(committed);
        Map<String, Runnable> afterwards = new LinkedHashMap<>();
        afterwards.put("check-follow-up", does(HEAD, committed, "check-follow-up", "kept", "false", "reason", "x"));
        afterwards.put(
                "copy-to", does(HEAD, committed, "copy-to", "organisation", Office.FIRE.value(), "reason", "后续监管"));
        afterwards.put("revoke", does(HEAD, committed, "revoke", "ground", "fraud", "basis", "第69条", "reason", "x"));
        for (Map.Entry<String, Runnable> operation : afterwards.entrySet()) {
            broken += breakEveryCall(operation.getKey(), operation.getValue());
        }
        Set<String> covered = new TreeSet<>(operations.keySet());
        covered.addAll(afterwards.keySet());
        assertThat(covered).as("every operation there is").isEqualTo(office.known.names());
        assertThat(broken).isGreaterThan(150);
        assertThat(state(from).stage().isEnded()).isTrue();
    }

    private void watchedTell(CaseId id) {
        tells(id).run();
    }

    private Runnable does(Actor actor, CaseId id, String name, String... fields) {
        CommandKey key = Office.key();
        return () -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < fields.length; i += 2) {
                if (fields[i + 1].equals("true") || fields[i + 1].equals("false")) {
                    body.put(fields[i], fields[i + 1].equals("true"));
                } else {
                    body.put(fields[i], fields[i + 1]);
                }
            }
            taken(office.operations.operate(actor, key, id, name, body));
        };
    }

    private static Actor watcher(Role role) {
        return new Actor(
                Optional.of(new PersonId("watcher-" + role)),
                "watcher-" + role,
                Optional.empty(),
                Optional.of(Office.CITY),
                Set.of(role),
                Set.of());
    }

    private static Actor admin() {
        return new Actor(
                Optional.of(new PersonId("admin")),
                "admin",
                Optional.of(Office.MARKET),
                Optional.of(Office.CITY),
                Set.of(Role.BUREAU_ADMIN),
                Set.of());
    }

    private CaseId agent(String key) {
        Actor agent = Office.citizen("p-2");
        String authority = taken(office.intake.upload(
                        agent, "a.pdf", new ByteArrayInputStream("%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII))))
                .id();
        return taken(office.intake.file(
                        agent,
                        key,
                        new Filing(
                                Office.ITEM,
                                form(),
                                Map.of(),
                                Optional.of("p-1"),
                                Optional.empty(),
                                false,
                                Optional.of(authority),
                                List.of(),
                                Map.of())))
                .id();
    }

    private CaseId penalty(String key) {
        return taken(office.intake.file(
                        WINDOW,
                        key,
                        new Filing(Office.PENALTY, form(), Map.of(), Optional.empty(), Optional.empty(), false)))
                .id();
    }

    private CaseId atTheAutomaticStep(String key) {
        CaseId id = taken(office.intake.file(
                        APPLICANT,
                        key,
                        new Filing(Office.COMMITTED, form(), Map.of(), Optional.empty(), Optional.empty(), true)))
                .id();
        taken(step(WINDOW, Office.key(), id, "accept"));
        taken(step(EXAMINER, Office.key(), id, "pass"));
        taken(step(Office.officer("i-1", "inspector"), Office.key(), id, "pass"));
        taken(step(Office.officer("i-2", "inspector"), Office.key(), id, "pass"));
        taken(step(Office.officer("c-1", "section-chief"), Office.key(), id, "grant"));
        taken(step(HEAD, Office.key(), id, "grant"));
        return id;
    }

    private void toTheEnd(CaseId id) {
        String task = state(id).tasks().get(0).id();
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("licenceNumber", "JY1");
        taken(office.runner.platform(Actor.system("plugin"), id, new CaseCommand.FinishTask(task, facts)));
        taken(step(WINDOW, Office.key(), id, "issued"));
        taken(step(WINDOW, Office.key(), id, "delivered"));
    }

    /** Breaks each call in turn; how many there were. The operation is then done, by the run that broke none. */
    private int breakEveryCall(String name, Runnable operation) {
        for (int call = 0; call < 100; call++) {
            Map<String, String> before = watched.rows();
            try {
                watched.connections.breakingCall(call, operation);
                assertThat(call).as("calls of " + name).isGreaterThan(4);
                return call;
            } catch (RuntimeException e) {
                assertThat(watched.rows()).as(name + ", call " + call).isEqualTo(before);
            }
        }
        throw new AssertionError(name + " never came to its end");
    }

    private Runnable tells(CaseId id) {
        return () -> taken(office.handling.completeStep(
                WINDOW,
                Office.key("tell", 1),
                id,
                new StepReport(
                        state(id).tasks().get(0).id(),
                        "supplement",
                        "请补正。",
                        List.of("缺布局图。"),
                        List.of(new CaseView.Missing("layout", "缺布局图。")),
                        JsonNodeFactory.instance.objectNode())));
    }

    private Runnable steps(Actor actor, CaseId id, String outcome) {
        CommandKey key = Office.key();
        return () -> taken(step(actor, key, id, outcome));
    }

    private Outcome<?> step(Actor actor, CommandKey key, CaseId id, String outcome) {
        return office.handling.completeStep(actor, key, id, report(id, outcome));
    }

    private StepReport report(CaseId id, String outcome) {
        return new StepReport(
                state(id).tasks().get(0).id(),
                outcome,
                "同意。",
                List.of(),
                List.of(),
                JsonNodeFactory.instance.objectNode());
    }

    private CaseState state(CaseId id) {
        return watched.database
                .transactions()
                .call(() -> office.store.find(id).orElseThrow().state());
    }

    private CaseId filed(String key) {
        return taken(office.intake.submit(APPLICANT, key, Office.ITEM, form(), Map.of()))
                .id();
    }

    private CaseId accepted(String key) {
        CaseId id = filed(key);
        taken(step(WINDOW, Office.key(), id, "accept"));
        return id;
    }

    private static ObjectNode form() {
        try (var in = Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in).path("form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }
}
