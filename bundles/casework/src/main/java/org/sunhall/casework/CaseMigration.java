package org.sunhall.casework;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Marking;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.TokenMachine;

/**
 * Moves a running case to another edition of its item, one event, undone by one event before its next step. Clocks are
 * not touched: what is consumed stays consumed, what was promised stays promised. Pure; a dry run is a plan that nobody
 * stores.
 */
public final class CaseMigration {

    /** What the reviewer of a new edition wants done with cases that run under the old one. */
    public enum Choice {
        /** They finish under the old one. */
        FINISH_UNDER_OLD,
        /** They are moved as soon as no step is half done. */
        MOVE_AT_NEXT_STEP,
        /** Only drafts, which are no cases yet, are taken to the new one. */
        MOVE_DRAFTS,
        /** They stop where they are, visible and with their clocks running, until somebody decides about each. */
        STOP;

        /** Whether this case is to be moved now. */
        public boolean movesNow(CaseState state) {
            return this == MOVE_AT_NEXT_STEP
                    && !state.stage().isEnded()
                    && halfDone(state).isEmpty();
        }
    }

    /**
     * A plug-in's instructions for moving running cases to a new edition.
     *
     * @param steps old step → new step; a step that is not named keeps its id
     * @param facts JSON pointer into the case's facts → the value it gets where there is none
     */
    public record StepMapping(Map<String, String> steps, Map<String, JsonNode> facts) {

        /** Every step keeps its id. */
        public static final StepMapping SAME = new StepMapping(Map.of(), Map.of());

        public StepMapping {
            steps = Map.copyOf(steps);
            facts = Map.copyOf(facts);
        }

        String image(String step) {
            return steps.getOrDefault(step, step);
        }
    }

    private CaseMigration() {}

    /** The move of a case, or why it cannot be moved. */
    public static Outcome<Decision> plan(
            CaseState state, CaseDefinition from, CaseDefinition to, StepMapping mapping, Instant now) {
        if (!state.edition().equals(from.edition()) || !from.item().equals(to.item())) {
            throw new IllegalArgumentException("the case does not run under the edition it is to be moved from");
        }
        if (state.stage().isEnded()) {
            return refuse("办件已经结束。", "The case has ended.");
        }
        if (from.edition().equals(to.edition())) {
            return refuse("办件已在该版本下办理。", "The case runs under that edition already.");
        }
        Optional<Rejection> half = halfDone(state);
        if (half.isPresent()) {
            return Outcome.refused(half.get());
        }
        return image(state, from, to, mapping).then(marking -> {
            Work work = new Work(state, to, now, noNumbers(), Circumstances.NONE);
            ObjectNode data = work.data();
            data.put("from", from.edition().value());
            data.put("to", to.edition().value());
            data.set("marking", marking.toJson());
            ObjectNode steps = data.putObject("steps");
            mapping.steps().forEach(steps::put);
            tasks(state, to, mapping, data.putArray("tasks"));
            data.set("facts", facts(state, mapping));
            work.emit(CaseEvents.MOVED, data);
            return moved(work);
        });
    }

    /**
     * Back to the edition it was moved from, before its next step.
     *
     * @param former the definition it goes back to
     */
    public static Outcome<Decision> undo(CaseState state, CaseDefinition former, Instant now) {
        if (!state.canMoveBack() || state.stage().isEnded()) {
            return refuse("办件未迁移,或迁移后已办理,不能撤回迁移。", "The case was not moved, or has gone on since; nothing to undo.");
        }
        Work work = new Work(state, former, now, noNumbers(), Circumstances.NONE);
        ObjectNode data = work.data();
        data.put("from", state.edition().value());
        data.put("to", state.fields.beforeMove.path("edition").asText());
        ArrayNode tasks = data.putArray("tasks");
        state.fields.beforeMove.path("tasks").forEach(task -> {
            ObjectNode one = tasks.addObject().setAll((ObjectNode) task);
            former.flow().step(one.path("step").asText()).ifPresent(step -> Work.put(one, "title", step.title()));
        });
        work.emit(CaseEvents.MOVED_BACK, data);
        return moved(work);
    }

    /** Nothing is moved while somebody is in the middle of a step. */
    private static Optional<Rejection> halfDone(CaseState state) {
        boolean half = state.tasks().stream()
                .anyMatch(task -> task.isAutomatic() || !task.signatures().isEmpty());
        return half
                ? Work.no(
                        CaseRejection.CANNOT_MOVE,
                        "有环节正在办理中,待其办结后再迁移。",
                        "A step is half done; it moves when that is finished.")
                : Optional.empty();
    }

    private static Outcome<Marking> image(
            CaseState state, CaseDefinition from, CaseDefinition to, StepMapping mapping) {
        Marking before = Marking.fromJson(state.fields.marking);
        TreeMap<String, Integer> steps = new TreeMap<>();
        for (Map.Entry<String, Integer> token : before.steps().entrySet()) {
            String image = mapping.image(token.getKey());
            Step old = from.flow().step(token.getKey()).orElseThrow();
            Optional<Step> step = to.flow().step(image);
            if (step.isEmpty()) {
                return refuse(
                        "新版本没有与环节“" + old.title().zh() + "”对应的环节。",
                        "The new edition has no step for “" + old.title().en() + "”.");
            }
            if (step.get().kind() != old.kind() || isIntake(step.get()) != isIntake(old)) {
                return refuse(
                        "新版本的环节“" + step.get().title().zh() + "”与原环节性质不同。",
                        "The new step “" + step.get().title().en() + "” is of another nature than the old one.");
            }
            steps.merge(image, token.getValue(), Integer::sum);
        }
        Marking after = new Marking(steps, before.joins());
        boolean arcs = to.flow().arcs().keySet().containsAll(after.joins().keySet());
        return arcs && TokenMachine.canStand(to.flow(), after)
                ? Outcome.accepted(after)
                : refuse("新版本流程中不会出现这样的办理情形。", "A case of the new edition never stands as this one does.");
    }

    private static boolean isIntake(Step step) {
        return step.outcomes().stream()
                .anyMatch(outcome ->
                        outcome.effect().filter(Effects.ACCEPT::equals).isPresent());
    }

    private static void tasks(CaseState state, CaseDefinition to, StepMapping mapping, ArrayNode tasks) {
        for (OpenTask task : state.tasks()) {
            Step step = to.flow().step(mapping.image(task.step())).orElseThrow();
            ObjectNode one = tasks.addObject();
            one.put("task", task.id());
            one.put("step", step.id());
            Work.put(one, "title", step.title());
            one.put("post", step.post());
            one.put("org", CaseFlow.org(to, step, state.form()).value());
        }
    }

    /** What steps established, under the new steps' names, with the defaults the plug-in gives. */
    private static ObjectNode facts(CaseState state, StepMapping mapping) {
        ObjectNode facts = state.facts();
        if (facts.path("outcomes").isObject()) {
            ObjectNode outcomes = JsonNodeFactory.instance.objectNode();
            facts.get("outcomes")
                    .fields()
                    .forEachRemaining(field -> outcomes.set(mapping.image(field.getKey()), field.getValue()));
            facts.set("outcomes", outcomes);
        }
        mapping.facts().forEach((pointer, value) -> {
            JsonPointer place = JsonPointer.compile(pointer);
            if (facts.at(place).isMissingNode()) {
                facts.withObject(place.head()).set(place.last().getMatchingProperty(), value);
            }
        });
        return facts;
    }

    static void fold(CaseState.Fields next, CaseEvent event) {
        if (event.type().equals(CaseEvents.MOVED)) {
            next.beforeMove = remembered(next);
            ObjectNode data = event.data();
            Map<String, String> names = new LinkedHashMap<>();
            data.path("steps")
                    .fields()
                    .forEachRemaining(
                            step -> names.put(step.getKey(), step.getValue().asText()));
            next.handlers = handlers(next.handlers, names);
            stand(next, data.path("to").asText(), data);
        } else {
            ObjectNode before = next.beforeMove;
            next.handlers = new LinkedHashMap<>();
            before.path("handlers").fields().forEachRemaining(step -> {
                List<String> people = new ArrayList<>();
                step.getValue().forEach(person -> people.add(person.asText()));
                next.handlers.put(step.getKey(), List.copyOf(people));
            });
            stand(next, before.path("edition").asText(), before);
            next.beforeMove = null;
        }
    }

    private static void stand(CaseState.Fields next, String edition, ObjectNode how) {
        next.edition = new EditionId(edition);
        next.marking = (ObjectNode) how.get("marking");
        next.facts = (ObjectNode) how.get("facts");
        Map<String, JsonNode> places = new LinkedHashMap<>();
        how.path("tasks").forEach(task -> places.put(task.path("task").asText(), task));
        next.tasks = next.tasks.stream()
                .map(task -> task.at(
                        places.get(task.id()).path("step").asText(),
                        places.get(task.id()).path("post").asText(),
                        places.get(task.id()).path("org").asText(""),
                        task.automatic()))
                .toList();
        next.tasks.forEach(task -> CaseFold.took(next, task.org()));
    }

    private static ObjectNode remembered(CaseState.Fields fields) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.put("edition", fields.edition.value());
        before.set("marking", fields.marking);
        before.set("facts", fields.facts);
        ArrayNode tasks = before.putArray("tasks");
        fields.tasks.forEach(task -> tasks.addObject()
                .put("task", task.id())
                .put("step", task.step())
                .put("post", task.post())
                .put("org", task.org()));
        ObjectNode handlers = before.putObject("handlers");
        fields.handlers.forEach((step, people) -> Work.put(handlers, step, people));
        return before;
    }

    private static Map<String, List<String>> handlers(Map<String, List<String>> before, Map<String, String> names) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        before.forEach((step, people) -> after.put(names.getOrDefault(step, step), people));
        return after;
    }

    private static Outcome<Decision> moved(Work work) {
        return work.doneAsItStands();
    }

    private static Numbers noNumbers() {
        return new Numbers() {
            @Override
            public SupervisionCode supervisionCode() {
                throw new IllegalStateException("a move needs no code");
            }

            @Override
            public long forTask(String step) {
                throw new IllegalStateException("a move opens no task");
            }
        };
    }

    private static <T> Outcome<T> refuse(String zh, String en) {
        return Outcome.refused(CaseRejection.CANNOT_MOVE, Text.of(zh, en));
    }
}
