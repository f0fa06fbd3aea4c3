package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.sunhall.cases.api.CaseView.OperationView;
import org.sunhall.cases.application.Operation.Situation;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.Stage;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** The operations of a case beside its steps, by name (R-108 … R-110). */
@Component(service = Operations.class)
public final class Operations {

    private static final String LIMIT = "^[1-9][0-9]{0,2}(wd|d|h)$";

    private final Map<String, Operation> byName = new LinkedHashMap<>();

    /** Knows them all. */
    @Activate
    public Operations() {
        add(new Operation(
                "withdraw",
                Text.of("撤回申请", "Withdraw"),
                APPLICANT,
                (actor, at) -> !at.stored().state().stage().isEnded()
                        && at.stored().state().stage() != Stage.DECIDED,
                at -> Body.empty().optionalText("reason", "理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(
                        new CaseCommand.Withdraw(sent.path("reason").asText("")))));
        add(new Operation(
                "request-extension",
                Text.of("申请延期", "Ask for more time"),
                HANDLER,
                (actor, at) -> at.stored().state().stage() == Stage.HANDLING
                        && at.definition().cases().extensionCap() != null
                        && at.stored().state().extension().isEmpty()
                        && at.stored().state().extensions() == 0,
                at -> Body.empty()
                        .pattern("by", LIMIT, "延长时间,如 5wd(工作日)、10d(日)", "How much longer, for example 5wd or 10d")
                        .text("reason", "延期理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new CaseCommand.RequestExtension(
                        Limit.parse(sent.path("by").asText()),
                        sent.path("reason").asText(),
                        actor.reference()))));
        add(new Operation(
                "decide-extension",
                Text.of("审批延期", "Decide on more time"),
                (actor, at) -> Access.mayNotHold(
                        actor, at.stored(), at.definition().cases().extensionPost()),
                (actor, at) -> at.stored().state().extension().isPresent(),
                at -> Body.empty().flag("approved", "是否同意", "Approved").optionalText("reason", "意见或理由", "Reason"),
                (actor, at, sent) -> Outcome.accepted(new CaseCommand.DecideExtension(
                        sent.path("approved").asBoolean(), sent.path("reason").asText(""), actor.reference()))));
    }

    private static final BiFunction<Actor, Situation, Optional<Rejection>> APPLICANT =
            (actor, at) -> Access.mayNotActAsApplicant(actor, at.stored());
    private static final BiFunction<Actor, Situation, Optional<Rejection>> HANDLER =
            (actor, at) -> Access.mayNotHandleAny(actor, at.stored());

    private void add(Operation operation) {
        byName.put(operation.name(), operation);
    }

    Optional<Operation> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What this actor may do with the case now. */
    List<OperationView> open(Actor actor, StoredCase stored, RunningDefinition definition) {
        if (stored.parked().isPresent()) {
            return List.of();
        }
        Situation situation = new Situation(stored, definition);
        return byName.values().stream()
                .filter(operation -> operation.isOpenTo(actor, situation))
                .map(operation -> new OperationView(
                        operation.name(),
                        operation.title(),
                        operation.body().apply(situation).schema()))
                .toList();
    }

    /** The command of an operation, from what was sent. */
    Outcome<CaseCommand> compose(Operation operation, Actor actor, Situation situation, ObjectNode sent) {
        return operation.compose(actor, situation, sent);
    }
}
