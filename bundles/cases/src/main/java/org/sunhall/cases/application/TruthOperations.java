package org.sunhall.cases.application;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Correction;
import org.sunhall.casework.Operation;
import org.sunhall.casework.RecordCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** Operations on what stands on record: results from outside, and corrections by the approvals of R-265. */
final class TruthOperations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UploadStore uploads;

    TruthOperations(UploadStore uploads) {
        this.uploads = uploads;
    }

    List<CaseOperation> all() {
        return List.of(
                thirdParty(),
                requestCorrection(),
                reviewCorrection(),
                approveCorrection(),
                executeCorrection(),
                noteOriginal(),
                handOverOriginal());
    }

    private static CaseOperation noteOriginal() {
        return new CaseOperation(
                "note-original",
                Text.of("登记纸质原件", "Note an original on paper"),
                CaseOperation::handler,
                (actor, at) -> !at.state().stage().isEnded()
                        && !at.definition().materialKeys().isEmpty(),
                at -> Body.empty()
                        .choice("material", List.copyOf(at.definition().materialKeys()), "材料", "Material")
                        .text("note", "存放处和不能电子化的原因", "Where it lies and why it is not digitised"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.NoteOriginal(
                        sent.path("material").asText(), sent.path("note").asText(), actor.reference())));
    }

    private static CaseOperation handOverOriginal() {
        return new CaseOperation(
                "hand-over-original",
                Text.of("原件交接", "Hand an original over"),
                CaseOperation::handler,
                (actor, at) ->
                        !at.state().stage().isEnded() && !at.state().originals().isEmpty(),
                at -> Body.empty()
                        .choice("material", at.state().originals(), "材料", "Material")
                        .text("to", "接收单位或人员", "Who takes it")
                        .optionalText("note", "备注", "Note"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.HandOverOriginal(
                        sent.path("material").asText(),
                        sent.path("to").asText(),
                        sent.path("note").asText(""),
                        actor.reference())));
    }

    private CaseOperation thirdParty() {
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
                        .text("at", "出具时间(ISO 8601)", "When, ISO 8601")
                        .files("uploads", "报告等文件", "Its papers"),
                (actor, at, sent) -> instant(sent).then(when -> papers(actor, at, sent)
                        .map(papers -> new RecordCommand.RecordThirdParty(
                                sent.path("number").asText(),
                                sent.path("by").asText(),
                                sent.path("kind").asText(),
                                sent.path("conclusion").asText(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("detail", sent.path("detail").asText("")),
                                papers,
                                when,
                                actor.reference()))));
    }

    /** The papers of a result: files that this officer uploaded and no case holds yet, or this one does. */
    private Outcome<List<String>> papers(Actor actor, Situation at, ObjectNode sent) {
        List<String> papers = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        sent.path("uploads").forEach(one -> {
            String id = one.asText();
            boolean own = uploads.find(id)
                    .filter(kept -> kept.owner().equals(actor.reference()))
                    .filter(kept -> kept.caseId() == null
                            || kept.caseId().equals(at.state().id().value()))
                    .isPresent();
            if (!own) {
                problems.add(new FieldProblem(
                        "/uploads",
                        "unknown-upload",
                        Text.of(
                                "没有这份文件,或者不是本人为本办件上传的,请重新上传。",
                                "There is no such file, or you did not upload it for this case; upload it again.")));
            } else if (!papers.contains(id)) {
                papers.add(id);
            }
        });
        return problems.isEmpty()
                ? Outcome.accepted(papers)
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM, Text.of("有文件不能使用。", "A file cannot be used."), problems));
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
                (actor, at, sent) -> value(at, sent)
                        .map(right -> new RecordCommand.RequestCorrection(
                                UUID.randomUUID().toString(),
                                Correction.Kind.valueOf(sent.path("kind").asText()),
                                sent.path("pointer").asText(),
                                right,
                                TimeOperations.reason(sent),
                                actor.reference())));
    }

    /** What is right, of the type of what is wrong, and such that the form is still one the item takes. */
    private static Outcome<JsonNode> value(Situation at, ObjectNode sent) {
        JsonNode text = sent.path("value");
        JsonPointer place = pointer(sent.path("pointer").asText());
        ObjectNode form = at.state().form();
        JsonNode wrong = place == null ? null : form.at(place);
        if (!sent.path("kind").asText().equals(Correction.Kind.PROCESS.name())
                || wrong == null
                || !wrong.isValueNode()
                || wrong.isMissingNode()) {
            return Outcome.accepted(text);
        }
        JsonNode right = wrong.isTextual() ? text : parsed(text.asText());
        JsonNode parent = form.at(place.head());
        if (!(parent instanceof ObjectNode object)) {
            return Outcome.accepted(text);
        }
        object.set(place.last().getMatchingProperty(), right);
        List<FieldProblem> problems = at.definition().form().validate(form);
        return problems.isEmpty()
                ? Outcome.accepted(right)
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM,
                        Text.of("更正后的内容不符合表单要求。", "What is said to be right does not fit the form."),
                        problems));
    }

    private static JsonPointer pointer(String text) {
        try {
            return text.startsWith("/") && text.length() > 1 ? JsonPointer.compile(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
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

    /** The legal division for the process, for time the supervision office, the city's or the bureau's own. */
    private static Optional<Rejection> mayNotReview(Actor actor, Situation at) {
        boolean time = at.state()
                .correction()
                .filter(one -> one.kind() == Correction.Kind.TIMEOUT)
                .isPresent();
        boolean overall = actor.has(time ? Role.SUPERVISOR : Role.LEGAL)
                && actor.jurisdiction()
                        .filter(at.state().jurisdiction()::equals)
                        .isPresent();
        boolean seated = time
                && actor.has(Role.BUREAU_SUPERVISOR)
                && actor.org().filter(at.state().org()::equals).isPresent();
        boolean may = overall || seated;
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
