package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Step;

/** Which hands a step is in, and the way back to an earlier one. */
final class Assigning {

    private Assigning() {}

    static Outcome<Decision> returnTo(Work work, StepCommand.ReturnTo command) {
        Optional<OpenTask> found = personal(work, command.task());
        if (found.isEmpty()) {
            return notOpen(command.task());
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "退回须说明理由。", "Say why it goes back.");
        }
        if (work.state().stage() != Stage.HANDLING || !isEarlier(work, command.step(), found.get())) {
            return Work.refuse(
                    CaseRejection.NO_WAY_BACK,
                    "只能在受理之后、决定之前退回到本办件已办过的环节。",
                    "It goes back only between acceptance and decision, to a step that this case has been through.");
        }
        OpenTask task = found.get();
        return work.flow().back(task.step(), command.step()).then(marking -> {
            ObjectNode data = work.data();
            data.put("task", task.id());
            data.put("step", task.step());
            data.put("to", command.step());
            data.put("person", command.person());
            data.set("marking", marking.toJson());
            work.emit(CaseEvents.RETURNED, data, Wording.reason(command.reason()));
            work.clocks().end("step:" + task.id(), "returned");
            work.flow().open(List.of(command.step()));
            return work.done();
        });
    }

    /** A step that was handled, by people, and whose outcomes are none of the intake's or the decision's. */
    private static boolean isEarlier(Work work, String step, OpenTask from) {
        Optional<Step> known = work.definition().flow().step(step);
        boolean intake = known.stream()
                .flatMap(each -> each.outcomes().stream())
                .flatMap(outcome -> outcome.effect().stream())
                .anyMatch(effect -> effect.equals(Effects.ACCEPT) || effect.equals(Effects.SUPPLEMENT));
        return known.isPresent()
                && known.get().task().isEmpty()
                && !intake
                && !step.equals(from.step())
                && work.state().handlers().containsKey(step);
    }

    static Outcome<Decision> handOver(Work work, StepCommand.HandOver command) {
        Optional<OpenTask> found = personal(work, command.task());
        if (found.isEmpty()) {
            return notOpen(command.task());
        }
        if (Wording.isBlank(command.to())) {
            return Work.refuse(CaseRejection.UNKNOWN_OFFICER, "请指明办理人员。", "Name the officer.");
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "须说明变更办理人员的理由。", "Say why the officer changes.");
        }
        if (work.state().recused().contains(command.to())) {
            return Work.refuse(CaseRejection.RECUSED, "该人员应当回避本办件。", "That officer keeps away from this case.");
        }
        ObjectNode data = work.data();
        data.put("task", command.task());
        data.put("step", found.get().step());
        data.put("how", command.how().operation().id());
        data.put("from", found.get().assignee());
        data.put("to", command.to());
        data.put("person", command.person());
        work.emit(CaseEvents.HANDED_OVER, data, Wording.reason(command.reason()));
        return work.done();
    }

    static Outcome<Decision> recuse(Work work, StepCommand.Recuse command) {
        if (Wording.isBlank(command.officer())) {
            return Work.refuse(CaseRejection.UNKNOWN_OFFICER, "请指明回避人员。", "Name the officer.");
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "须说明回避的理由。", "Say why the officer keeps away.");
        }
        if (work.state().recused().contains(command.officer())) {
            return Work.refuse(CaseRejection.RECUSED, "该人员已经回避。", "That officer keeps away already.");
        }
        ObjectNode data = work.data();
        data.put("officer", command.officer());
        data.put("person", command.person());
        work.emit(CaseEvents.RECUSED, data, Wording.reason(command.reason()));
        return work.done();
    }

    private static Optional<OpenTask> personal(Work work, String task) {
        return work.state().task(task).filter(open -> !open.isAutomatic());
    }

    private static Outcome<Decision> notOpen(String task) {
        return Work.refuse(CaseRejection.STEP_NOT_OPEN, "环节“" + task + "”当前不在办理中。", "Step “" + task + "” is not open.");
    }
}
