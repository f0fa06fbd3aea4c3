package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Correction;
import org.sunhall.casework.Operation;
import org.sunhall.casework.RecordCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** Operations on what stands on record: results from outside, and corrections by the approvals of R-265. */
final class TruthOperations {

    private TruthOperations() {}

    static List<CaseOperation> all() {
        return List.of(thirdParty(), requestCorrection(), reviewCorrection(), approveCorrection(), executeCorrection());
    }

    private static CaseOperation thirdParty() {
        return new CaseOperation(
                "third-party-result",
                Operation.THIRD_PARTY_RESULT.title(),
                CaseOperation::handler,
                (actor, at) -> at.allows(Operation.THIRD_PARTY_RESULT)
                        && !at.state().stage().isEnded(),
                at -> Body.empty()
                        .text("number", "结果编号", "The result's own number")
                        .text("by", "出具单位", "Who found it")
                        .text("kind", "类别,如 appraisal", "Kind, for example appraisal")
                        .text("conclusion", "结论", "Conclusion")
                        .optionalText("detail", "内容", "Detail")
                        .text("at", "出具时间(ISO 8601)", "When, ISO 8601"),
                (actor, at, sent) -> instant(sent)
                        .map(when -> new RecordCommand.RecordThirdParty(
                                sent.path("number").asText(),
                                sent.path("by").asText(),
                                sent.path("kind").asText(),
                                sent.path("conclusion").asText(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("detail", sent.path("detail").asText("")),
                                List.of(),
                                when,
                                actor.reference())));
    }

    private static Outcome<Instant> instant(ObjectNode sent) {
        try {
            return Outcome.accepted(Instant.parse(sent.path("at").asText()));
        } catch (DateTimeException e) {
            return Outcome.refused(
                    CaseRejection.WRONG_TIME,
                    Text.of("时间写作如 2026-03-02T01:00:00Z。", "Write the time as 2026-03-02T01:00:00Z."));
        }
    }

    private static CaseOperation requestCorrection() {
        return new CaseOperation(
                "request-correction",
                Text.of("申请更正数据", "Ask for a correction"),
                (actor, at) -> CaseOperation.handler(actor, at).flatMap(no -> CaseOperation.head(actor, at)),
                (actor, at) ->
                        at.allows(Operation.CORRECT) && at.state().correction().isEmpty(),
                at -> Body.empty()
                        .choice("kind", List.of("PROCESS", "TIMEOUT"), "类别", "Kind")
                        .text("pointer", "数据位置(JSON 指针)", "Where, as a JSON pointer")
                        .text("value", "正确的内容", "What is right")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.RequestCorrection(
                        UUID.randomUUID().toString(),
                        Correction.Kind.valueOf(sent.path("kind").asText()),
                        sent.path("pointer").asText(),
                        value(sent),
                        TimeOperations.reason(sent),
                        actor.reference())));
    }

    private static JsonNode value(ObjectNode sent) {
        return JsonNodeFactory.instance.textNode(sent.path("value").asText());
    }

    private static CaseOperation reviewCorrection() {
        return new CaseOperation(
                "review-correction",
                Text.of("审查更正", "Review the correction"),
                TruthOperations::mayNotReview,
                (actor, at) -> at.state()
                        .correction()
                        .filter(one -> one.reviewedBy().isEmpty())
                        .isPresent(),
                at -> judgement(),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.ReviewCorrection(
                        sent.path("approved").asBoolean(), TimeOperations.reason(sent), actor.reference())));
    }

    /** The legal division for the process, the supervision office for time. */
    private static Optional<Rejection> mayNotReview(Actor actor, Situation at) {
        Role needed = at.state()
                        .correction()
                        .filter(one -> one.kind() == Correction.Kind.TIMEOUT)
                        .isPresent()
                ? Role.SUPERVISOR
                : Role.LEGAL;
        boolean may = actor.has(needed)
                && actor.jurisdiction()
                        .filter(at.state().jurisdiction()::equals)
                        .isPresent();
        return may ? Optional.empty() : Optional.of(Rejection.of(CaseRejection.FORBIDDEN));
    }

    private static CaseOperation approveCorrection() {
        return new CaseOperation(
                "approve-correction",
                Text.of("批准更正", "Approve the correction"),
                CaseOperation::head,
                (actor, at) -> at.state()
                        .correction()
                        .filter(one ->
                                !one.reviewedBy().isEmpty() && one.approvedBy().isEmpty())
                        .isPresent(),
                at -> judgement(),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.ApproveCorrection(
                        sent.path("approved").asBoolean(), TimeOperations.reason(sent), actor.reference())));
    }

    private static Body judgement() {
        return Body.empty().flag("approved", "是否同意", "Approved").optionalText("reason", "意见或理由", "Reason");
    }

    private static CaseOperation executeCorrection() {
        return new CaseOperation(
                "execute-correction",
                Text.of("执行更正", "Carry the correction out"),
                (actor, at) -> actor.has(Role.OPERATOR)
                        ? Optional.empty()
                        : Optional.of(Rejection.of(CaseRejection.FORBIDDEN)),
                (actor, at) -> at.state()
                        .correction()
                        .filter(one -> !one.approvedBy().isEmpty())
                        .isPresent(),
                at -> Body.empty(),
                (actor, at, sent) -> execute(actor));
    }

    private static Outcome<CaseCommand> execute(Actor actor) {
        return Outcome.accepted(new RecordCommand.ExecuteCorrection(actor.reference()));
    }
}
