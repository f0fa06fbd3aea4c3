package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * The firing rule. One piece of code serves the running case, where a gateway has one way out, and the soundness check,
 * where it may have several: so what was checked is what runs.
 */
final class Tokens {

    /** One place to which the tokens can come to rest. */
    record Rest(Marking marking, List<String> opened, Optional<String> unsafeAt) {}

    /** The tokens of one move could come to rest in too many ways to look at each. */
    static final class TooManyWays extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int MOST_WAYS = 2_000;

    private final Flow flow;
    private final Function<FlowNode, List<FlowArc>> ways;
    private final TreeMap<String, Integer> steps;
    private final TreeMap<String, Integer> joins;
    private final Deque<String> pending;
    private final List<String> opened;
    private String unsafeAt;

    private Tokens(Flow flow, Function<FlowNode, List<FlowArc>> ways, Marking from) {
        this.flow = flow;
        this.ways = ways;
        this.steps = new TreeMap<>(from.steps());
        this.joins = new TreeMap<>(from.joins());
        this.pending = new ArrayDeque<>();
        this.opened = new ArrayList<>();
    }

    private Tokens(Tokens other) {
        this.flow = other.flow;
        this.ways = other.ways;
        this.steps = new TreeMap<>(other.steps);
        this.joins = new TreeMap<>(other.joins);
        this.pending = new ArrayDeque<>(other.pending);
        this.opened = new ArrayList<>(other.opened);
        this.unsafeAt = other.unsafeAt;
    }

    static Move start(Flow flow, JsonNode facts) {
        Rest rest = begin(flow, chosen(flow, "", facts)).get(0);
        return new Move(rest.marking(), rest.opened(), List.of(), rest.marking().isEmpty());
    }

    static Outcome<Move> complete(Flow flow, Marking marking, String stepId, String outcome, JsonNode facts) {
        Optional<Step> step = flow.step(stepId);
        if (step.isEmpty()) {
            return Outcome.refused(
                    WorkflowRejection.STEP_UNKNOWN,
                    Text.of("流程“{0}”中没有环节“{1}”。", "Flow “{0}” has no step “{1}”.")
                            .with(flow.id(), stepId));
        }
        if (!marking.waits(stepId)) {
            return Outcome.refused(
                    WorkflowRejection.STEP_NOT_OPEN,
                    Text.of("环节“{0}”当前不在办理中,可能已经办结。", "Step “{0}” is not open; it may be done already.")
                            .with(step.get().title()));
        }
        Optional<StepOutcome> how = step.get().outcome(outcome);
        if (how.isEmpty()) {
            String names = String.join(
                    ", ", step.get().outcomes().stream().map(StepOutcome::name).toList());
            return Outcome.refused(
                    WorkflowRejection.OUTCOME_UNKNOWN,
                    Text.of("环节“{0}”没有办理结果“{1}”,只能是:{2}。", "Step “{0}” cannot end with “{1}”; it ends with: {2}.")
                            .with(step.get().title(), outcome, names));
        }
        if (stays(how.get())) {
            return Outcome.accepted(new Move(marking, List.of(), List.of(), false));
        }
        Rest rest = after(
                        flow,
                        marking,
                        step.get(),
                        how.get(),
                        chosen(flow, how.get().name(), facts))
                .get(0);
        return Outcome.accepted(new Move(
                rest.marking(), rest.opened(), List.of(stepId), rest.marking().isEmpty()));
    }

    /** Whether the step stays open although it ended so. */
    static boolean stays(StepOutcome outcome) {
        return outcome.effect().filter(Effects.SUPPLEMENT::equals).isPresent();
    }

    /** Where the tokens of a new case can come to rest. */
    static List<Rest> begin(Flow flow, Function<FlowNode, List<FlowArc>> ways) {
        Tokens tokens = new Tokens(flow, ways, Marking.EMPTY);
        tokens.pending.addAll(flow.start("").outgoing());
        return tokens.settle();
    }

    /** Where the tokens can come to rest after the waiting step ended so; not for outcomes that stay. */
    static List<Rest> after(
            Flow flow, Marking marking, Step step, StepOutcome outcome, Function<FlowNode, List<FlowArc>> ways) {
        Tokens tokens = new Tokens(flow, ways, marking);
        take(tokens.steps, step.id());
        if (outcome.effect().filter(Effects.RETURN::equals).isPresent()) {
            tokens.open(outcome.to().orElseThrow());
        } else {
            tokens.pending.addAll(flow.nodes().get(step.id()).outgoing());
        }
        return tokens.settle();
    }

    private static Function<FlowNode, List<FlowArc>> chosen(Flow flow, String outcome, JsonNode facts) {
        return gateway -> {
            List<FlowArc> arcs =
                    gateway.outgoing().stream().map(flow.arcs()::get).toList();
            return List.of(arcs.stream()
                    .filter(arc -> arc.condition().holds(outcome, facts))
                    .findFirst()
                    .orElseGet(() -> arcs.stream()
                            .filter(arc -> arc.condition().kind() == ArcCondition.Kind.DEFAULT)
                            .findFirst()
                            .orElseThrow()));
        };
    }

    private List<Rest> settle() {
        List<Rest> rests = new ArrayList<>();
        settle(rests);
        return rests;
    }

    private void settle(List<Rest> rests) {
        while (!pending.isEmpty()) {
            FlowArc arc = flow.arcs().get(pending.removeFirst());
            FlowNode node = flow.nodes().get(arc.target());
            switch (node.kind()) {
                case STEP -> open(node.id());
                case PARALLEL -> join(node, arc);
                case EXCLUSIVE -> {
                    List<FlowArc> all = ways.apply(node);
                    for (FlowArc other : all.subList(1, all.size())) {
                        Tokens branch = new Tokens(this);
                        branch.pending.addLast(other.id());
                        branch.settle(rests);
                    }
                    pending.addLast(all.get(0).id());
                }
                case SUB_PROCESS -> {
                    if (isOccupied(node.id())) {
                        unsafeAt = node.id();
                    }
                    pending.addAll(flow.start(node.id()).outgoing());
                }
                case END -> leave(node.scope());
                case START -> throw new IllegalStateException("nothing leads to a start event");
            }
        }
        if (rests.size() >= MOST_WAYS) {
            throw new TooManyWays();
        }
        rests.add(new Rest(new Marking(steps, joins), opened, Optional.ofNullable(unsafeAt)));
    }

    private void open(String stepId) {
        if (steps.merge(stepId, 1, Integer::sum) > 1) {
            unsafeAt = stepId;
        }
        opened.add(stepId);
    }

    private void join(FlowNode gateway, FlowArc arc) {
        if (joins.merge(arc.id(), 1, Integer::sum) > 1) {
            unsafeAt = gateway.id();
        }
        if (joins.keySet().containsAll(gateway.incoming())) {
            gateway.incoming().forEach(incoming -> take(joins, incoming));
            pending.addAll(gateway.outgoing());
        }
    }

    private void leave(String scope) {
        if (!scope.isEmpty() && !isOccupied(scope)) {
            pending.addAll(flow.nodes().get(scope).outgoing());
        }
    }

    private boolean isOccupied(String scope) {
        return steps.keySet().stream().anyMatch(step -> isInside(flow.nodes().get(step), scope))
                || joins.keySet().stream().anyMatch(arc -> isInside(source(arc), scope))
                || pending.stream().anyMatch(arc -> isInside(source(arc), scope));
    }

    private FlowNode source(String arc) {
        return flow.nodes().get(flow.arcs().get(arc).source());
    }

    private boolean isInside(FlowNode node, String scope) {
        for (String around = node.scope();
                !around.isEmpty();
                around = flow.nodes().get(around).scope()) {
            if (around.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    private static void take(TreeMap<String, Integer> tokens, String place) {
        tokens.computeIfPresent(place, (key, count) -> count == 1 ? null : count - 1);
    }
}
