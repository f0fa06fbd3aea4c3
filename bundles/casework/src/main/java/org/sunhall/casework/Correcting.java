package org.sunhall.casework;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;

/**
 * What keeps the record true: results of third parties that nobody edits, and corrections of wrong data by the
 * approvals of R-265, as new events; what was on record stays readable.
 */
final class Correcting {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Correcting() {}

    static Outcome<Decision> thirdParty(Work work, RecordCommand.RecordThirdParty command) {
        if (work.state().fields.thirdParty.stream()
                .anyMatch(known -> known.number().equals(command.id()))) {
            return Work.refuse(
                    CaseRejection.RESULT_FIXED,
                    "该第三方结果已经记录,任何人不得更改。",
                    "That third party's result is on record; nobody can change it.");
        }
        if (Wording.isBlank(command.by())
                || command.by().equals(work.definition().org().value())) {
            return Work.refuse(
                    CaseRejection.RESULT_FIXED,
                    "第三方结果应由承办机关以外的机构作出。",
                    "A third party is somebody other than the handling office.");
        }
        if (command.at().isAfter(work.now())) {
            return Work.refuse(CaseRejection.WRONG_TIME, "作出时间晚于现在。", "It lies in the future.");
        }
        ObjectNode data = work.data();
        data.put("result", command.id());
        data.put("by", command.by());
        data.put("kind", command.kind());
        data.put("conclusion", command.conclusion());
        data.put("foundAt", command.at().toString());
        data.put("person", command.person());
        Work.put(data, "uploads", command.uploads());
        work.emit(
                CaseEvents.THIRD_PARTY_RESULT,
                data,
                Map.of(Wording.FINDINGS, command.result().toString()));
        return work.done();
    }

    static Outcome<Decision> request(Work work, RecordCommand.RequestCorrection command) {
        if (work.state().correction().isPresent()) {
            return Work.refuse(CaseRejection.CORRECTION_PENDING, "已有一项更正在办。", "A correction is on its way already.");
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "更正须书面说明理由。", "A correction needs reasons in writing.");
        }
        boolean there = command.kind() == Correction.Kind.TIMEOUT
                ? work.state().clocks().containsKey(command.pointer())
                : corrected(work.state().form(), command.pointer(), command.value())
                        .isPresent();
        if (!there || command.value() == null) {
            return Work.refuse(CaseRejection.NOTHING_THERE, "没有这项数据。", "There is no such data to correct.");
        }
        ObjectNode data = work.data();
        data.put("correction", command.id());
        data.put("kind", command.kind().name());
        data.put("pointer", command.pointer());
        data.put("person", command.person());
        Map<String, String> words = new HashMap<>(Wording.reason(command.reason()));
        words.put("value", command.value().toString());
        work.emit(CaseEvents.CORRECTION_REQUESTED, data, words);
        return work.done();
    }

    static Outcome<Decision> review(Work work, RecordCommand.ReviewCorrection command) {
        Optional<Correction> waiting =
                work.state().correction().filter(each -> each.reviewedBy().isEmpty());
        return judged(
                work, waiting, command.approved(), command.reason(), command.person(), CaseEvents.CORRECTION_REVIEWED);
    }

    static Outcome<Decision> approve(Work work, RecordCommand.ApproveCorrection command) {
        Optional<Correction> waiting = work.state()
                .correction()
                .filter(each ->
                        !each.reviewedBy().isEmpty() && each.approvedBy().isEmpty());
        return judged(
                work, waiting, command.approved(), command.reason(), command.person(), CaseEvents.CORRECTION_APPROVED);
    }

    private static Outcome<Decision> judged(
            Work work, Optional<Correction> waiting, boolean approved, String reason, String person, String event) {
        if (waiting.isEmpty()) {
            return nothingWaits();
        }
        if (waiting.get().people().contains(person)) {
            return samePerson();
        }
        if (!approved && Wording.isBlank(reason)) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "不同意更正须说明理由。", "Say why it is refused.");
        }
        work.emit(
                approved ? event : CaseEvents.CORRECTION_REFUSED,
                about(work, waiting.get(), person),
                Wording.reason(reason));
        return work.done();
    }

    static Outcome<Decision> execute(Work work, RecordCommand.ExecuteCorrection command) {
        Optional<Correction> approved =
                work.state().correction().filter(each -> !each.approvedBy().isEmpty());
        if (approved.isEmpty()) {
            return nothingWaits();
        }
        Correction correction = approved.get();
        if (correction.people().contains(command.person())) {
            return samePerson();
        }
        ObjectNode data = about(work, correction, command.person());
        if (correction.kind() == Correction.Kind.TIMEOUT) {
            work.emit(CaseEvents.CORRECTED, data);
            return work.done();
        }
        Optional<ObjectNode> form = corrected(work.state().form(), correction.pointer(), parsed(correction.value()));
        if (form.isEmpty()) {
            return Work.refuse(CaseRejection.NOTHING_THERE, "没有这项数据。", "There is no such data to correct.");
        }
        work.emit(CaseEvents.CORRECTED, data, Map.of("form", form.get().toString()));
        return work.done();
    }

    private static ObjectNode about(Work work, Correction correction, String person) {
        ObjectNode data = work.data();
        data.put("correction", correction.id());
        data.put("kind", correction.kind().name());
        data.put("pointer", correction.pointer());
        data.put("person", person);
        return data;
    }

    /** The form with another value where there is one already. */
    private static Optional<ObjectNode> corrected(ObjectNode form, String pointer, JsonNode value) {
        if (pointer == null || !pointer.startsWith("/") || pointer.endsWith("/") || value == null) {
            return Optional.empty();
        }
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = form.at(place.head());
        String field = place.last().getMatchingProperty();
        if (!parent.isObject() || !parent.has(field)) {
            return Optional.empty();
        }
        ((ObjectNode) parent).set(field, value);
        return Optional.of(form);
    }

    private static JsonNode parsed(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored value is no JSON", e);
        }
    }

    static void fold(CaseState.Fields next, CaseEvent event) {
        ObjectNode data = event.data();
        Correction before = next.correction;
        String person = data.path("person").asText();
        switch (event.type()) {
            case CaseEvents.CORRECTION_REQUESTED ->
                next.correction = new Correction(
                        data.path("correction").asText(),
                        Correction.Kind.valueOf(data.path("kind").asText()),
                        data.path("pointer").asText(),
                        event.personal().getOrDefault("value", ""),
                        person,
                        "",
                        "");
            case CaseEvents.CORRECTION_REVIEWED -> next.correction = judged(before, person, "");
            case CaseEvents.CORRECTION_APPROVED -> next.correction = judged(before, before.reviewedBy(), person);
            case CaseEvents.CORRECTED -> {
                next.correction = null;
                if (event.personal().containsKey("form")) {
                    next.form = CaseFold.object(event.personal().get("form"));
                }
            }
            default -> next.correction = null;
        }
    }

    private static Correction judged(Correction before, String reviewedBy, String approvedBy) {
        return new Correction(
                before.id(),
                before.kind(),
                before.pointer(),
                before.value(),
                before.requestedBy(),
                reviewedBy,
                approvedBy);
    }

    private static Outcome<Decision> nothingWaits() {
        return Work.refuse(CaseRejection.NO_CORRECTION, "没有待办理的更正。", "No correction waits for this.");
    }

    private static Outcome<Decision> samePerson() {
        return Work.refuse(
                CaseRejection.SAME_PERSON,
                "更正的申请、审核、批准和执行须由不同人员办理。",
                "A correction is asked for, reviewed, approved and carried out by different people.");
    }
}
