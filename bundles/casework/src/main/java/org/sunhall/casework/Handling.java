package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Move;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;

/** Work at the posts: opinions, signatures, outcomes and what follows from them. */
final class Handling {

    private Handling() {}

    static Outcome<Decision> completeStep(Work work, CaseCommand.CompleteStep command) {
        Optional<OpenTask> found = work.state().task(command.task()).filter(task -> !task.isAutomatic());
        if (found.isEmpty()) {
            return Work.refuse(
                    CaseRejection.STEP_NOT_OPEN,
                    "环节“" + command.task() + "”当前不在办理中,可能已由他人办结,请刷新后重试。",
                    "Step “" + command.task() + "” is not open; somebody may have done it. Reload and look again.");
        }
        OpenTask task = found.get();
        Step step = work.flow().step(task);
        Optional<StepOutcome> outcome = step.outcomes().stream()
                .filter(candidate -> candidate.name().equals(command.outcome()))
                .findFirst();
        if (outcome.isEmpty()) {
            List<String> names = step.outcomes().stream().map(StepOutcome::name).toList();
            return Work.refuse(
                    CaseRejection.UNKNOWN_OUTCOME,
                    "该环节的办理结果只能是:" + String.join("、", names) + "。",
                    "The outcomes of this step are: " + String.join(", ", names) + ".");
        }
        Optional<Rejection> refusal = Legality.objection(work, command, task, step, outcome.get())
                .or(() -> contentRefusal(work, command, outcome.get()))
                .or(() -> signatureRefusal(command, task, step));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (step.handlers() > 1) {
            sign(work, command, task, step);
            if (task.signatures().size() + 1 < step.handlers()) {
                return work.done();
            }
        }
        return complete(work, command, task, step, outcome.get());
    }

    private static Optional<Rejection> contentRefusal(
            Work work, CaseCommand.CompleteStep command, StepOutcome outcome) {
        if (Wording.isBlank(command.opinion())) {
            return Work.no(CaseRejection.OPINION_MISSING, "请填写办理意见。", "Write your opinion on this step.");
        }
        if (outcome.negative() && command.reasons().isEmpty()) {
            return Work.no(
                    CaseRejection.REASONS_MISSING,
                    "办理结果为“" + outcome.label().zh() + "”,须具体说明理由。",
                    "“" + outcome.label().en() + "” is negative: give the specific reasons.");
        }
        String effect = outcome.effect().orElse("");
        Optional<Rejection> unserved =
                effect.equals(Effects.DELIVER) ? Serving.refusal(work.state()) : Optional.empty();
        if (unserved.isPresent()) {
            return unserved;
        }
        if (effect.equals(Effects.SUPPLEMENT) && work.state().toldMissing()) {
            return Work.no(
                    CaseRejection.ALREADY_TOLD,
                    "需要补正的全部内容应当一次告知,本办件已经告知过。",
                    "What is missing is told once, all together; in this case it has been told.");
        }
        if (effect.equals(Effects.SUPPLEMENT) && command.missing().isEmpty()) {
            return Work.no(
                    CaseRejection.MISSING_LIST_EMPTY,
                    "请逐项列明需要补正的材料或内容。",
                    "Name every material or field that must be completed.");
        }
        boolean intake =
                effect.equals(Effects.SUPPLEMENT) || effect.equals(Effects.ACCEPT) || Effects.CLOSING.contains(effect);
        if (intake && work.state().stage() != Stage.SUBMITTED) {
            return Work.no(
                    CaseRejection.NOT_NOW,
                    "办件已过受理环节,不能再作此处理。",
                    "The case is past its intake; this is not possible any more.");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> signatureRefusal(CaseCommand.CompleteStep command, OpenTask task, Step step) {
        if (task.signatures().stream().anyMatch(signature -> signature.person().equals(command.person()))) {
            return Work.no(
                    CaseRejection.SIGNED_ALREADY,
                    "本环节须由 " + step.handlers() + " 名工作人员办理,您已签署,请另一名人员签署。",
                    "This step takes " + step.handlers() + " officers. You have signed; another must sign.");
        }
        if (task.signatures().stream()
                .anyMatch(signature -> !signature.outcome().equals(command.outcome()))) {
            return Work.no(
                    CaseRejection.SIGNATURES_DIFFER,
                    "与另一名办理人员的结论不一致,请协商后重新签署。",
                    "Your conclusion differs from the other officer's; agree first.");
        }
        return Optional.empty();
    }

    private static void sign(Work work, CaseCommand.CompleteStep command, OpenTask task, Step step) {
        ObjectNode data = work.data();
        data.put("task", task.id());
        data.put("step", step.id());
        data.put("by", command.person());
        data.put("outcome", command.outcome());
        standing(work, command, data);
        work.emit(CaseEvents.STEP_SIGNED, data, words(command));
    }

    /** The certificate shown, for whom the officer stands in, and when it was done outside. */
    private static void standing(Work work, CaseCommand.CompleteStep command, ObjectNode data) {
        work.circumstances().certificate().ifPresent(number -> data.put("certificate", number));
        work.circumstances().standsInFor().ifPresent(person -> data.put("standsInFor", person));
        command.actAt().ifPresent(act -> {
            data.put("actAt", act.toString());
            Intake.late(work, act, data);
        });
    }

    private static Map<String, String> words(CaseCommand.CompleteStep command) {
        Map<String, String> words = new HashMap<>(Wording.reasons(command.reasons()));
        words.put(Wording.OPINION, command.opinion());
        if (command.findings() != null && !command.findings().isEmpty()) {
            words.put(Wording.FINDINGS, command.findings().toString());
        }
        return words;
    }

    private static Outcome<Decision> complete(
            Work work, CaseCommand.CompleteStep command, OpenTask task, Step step, StepOutcome outcome) {
        boolean stays = outcome.effect().filter(Effects.SUPPLEMENT::equals).isPresent();
        Optional<Move> move = Optional.empty();
        if (!stays) {
            Outcome<Move> moved = work.flow().complete(step, outcome.name());
            if (moved.refusal().isPresent()) {
                return Outcome.refused(moved.refusal().get());
            }
            move = moved.asOptional();
        }
        ObjectNode data = completed(work, task, step, outcome, command.person());
        data.set(
                "marking",
                move.map(Move::marking).orElseGet(work.flow()::marking).toJson());
        standing(work, command, data);
        Discretion.measured(work, command, outcome).ifPresent(facts -> data.set("facts", facts));
        work.emit(CaseEvents.STEP_COMPLETED, data, words(command), outcome.documents());
        work.clocks().end("step:" + task.id(), "completed");
        effect(work, outcome.effect().orElse(""), command);
        move.ifPresent(work.flow()::advance);
        return work.done();
    }

    /** What every completed step's event says. */
    static ObjectNode completed(Work work, OpenTask task, Step step, StepOutcome outcome, String by) {
        ObjectNode data = work.data();
        data.put("task", task.id());
        data.put("step", step.id());
        Work.put(data, "title", step.title());
        data.put("post", task.post());
        data.put("outcome", outcome.name());
        Work.put(data, "outcomeLabel", outcome.label());
        data.put("by", by);
        data.put("negative", outcome.negative());
        return data;
    }

    private static void effect(Work work, String effect, CaseCommand.CompleteStep command) {
        switch (effect) {
            case Effects.SUPPLEMENT -> Intake.tellMissing(work, command.missing());
            case Effects.ACCEPT -> Intake.accept(work, "explicit", work.now());
            case Effects.NOT_ACCEPT -> Ending.end(work, CaseEvents.NOT_ACCEPTED, command.reasons());
            case Effects.NOT_NEEDED -> Ending.end(work, CaseEvents.NOT_NEEDED, command.reasons());
            case Effects.REFER -> Ending.end(work, CaseEvents.REFERRED, command.reasons());
            case Effects.GRANT -> decided(work, "granted", command.reasons());
            case Effects.REFUSE -> decided(work, "refused", command.reasons());
            case Effects.PENALTY, Effects.NO_PENALTY, Effects.DROP -> decided(work, effect, command.reasons());
            case Effects.DELIVER -> {
                work.emit(CaseEvents.DELIVERED, Serving.served(work));
                work.clocks().end(CaseMachine.DELIVERY, "delivered");
            }
            default -> {}
        }
    }

    private static void decided(Work work, String result, List<String> reasons) {
        ObjectNode data = work.data();
        data.put("result", result);
        data.put("tell", "parties");
        if (work.state().isOnCommitment()) {
            data.put("how", "commitment");
        }
        work.emit(CaseEvents.DECIDED, data, Wording.reasons(reasons));
        work.clocks().end(CaseMachine.STATUTORY, "decided");
        work.clocks().end(CaseMachine.PROMISED, "decided");
        work.clocks().start(CaseMachine.DELIVERY, work.definition().delivery(), work.now());
        if (work.state().isOnCommitment() && result.equals("granted")) {
            work.definition().rules().followUp().ifPresent(terms -> work.clocks()
                    .start(CaseRules.FOLLOW_UP, terms, work.now()));
        }
    }
}
