package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.clocks.ExtensionRule;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;

/** More time for the decision: asked for by the office, granted by its head (R-109; 行政许可法 art. 42). */
final class Extending {

    private Extending() {}

    static Outcome<Decision> request(Work work, CaseCommand.RequestExtension command) {
        CaseState state = work.state();
        CaseDefinition definition = work.definition();
        if (definition.extensionCap() == null) {
            return Work.refuse(
                    CaseRejection.EXTENSION_IMPOSSIBLE,
                    "该事项的法定期限不得延长。",
                    "The law lets nobody extend this item's limit.");
        }
        if (state.stage() != Stage.HANDLING) {
            return Work.refuse(
                    CaseRejection.NOT_NOW,
                    "只有受理之后、决定之前可以申请延期。",
                    "An extension is possible only between acceptance and decision.");
        }
        if (state.extensions()
                >= Math.max(1, definition.statutory().extensions().size())) {
            return Work.refuse(
                    CaseRejection.EXTENDED_ALREADY,
                    "本办件已延期一次,不能再次延期。",
                    "This case has been extended once; a second extension is not allowed.");
        }
        if (state.extension().isPresent()) {
            return Work.refuse(
                    CaseRejection.EXTENSION_PENDING,
                    "已有一份延期申请待批准。",
                    "An extension request already waits for approval.");
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "申请延期须说明理由。", "Say why the extension is needed.");
        }
        List<ExtensionRule> rules = definition.statutory().extensions();
        Limit cap = state.extensions() == 0
                ? definition.extensionCap()
                : rules.get(state.extensions()).cap().orElse(command.by());
        if (command.by().unit() != cap.unit()
                || command.by().amount() > cap.amount()
                || command.by().amount() < 1) {
            return Work.refuse(
                    CaseRejection.EXTENSION_TOO_LONG,
                    "延长时间不得超过" + cap.text().zh() + "(" + definition.extensionBasis() + ")。",
                    "An extension is at most " + cap.text().en() + " (" + definition.extensionBasis() + ").");
        }
        ObjectNode data = work.data();
        data.put("by", command.by().toString());
        data.put("person", command.person());
        work.emit(CaseEvents.EXTENSION_REQUESTED, data, Map.of("reason", command.reason()));
        return work.done();
    }

    static Outcome<Decision> decide(Work work, CaseCommand.DecideExtension command) {
        Optional<ExtensionRequest> asked = work.state().extension();
        if (asked.isEmpty()) {
            return Work.refuse(CaseRejection.NO_EXTENSION_PENDING, "没有待批准的延期申请。", "No extension waits for approval.");
        }
        if (!command.approved() && Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "不同意延期须说明理由。", "Say why the extension is refused.");
        }
        ExtensionRequest request = asked.get();
        ObjectNode data = work.data();
        data.put("by", request.by());
        data.put("person", command.person());
        String words = Wording.isBlank(command.reason()) ? "" : command.reason();
        if (!command.approved()) {
            work.emit(CaseEvents.EXTENSION_REFUSED, data, Map.of("reason", words));
            return work.done();
        }
        data.put("basis", work.definition().extensionBasis());
        data.put("tell", "parties");
        work.emit(
                CaseEvents.EXTENSION_APPROVED,
                data,
                Map.of("reason", request.reason(), Wording.OPINION, words),
                List.of("extension-notice"));
        return extend(work, Limit.parse(request.by()), command.person());
    }

    private static Outcome<Decision> extend(Work work, Limit by, String approvedBy) {
        for (String id : List.of(CaseMachine.STATUTORY, CaseMachine.PROMISED)) {
            Optional<StatutoryClock> clock = work.clocks().running(id);
            if (clock.isEmpty()) {
                continue;
            }
            Outcome<StatutoryClock> extended =
                    work.definition().reader().extend(clock.get(), by, "approved", approvedBy, work.now());
            if (extended.refusal().isPresent() && id.equals(CaseMachine.STATUTORY)) {
                return Outcome.refused(extended.refusal().get());
            }
            extended.asOptional().ifPresent(changed -> work.clocks().record(changed, "extended"));
        }
        return work.done();
    }
}
