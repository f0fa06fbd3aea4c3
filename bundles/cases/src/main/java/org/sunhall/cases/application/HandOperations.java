package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.Operation;
import org.sunhall.casework.RecordCommand;
import org.sunhall.casework.Stage;
import org.sunhall.casework.StepCommand;
import org.sunhall.casework.StepCommand.How;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** Operations on whose hands a case is in: back to an earlier step, to another officer, away from one. */
final class HandOperations {

    private final Directory directory;

    HandOperations(Directory directory) {
        this.directory = directory;
    }

    List<CaseOperation> all() {
        return List.of(
                back(),
                handOver(How.REASSIGN, CaseOperation::head),
                handOver(How.DELEGATE, CaseOperation::handler),
                standIn(),
                recuse(),
                copyTo());
    }

    /** Only to an organisation that the directory knows: it may read the case from then on. */
    private CaseOperation copyTo() {
        return new CaseOperation(
                "copy-to",
                Text.of("抄告有关部门", "Let another organisation have a copy"),
                CaseOperation::head,
                (actor, at) -> at.isAt(Stage.CLOSED),
                at -> Body.empty()
                        .text("organisation", "抄告机关(机构编号)", "Which organisation, by its id")
                        .text("reason", "抄告事由", "Why"),
                (actor, at, sent) -> known(sent)
                        .map(org -> new RecordCommand.CopyTo(org, TimeOperations.reason(sent), actor.reference())));
    }

    private Outcome<OrgId> known(ObjectNode sent) {
        try {
            OrgId org = new OrgId(sent.path("organisation").asText().strip());
            if (directory.organisation(org).isPresent()) {
                return Outcome.accepted(org);
            }
        } catch (IllegalArgumentException e) {
            return noOrganisation();
        }
        return noOrganisation();
    }

    private static Outcome<OrgId> noOrganisation() {
        return Outcome.refused(CaseRejection.NOTHING_THERE, Text.of("没有这个机构。", "There is no such organisation."));
    }

    private static CaseOperation back() {
        return new CaseOperation(
                "return",
                Text.of("退回", "Send back"),
                CaseOperation::handler,
                (actor, at) -> at.isAt(Stage.HANDLING)
                        && at.allows(Operation.RETURN)
                        && !at.openTasks().isEmpty()
                        && !handled(at).isEmpty(),
                at -> Body.empty()
                        .choice("task", at.openTasks(), "当前环节", "The open step")
                        .choice("step", handled(at), "退回到的环节", "The earlier step")
                        .text("reason", "退回理由", "Reason"),
                (actor, at, sent) -> ofHeldTask(
                        actor,
                        at,
                        sent,
                        new StepCommand.ReturnTo(
                                task(sent),
                                sent.path("step").asText(),
                                TimeOperations.reason(sent),
                                actor.reference())));
    }

    private static List<String> handled(Situation at) {
        return at.state().handlers().keySet().stream().sorted().toList();
    }

    private CaseOperation handOver(How how, BiFunction<Actor, Situation, Optional<Rejection>> mayNot) {
        return new CaseOperation(
                how.operation().id(),
                how.title(),
                mayNot,
                (actor, at) -> at.allows(how.operation()) && !at.openTasks().isEmpty(),
                at -> Body.empty()
                        .choice("task", at.openTasks(), "环节", "The open step")
                        .text("to", "接办人员", "The officer who takes it")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> {
                    CaseCommand command = new StepCommand.HandOver(
                            task(sent), sent.path("to").asText(), how, TimeOperations.reason(sent), actor.reference());
                    Outcome<CaseCommand> held =
                            how == How.DELEGATE ? ofHeldTask(actor, at, sent, command) : Outcome.accepted(command);
                    return held.then(handOver -> toHolder(at, sent, handOver));
                });
    }

    private static CaseOperation standIn() {
        return new CaseOperation(
                How.STAND_IN.operation().id(),
                How.STAND_IN.title(),
                CaseOperation::handler,
                (actor, at) -> at.allows(How.STAND_IN.operation())
                        && at.state().tasks().stream()
                                .anyMatch(task -> !task.assignee().isEmpty()
                                        && !task.assignee().equals(actor.reference())),
                at -> Body.empty()
                        .choice("task", at.openTasks(), "环节", "The open step")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> ofHeldTask(
                        actor,
                        at,
                        sent,
                        new StepCommand.HandOver(
                                task(sent),
                                actor.reference(),
                                How.STAND_IN,
                                TimeOperations.reason(sent),
                                actor.reference())));
    }

    private static CaseOperation recuse() {
        return new CaseOperation(
                "recuse",
                Operation.RECUSE.title(),
                (actor, at) -> CaseOperation.head(actor, at).flatMap(no -> CaseOperation.handler(actor, at)),
                (actor, at) ->
                        at.allows(Operation.RECUSE) && !at.state().stage().isEnded(),
                at -> Body.empty()
                        .text("officer", "回避人员", "The officer who keeps away")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new StepCommand.Recuse(
                        sent.path("officer").asText(), TimeOperations.reason(sent), actor.reference())));
    }

    private static String task(ObjectNode sent) {
        return sent.path("task").asText();
    }

    /** Only a holder of the very step's post gives it away. */
    private static Outcome<CaseCommand> ofHeldTask(Actor actor, Situation at, ObjectNode sent, CaseCommand command) {
        return Access.mayNotHandle(actor, at.stored(), task(sent))
                .map(Outcome::<CaseCommand>refused)
                .orElseGet(() -> Outcome.accepted(command));
    }

    /** A step goes only to somebody who holds its post, or stands in there. */
    private Outcome<CaseCommand> toHolder(Situation at, ObjectNode sent, CaseCommand command) {
        Optional<OpenTask> open = at.state().task(task(sent));
        boolean holds = open.flatMap(task -> person(sent)
                        .flatMap(directory::actor)
                        .filter(officer -> officer.holds(new Post(at.state().orgOf(task), task.post()))))
                .isPresent();
        return holds
                ? Outcome.accepted(command)
                : Outcome.refused(
                        CaseRejection.UNKNOWN_OFFICER,
                        Text.of("该人员不在此环节的岗位上。", "That officer does not hold the post of this step."));
    }

    private static Optional<PersonId> person(ObjectNode sent) {
        try {
            return Optional.of(new PersonId(sent.path("to").asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
