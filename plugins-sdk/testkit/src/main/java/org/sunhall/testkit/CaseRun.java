package org.sunhall.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.casework.Application;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.Numbers;
import org.sunhall.casework.OpenTask;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

/**
 * One case on a virtual clock: what the platform does around {@link CaseMachine}, without storing anything. Commands that are
 * refused change nothing, automatic tasks run as soon as they are open, clocks with a consequence are expired when time passes them.
 */
final class CaseRun implements Numbers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String RECEIPT = "S00000000000000A";

    private final CaseSetup setup;
    private final Map<String, AutomaticTask> tasks;
    private final PaperDesk papers;
    private final List<HappenedEvent> events = new ArrayList<>();
    private final List<IssuedPaper> issued = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private int codes;
    private Instant now;
    private CaseState state;

    CaseRun(CaseSetup setup, Map<String, AutomaticTask> tasks, Instant start) {
        this.setup = setup;
        this.tasks = tasks;
        this.papers = new PaperDesk(setup);
        this.now = start;
    }

    Outcome<Decision> submit(ObjectNode form, List<String> materials) {
        return submit(form, materials, Application.Route.ONLINE, Optional.empty());
    }

    /** Entered by the office itself, by this officer. */
    Outcome<Decision> enter(ObjectNode form, List<String> materials, String officer) {
        return submit(form, materials, Application.Route.EX_OFFICIO, Optional.of(officer));
    }

    private Outcome<Decision> submit(
            ObjectNode form, List<String> materials, Application.Route route, Optional<String> officer) {
        return checked(form, materials)
                .then(pruned -> take(CaseMachine.submit(
                        new Application(
                                new CaseId("case-1"),
                                RECEIPT,
                                new PersonId("applicant"),
                                setup.applicantKind(pruned),
                                pruned,
                                uploads(materials),
                                setup.personal(pruned),
                                route,
                                officer,
                                List.of(),
                                Optional.empty(),
                                false),
                        setup.cases(),
                        now,
                        this)));
    }

    Outcome<Decision> supply(ObjectNode form, List<String> materials) {
        return checked(form, materials).then(pruned -> command(new CaseCommand.Supply(pruned, uploads(materials))));
    }

    Outcome<Decision> command(CaseCommand command) {
        return command(command, Circumstances.NONE);
    }

    /** A command of somebody of whom this is known. */
    Outcome<Decision> command(CaseCommand command, Circumstances circumstances) {
        return take(CaseMachine.decide(state, command, setup.cases(), now, this, circumstances));
    }

    private Outcome<ObjectNode> checked(ObjectNode form, List<String> materials) {
        List<FieldProblem> problems = new ArrayList<>(setup.form().validate(form));
        for (String material : materials) {
            if (setup.item().material(material).isEmpty()) {
                problems.add(new FieldProblem(
                        "/materials/" + material,
                        "unknown-material",
                        Text.of("该事项没有这项材料。", "The item knows no such material.")));
            }
        }
        if (problems.isEmpty()) {
            return Outcome.accepted(setup.form().prune(form));
        }
        Text detail = Text.of(
                "申请内容有 " + problems.size() + " 处需要更正。",
                "The application has " + problems.size() + " fault(s) to mend.");
        return Outcome.refused(new Rejection(CaseRejection.INVALID_FORM, detail, problems));
    }

    private static Map<String, List<String>> uploads(List<String> materials) {
        Map<String, List<String>> uploads = new java.util.TreeMap<>();
        materials.forEach(material -> uploads.put(material, List.of("upload-" + material)));
        return uploads;
    }

    private Outcome<Decision> take(Outcome<Decision> outcome) {
        return outcome.then(decision -> {
            List<IssuedPaper> made = new ArrayList<>();
            for (String kind : decision.papers()) {
                Outcome<IssuedPaper> paper = papers.make(decision.state(), kind, now);
                if (paper.refusal().isPresent()) {
                    return Outcome.refused(paper.refusal().get());
                }
                made.add(paper.asOptional().orElseThrow());
            }
            state = decision.state();
            for (CaseEvent event : decision.events()) {
                events.add(new HappenedEvent(event.type(), now, event.data(), event.personal()));
            }
            for (IssuedPaper paper : made) {
                issued.add(paper);
                ObjectNode data = JSON.createObjectNode();
                data.put("case", state.id().value());
                data.put("kind", paper.kind());
                events.add(new HappenedEvent(CaseEvents.PAPER, now, data, Map.of()));
            }
            runTasks();
            return Outcome.accepted(decision);
        });
    }

    /** Tries every automatic task that is open. */
    void runTasks() {
        List<OpenTask> open = state.tasks().stream()
                .filter(task -> !task.automatic().isEmpty())
                .toList();
        for (OpenTask task : open) {
            TaskResult result = call(task);
            Outcome<Decision> outcome;
            if (result instanceof TaskResult.Done done) {
                outcome = command(new CaseCommand.FinishTask(task.id(), JSON.valueToTree(done.facts())));
            } else {
                TaskResult.Failed failed = (TaskResult.Failed) result;
                // Not by command(): a task that failed is not tried again before somebody says so.
                CaseCommand fail = new CaseCommand.FailTask(task.id(), Text.of(failed.reasonZh(), failed.reasonEn()));
                outcome = CaseMachine.decide(state, fail, setup.cases(), now, this)
                        .map(decision -> {
                            state = decision.state();
                            decision.events()
                                    .forEach(event -> events.add(
                                            new HappenedEvent(event.type(), now, event.data(), event.personal())));
                            return decision;
                        });
            }
            outcome.refusal().ifPresent(rejection -> {
                throw new AssertionError("the result of the automatic task " + task.automatic() + " was refused: "
                        + rejection.detail().zh());
            });
        }
    }

    private TaskResult call(OpenTask task) {
        AutomaticTask code = tasks.get(task.automatic());
        if (code == null) {
            throw new AssertionError("the plug-in has no automatic task " + task.automatic() + "; it has "
                    + tasks.keySet() + ". Give the test one: plugin.with(\"" + task.automatic() + "\", task)");
        }
        try {
            return code.run(new Facts(
                    state.id() + ":" + task.id(),
                    task.step(),
                    JSON.convertValue(state.form(), MAP),
                    JSON.convertValue(state.facts(), MAP),
                    task.number(),
                    division(),
                    today()));
        } catch (Exception e) {
            throw new AssertionError("the automatic task " + task.automatic() + " threw " + e, e);
        }
    }

    private record Facts(
            String taskId,
            String step,
            Map<String, Object> form,
            Map<String, Object> facts,
            long number,
            String divisionCode,
            LocalDate today)
            implements TaskContext {
        Facts {
            form = Unmodifiable.map(form);
            facts = Unmodifiable.map(facts);
        }
    }

    /** Lets time pass; what follows by law when a clock runs out follows at its instant. */
    void passUntil(Instant then) {
        for (Optional<Expiry> next = nextExpiry(then); next.isPresent(); next = nextExpiry(then)) {
            now = next.get().at();
            Outcome<Decision> outcome =
                    command(new CaseCommand.ExpireClock(next.get().clock()));
            if (outcome.refusal().isPresent()) {
                throw new AssertionError("the clock " + next.get().clock() + " ran out, but nothing could follow: "
                        + outcome.refusal().get().detail().zh());
            }
        }
        now = then;
    }

    private record Expiry(String clock, Instant at) {}

    private Optional<Expiry> nextExpiry(Instant until) {
        if (state == null || state.stage().isEnded()) {
            return Optional.empty();
        }
        return state.clocks().values().stream()
                .filter(clock ->
                        clock.ended().isEmpty() && clock.terms().onExpiry().startsWith("deemed-"))
                .map(clock -> new Expiry(clock.id(), reading(clock)))
                .filter(expiry -> !expiry.at().isAfter(until))
                .min(Comparator.comparing(Expiry::at));
    }

    private Instant reading(StatutoryClock clock) {
        return setup.cases().reader().read(clock, now).due();
    }

    @Override
    public SupervisionCode supervisionCode() {
        return SupervisionCode.of(division(), DAY.format(today()), ++codes);
    }

    @Override
    public long forTask(String step) {
        return numbers.merge(step, 1L, Long::sum);
    }

    void nextNumber(String step, long next) {
        numbers.put(step, next - 1);
    }

    private String division() {
        return setup.pack().division().orElse("000000");
    }

    LocalDate today() {
        return now.atZone(setup.pack().zone()).toLocalDate();
    }

    CaseSetup setup() {
        return setup;
    }

    PluginContent content() {
        return setup.content();
    }

    CaseState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<HappenedEvent> events() {
        return List.copyOf(events);
    }

    List<IssuedPaper> papers() {
        return List.copyOf(issued);
    }

    Outcome<byte[]> press(String kind) {
        return papers.press(state, kind, now);
    }
}
