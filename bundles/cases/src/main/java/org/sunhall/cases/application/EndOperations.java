package org.sunhall.cases.application;

import java.util.List;
import java.util.Optional;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.EndingCommand;
import org.sunhall.casework.Operation;
import org.sunhall.casework.RecordCommand;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
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
        return List.of(withdraw(), terminate(), takeIn(), checkFollowUp(), revoke(), endAgency(), rate());
    }

    private static CaseOperation takeIn() {
        return new CaseOperation(
                "take-in",
                Operation.MERGE.title(),
                CaseOperation::head,
                (actor, at) -> at.allows(Operation.MERGE) && at.isAt(Stage.SUBMITTED, Stage.HANDLING),
                at -> Body.empty()
                        .text("from", "并入的案件(监管码、查询号或编号)", "The case that goes in: code, receipt or id")
                        .text("higherRule", "罚款数额高的规定", "The rule with the higher fine")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> caseId(sent.path("from").asText())
                        .map(from -> new EndingCommand.TakeIn(
                                from,
                                sent.path("higherRule").asText(),
                                TimeOperations.reason(sent),
                                actor.reference())));
    }

    private static Outcome<CaseId> caseId(String id) {
        try {
            return Outcome.accepted(new CaseId(id));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(CaseRejection.UNKNOWN_CASE, CaseRejection.UNKNOWN_CASE.title());
        }
    }

    private static CaseOperation endAgency() {
        return new CaseOperation(
                "end-agency",
                Text.of("终止代理", "Let the agent act no longer"),
                (actor, at) -> Access.isApplicantThemselves(actor, at.stored())
                        ? Optional.empty()
                        : Optional.of(Rejection.of(CaseRejection.FORBIDDEN)),
                (actor, at) ->
                        at.state().agent().isPresent() && !at.state().stage().isEnded(),
                at -> Body.empty().optionalText("reason", "理由", "Reason"),
                (actor, at, sent) ->
                        Outcome.accepted(new RecordCommand.EndAgency(TimeOperations.reason(sent), actor.reference())));
    }

    private static CaseOperation rate() {
        return new CaseOperation(
                "rate",
                Text.of("评价", "Rate the service"),
                (actor, at) -> at.state().route().equals("ex-officio")
                        ? Optional.of(Rejection.of(CaseRejection.FORBIDDEN))
                        : CaseOperation.applicant(actor, at),
                (actor, at) ->
                        at.state().stage().isEnded() && at.state().rating().isEmpty(),
                at -> Body.empty()
                        .choice("level", List.of("1", "2", "3", "4", "5"), "评价(1 很不满意,5 非常满意)", "From 1 to 5")
                        .optionalText("words", "意见", "In your words"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.Rate(
                        Integer.parseInt(sent.path("level").asText()),
                        sent.path("words").asText(""),
                        actor.reference())));
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
