package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
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

    Move start(Application application) {
        ObjectNode facts = facts(application.form());
        if (application.commitment()) {
            facts.put("commitment", true);
        }
        return TokenMachine.start(work.definition().flow(), facts);
    }

    /** Where the tokens go when this step ends so. */
    Outcome<Move> complete(Step step, String outcome) {
        return complete(step, outcome, facts(work.state().form()));
    }

    /** The tokens with one taken from a step and put on an earlier one; refused when the flow never stands so. */
    Outcome<Marking> back(String from, String to) {
        Marking here = marking();
        TreeMap<String, Integer> steps = new TreeMap<>(here.steps());
        steps.remove(from);
        steps.merge(to, 1, Integer::sum);
        Marking there = new Marking(steps, here.joins());
        return TokenMachine.canStand(work.definition().flow(), there)
                ? Outcome.accepted(there)
                : Outcome.refused(
                        CaseRejection.NO_WAY_BACK,
                        Text.of(
                                "流程中没有这样的情形:并行的环节不能单独退回到分开之前。",
                                "The flow never stands so: one of several parallel steps cannot go back alone."));
    }

    Outcome<Move> complete(Step step, String outcome, ObjectNode facts) {
        return TokenMachine.complete(work.definition().flow(), marking(), step.id(), outcome, facts);
    }

    /** Whose post does this step: the implementing subject's, or that of the organisation the flow names. */
    OrgId org(Step step) {
        return org(
                work.definition(),
                step,
                work.state() == null ? null : work.state().form());
    }

    static OrgId org(CaseDefinition definition, Step step, ObjectNode form) {
        return step.organisation()
                .flatMap(named -> named.in(form == null ? JsonNodeFactory.instance.objectNode() : form))
                .orElse(definition.org());
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
            data.put("org", org(step).value());
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
        if (work.state() != null && work.state().isOnCommitment()) {
            all.put("commitment", true);
        }
        all.set(
                "facts",
                work.state() == null
                        ? JsonNodeFactory.instance.objectNode()
                        : work.state().facts());
        return all;
    }
}
