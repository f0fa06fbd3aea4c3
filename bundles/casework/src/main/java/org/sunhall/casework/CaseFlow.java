package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sunhall.kernel.Outcome;
import org.sunhall.workflow.Marking;
import org.sunhall.workflow.Move;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.TokenMachine;

/** Moves the case a decision is about along its flow. */
final class CaseFlow {

    private final Work work;

    CaseFlow(Work work) {
        this.work = work;
    }

    Step step(OpenTask task) {
        return work.definition().flow().step(task.step()).orElseThrow();
    }

    Marking marking() {
        return Marking.fromJson(work.state().fields.marking);
    }

    Move start(ObjectNode form) {
        return TokenMachine.start(work.definition().flow(), facts(form));
    }

    /** Where the tokens go when this step ends so. */
    Outcome<Move> complete(Step step, String outcome) {
        return complete(step, outcome, facts(work.state().form()));
    }

    Outcome<Move> complete(Step step, String outcome, ObjectNode facts) {
        return TokenMachine.complete(work.definition().flow(), marking(), step.id(), outcome, facts);
    }

    /** Opens what a move opened, and closes the case when no token is left. */
    void advance(Move move) {
        if (work.state().stage().isEnded()) {
            return;
        }
        open(move.opened());
        if (move.finished()) {
            ObjectNode data = work.data();
            work.state().result().ifPresent(result -> data.put("result", result));
            work.emit(CaseEvents.CLOSED, data);
            work.clocks().endAll("closed");
        }
    }

    void open(List<String> steps) {
        for (String id : steps) {
            Step step = work.definition().flow().step(id).orElseThrow();
            ObjectNode data = work.data();
            String task = id + "." + (work.state().fields.tasksOpened + 1);
            data.put("task", task);
            data.put("step", id);
            Work.put(data, "title", step.title());
            data.put("org", work.definition().org().value());
            if (step.task().isPresent()) {
                data.put("automatic", step.task().get());
                data.put("number", work.numbers().forTask(id));
                work.emit(CaseEvents.TASK_PENDING, data);
            } else {
                data.put("post", step.post());
                work.emit(CaseEvents.STEP_OPENED, data);
                step.handlingLimit().ifPresent(limit -> work.clocks().startStep(task, step, limit));
            }
        }
    }

    /** What conditions of the flow may look at: the form, and what steps and tasks established. */
    ObjectNode facts(ObjectNode form) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("form", form);
        all.set(
                "facts",
                work.state() == null
                        ? JsonNodeFactory.instance.objectNode()
                        : work.state().facts());
        return all;
    }
}
