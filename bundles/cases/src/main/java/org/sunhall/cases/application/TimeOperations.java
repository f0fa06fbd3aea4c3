package org.sunhall.cases.application;

import static org.sunhall.cases.application.CaseOperation.LIMIT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.ClockCommand;
import org.sunhall.casework.Operation;
import org.sunhall.casework.Stage;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.StopGround;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** Operations on the time of a case (R-108 … R-110). */
final class TimeOperations {

    private TimeOperations() {}

    static List<CaseOperation> all() {
        return List.of(requestExtension(), decideExtension(), stop(), endStop(), interrupt(), grantTime());
    }

    private static CaseOperation requestExtension() {
        return new CaseOperation(
                "request-extension",
                Text.of("申请延期", "Ask for more time"),
                CaseOperation::handler,
                (actor, at) -> at.isAt(Stage.HANDLING)
                        && at.allows(Operation.EXTEND)
                        && at.definition().cases().extensionCap() != null
                        && at.state().extension().isEmpty(),
                at -> Body.empty()
                        .pattern("by", LIMIT, "延长时间,如 5wd(工作日)、10d(日)", "How much longer, for example 5wd or 10d")
                        .text("reason", "延期理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(
                        new CaseCommand.RequestExtension(limit(sent, "by"), reason(sent), actor.reference())));
    }

    private static CaseOperation decideExtension() {
        return new CaseOperation(
                "decide-extension",
                Text.of("审批延期", "Decide on more time"),
                CaseOperation::head,
                (actor, at) -> at.state().extension().isPresent(),
                at -> Body.empty().flag("approved", "是否同意", "Approved").optionalText("reason", "意见或理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new CaseCommand.DecideExtension(
                        sent.path("approved").asBoolean(), reason(sent), actor.reference())));
    }

    private static CaseOperation stop() {
        return new CaseOperation(
                "stop",
                Text.of("暂停计时", "Stop the clocks"),
                CaseOperation::handler,
                (actor, at) -> at.allows(Operation.STOP) && !grounds(at).isEmpty(),
                at -> Body.empty()
                        .choice("ground", grounds(at), "事由", "Ground")
                        .text("reason", "理由", "Reason")
                        .optionalPattern("expected", LIMIT, "所需时间,如 20wd", "Time needed, for example 20wd"),
                (actor, at, sent) -> Outcome.accepted(new ClockCommand.Stop(
                        sent.path("ground").asText(),
                        reason(sent),
                        sent.hasNonNull("expected") ? Optional.of(limit(sent, "expected")) : Optional.empty(),
                        actor.reference())));
    }

    /** The grounds that any living clock lists; the law's own words, never the client's. */
    private static List<String> grounds(Situation at) {
        TreeSet<String> grounds = new TreeSet<>();
        for (StatutoryClock clock : at.state().clocks().values()) {
            if (clock.ended().isEmpty()) {
                grounds.addAll(clock.terms().stopGrounds());
            }
        }
        grounds.removeAll(at.state().stops().keySet());
        grounds.remove(StopGround.ITEM_HUNG.id());
        return List.copyOf(grounds);
    }

    private static CaseOperation endStop() {
        return new CaseOperation(
                "end-stop",
                Text.of("恢复计时", "Let the clocks run again"),
                CaseOperation::handler,
                (actor, at) -> !stops(at).isEmpty(),
                at -> Body.empty().choice("ground", stops(at), "事由", "Ground").text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(
                        new ClockCommand.EndStop(sent.path("ground").asText(), reason(sent), actor.reference())));
    }

    private static List<String> stops(Situation at) {
        return at.state().stops().keySet().stream()
                .filter(ground -> !ground.equals(StopGround.ITEM_HUNG.id()))
                .sorted()
                .toList();
    }

    private static CaseOperation interrupt() {
        return new CaseOperation(
                "interrupt",
                Text.of("中断", "Interrupt"),
                CaseOperation::handler,
                (actor, at) -> at.isAt(Stage.HANDLING) && at.allows(Operation.INTERRUPT),
                at -> Body.empty()
                        .pattern("length", LIMIT, "中断时间,如 3wd", "How long, for example 3wd")
                        .text("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(
                        new ClockCommand.Interrupt(limit(sent, "length"), reason(sent), actor.reference())));
    }

    private static CaseOperation grantTime() {
        return new CaseOperation(
                "grant-time",
                Text.of("补正宽限", "Give the applicant more time"),
                CaseOperation::head,
                (actor, at) -> at.isAt(Stage.SUPPLEMENTING) && at.allows(Operation.GRANT_TIME),
                at -> Body.empty()
                        .pattern("by", LIMIT, "宽限时间,如 5wd", "How much more, for example 5wd")
                        .text("reason", "正当理由", "The good reason"),
                (actor, at, sent) -> Outcome.accepted(
                        new ClockCommand.GrantTime(limit(sent, "by"), reason(sent), actor.reference())));
    }

    private static Limit limit(ObjectNode sent, String field) {
        return Limit.parse(sent.path(field).asText());
    }

    static String reason(ObjectNode sent) {
        return sent.path("reason").asText("");
    }
}
