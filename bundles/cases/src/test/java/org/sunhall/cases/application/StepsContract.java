package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
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
