package org.sunhall.cases.application;

import java.util.List;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.EndingCommand;
import org.sunhall.casework.Operation;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** Operations that end a case, or change what its end was. */
final class EndOperations {

    private static final List<String> TERMINATION =
            List.of("party-ceased", "no-object", "right-lost", "law-changed", "other");
    private static final List<String> REVOCATION = List.of(
            "abuse-of-power",
            "ultra-vires",
            "unlawful-procedure",
            "unqualified-applicant",
            "fraud",
            "commitment-broken");

    private EndOperations() {}

    static List<CaseOperation> all() {
        return List.of(withdraw(), terminate(), checkFollowUp(), revoke());
    }

    private static CaseOperation withdraw() {
        return new CaseOperation(
                "withdraw",
                Operation.WITHDRAW.title(),
                CaseOperation::applicant,
                (actor, at) ->
                        at.allows(Operation.WITHDRAW) && at.isAt(Stage.SUBMITTED, Stage.SUPPLEMENTING, Stage.HANDLING),
                at -> Body.empty().optionalText("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new CaseCommand.Withdraw(TimeOperations.reason(sent))));
    }

    private static CaseOperation terminate() {
        return new CaseOperation(
                "terminate",
                Operation.TERMINATE.title(),
                CaseOperation::head,
                (actor, at) ->
                        at.allows(Operation.TERMINATE) && at.isAt(Stage.SUBMITTED, Stage.SUPPLEMENTING, Stage.HANDLING),
                at -> Body.empty()
                        .choice("ground", TERMINATION, "终止事由", "Ground")
                        .text("basis", "法律依据", "Legal basis")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new EndingCommand.Terminate(
                        sent.path("ground").asText(),
                        sent.path("basis").asText(),
                        TimeOperations.reason(sent),
                        actor.reference())));
    }

    private static CaseOperation checkFollowUp() {
        return new CaseOperation(
                "check-follow-up",
                Text.of("承诺核查", "Check the commitment"),
                CaseOperation::head,
                (actor, at) ->
                        at.allows(Operation.COMMITMENT) && at.state().result().isPresent(),
                at -> Body.empty().flag("kept", "承诺是否属实", "Was it kept").text("reason", "核查情况", "What was found"),
                (actor, at, sent) -> Outcome.accepted(new EndingCommand.CheckFollowUp(
                        sent.path("kept").asBoolean(), TimeOperations.reason(sent), actor.reference())));
    }

    private static CaseOperation revoke() {
        return new CaseOperation(
                "revoke",
                Text.of("撤销决定", "Revoke what was granted"),
                CaseOperation::head,
                (actor, at) -> at.allows(Operation.REVOKE)
                        && at.state().result().filter("granted"::equals).isPresent()
                        && at.isAt(Stage.CLOSED),
                at -> Body.empty()
                        .choice("ground", REVOCATION, "撤销事由", "Ground")
                        .text("basis", "法律依据", "Legal basis")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new EndingCommand.Revoke(
                        sent.path("ground").asText(),
                        sent.path("basis").asText(),
                        TimeOperations.reason(sent),
                        actor.reference())));
    }
}
