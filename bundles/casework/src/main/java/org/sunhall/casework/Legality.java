package org.sunhall.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Rejection;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;

/**
 * The legality of a step while it is done: what the edition says and the platform knows, never what the client
 * sends. The order of steps is the flow's, authority the post's; here is who may not, and what must be there first.
 */
final class Legality {

    private Legality() {}

    static boolean isDecision(StepOutcome outcome) {
        return outcome.effect().filter(Effects.DECIDING::contains).isPresent();
    }

    static Optional<Rejection> objection(
            Work work, CaseCommand.CompleteStep command, OpenTask task, Step step, StepOutcome outcome) {
        return recusal(work, command.person())
                .or(() -> holder(task, command.person()))
                .or(() -> separation(work, command.person(), step))
                .or(() -> certificate(work, step))
                .or(() -> papers(work, step))
                .or(() -> stopped(work, outcome))
                .or(() -> act(work, command, task))
                .or(() -> Discretion.objection(work, command, step, outcome));
    }

    /** 行政处罚法 art. 43. */
    private static Optional<Rejection> recusal(Work work, String person) {
        return work.state().recused().contains(person)
                ? Work.no(CaseRejection.RECUSED, "您应当回避本办件。", "You keep away from this case.")
                : Optional.empty();
    }

    private static Optional<Rejection> holder(OpenTask task, String person) {
        boolean another = !task.assignee().isEmpty() && !task.assignee().equals(person);
        return another
                ? Work.no(CaseRejection.HELD_BY_ANOTHER, "本环节已交由他人办理。", "This step was handed to another officer.")
                : Optional.empty();
    }

    /** 市场监督管理行政处罚程序规定 art. 54: who reviews has not handled. */
    private static Optional<Rejection> separation(Work work, String person, Step step) {
        Set<String> apart = work.definition().rules().separate().getOrDefault(step.id(), Set.of());
        boolean handled = work.state().handlers().entrySet().stream()
                .anyMatch(entry ->
                        apart.contains(entry.getKey()) && entry.getValue().contains(person));
        return handled
                ? Work.no(
                        CaseRejection.SAME_PERSON,
                        "您承办过本办件,不能办理环节“" + step.title().zh() + "”。",
                        "You have handled this case and cannot do the step “"
                                + step.title().en() + "”.")
                : Optional.empty();
    }

    /** 行政处罚法 art. 42: two officers with valid certificates. */
    private static Optional<Rejection> certificate(Work work, Step step) {
        boolean needed = work.definition().rules().needsCertificate(step.id(), step.handlers());
        return needed && work.circumstances().certificate().isEmpty()
                ? Work.no(
                        CaseRejection.NOT_CERTIFIED,
                        "本环节须由持有有效执法证件的人员办理。",
                        "This step takes officers with a valid enforcement certificate.")
                : Optional.empty();
    }

    private static Optional<Rejection> papers(Work work, Step step) {
        List<String> lacking = work.definition().rules().papers().getOrDefault(step.id(), Set.of()).stream()
                .filter(kind -> !work.state().papers().contains(kind))
                .sorted()
                .toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Work.no(
                        CaseRejection.DOCUMENT_MISSING,
                        "此前须先制作文书:" + String.join("、", lacking) + "。",
                        "These papers must have been made before: " + String.join(", ", lacking) + ".");
    }

    /** While the law's own time stands still, nothing is decided. */
    private static Optional<Rejection> stopped(Work work, StepOutcome outcome) {
        boolean standing = work.clocks()
                .running(CaseMachine.STATUTORY)
                .filter(clock -> clock.isStopped()
                        && work.definition()
                                .reader()
                                .stopEnds(clock)
                                .map(end -> work.now().isBefore(end))
                                .orElse(true))
                .isPresent();
        return standing && isDecision(outcome)
                ? Work.no(
                        CaseRejection.STOPPED,
                        "办理时限中止期间不能作出决定,请先恢复计时。",
                        "Nothing is decided while the time is stopped; let it run again first.")
                : Optional.empty();
    }

    /** A step done outside is entered with its own time: not before it was open, not in the future. */
    private static Optional<Rejection> act(Work work, CaseCommand.CompleteStep command, OpenTask task) {
        if (command.actAt().isEmpty()) {
            return Optional.empty();
        }
        if (!work.definition().rules().operations().contains(Operation.OFFLINE_STEP)) {
            return Work.no(CaseRejection.NOT_ALLOWED, "该事项的环节不得线下办理。", "This item's steps are not done outside.");
        }
        Instant act = command.actAt().get();
        return act.isAfter(work.now()) || act.isBefore(task.openedAt())
                ? Work.no(
                        CaseRejection.WRONG_TIME,
                        "线下办理的时间应在环节开始之后、现在之前。",
                        "What was done outside lies between the step's opening and now.")
                : Optional.empty();
    }
}
