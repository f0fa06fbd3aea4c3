package org.sunhall.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.sunhall.kernel.Text;

/**
 * Plays every course a case can take, with the firing rule that runs cases, and finds where tokens stick, double or never
 * end, and where effects come in an unlawful order. A condition on facts may hold or not.
 */
final class Soundness {

    /** A flow with more situations than this is refused. */
    static final int MOST_STATES = 20_000;

    private static final int MOST_EDGES = 200_000;

    private record State(Marking marking, Progress progress) {}

    private final Flow flow;
    private final Map<String, Integer> lines;
    private final Findings findings;
    private final Map<State, Integer> numbers = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<int[]> edges = new ArrayList<>();
    private final Set<String> opened = new HashSet<>();
    /** Sequence flow → the outcomes after which it was taken. */
    private final Map<String, Set<String>> taken = new LinkedHashMap<>();

    Soundness(Flow flow, Map<String, Integer> lines, Findings findings) {
        this.flow = flow;
        this.lines = lines;
        this.findings = findings;
    }

    void check() {
        try {
            explore();
        } catch (Tokens.TooManyWays e) {
            tooComplex();
        }
        if (findings.isEmpty()) {
            checkCompletion();
            checkOutcomes();
            checkDeadSteps();
        }
    }

    private void explore() {
        Deque<Integer> open = new ArrayDeque<>();
        String first = flow.start("").id();
        for (Tokens.Rest rest : Tokens.begin(flow, ways(""))) {
            arrive(rest, Progress.SUBMITTED, first, open);
        }
        while (!open.isEmpty()) {
            int number = open.removeFirst();
            State state = states.get(number);
            for (String id : state.marking().waiting()) {
                Step step = flow.step(id).orElseThrow();
                for (StepOutcome outcome : step.outcomes()) {
                    play(number, state, step, outcome, open);
                }
            }
            if (states.size() > MOST_STATES || edges.size() > MOST_EDGES) {
                tooComplex();
                return;
            }
        }
    }

    private void play(int number, State state, Step step, StepOutcome outcome, Deque<Integer> open) {
        Optional<Text> unlawful = state.progress().refusal(outcome.effect());
        if (unlawful.isPresent()) {
            add(
                    step.id(),
                    "effect-order",
                    Text.of(
                                    "环节“{0}”的办理结果“{1}”({2})次序不合法:{3}",
                                    "Outcome “{1}” ({2}) of step “{0}” comes in an unlawful order: {3}")
                            .with(
                                    step.title(),
                                    outcome.label(),
                                    outcome.effect().orElseThrow(),
                                    unlawful.get()),
                    Text.of("请调整环节次序或改正 effect。", "Change the order of the steps, or correct the effect."));
            return;
        }
        if (Tokens.stays(outcome)) {
            return;
        }
        Progress progress = state.progress().after(outcome.effect());
        for (Tokens.Rest rest : Tokens.after(flow, state.marking(), step, outcome, ways(outcome.name()))) {
            if (progress.isClosed() && !rest.marking().isEmpty()) {
                add(
                        step.id(),
                        "closing-goes-on",
                        Text.of(
                                        "环节“{0}”的办理结果“{1}”终结办件,但流程还在继续。",
                                        "Outcome “{1}” of step “{0}” ends the case, but the flow goes on.")
                                .with(step.title(), outcome.label()),
                        Text.of(
                                        "请在其后的排他网关上写条件 outcome:{0},并直接连到结束事件。",
                                        "Lead it straight to an end event with the condition outcome:{0} at an exclusive gateway.")
                                .with(outcome.name()));
                continue;
            }
            int to = arrive(rest, progress, step.id(), open);
            if (to >= 0) {
                edges.add(new int[] {number, to});
            }
        }
    }

    /** The number of the state arrived at; -1 when it is faulty and not followed. */
    private int arrive(Tokens.Rest rest, Progress progress, String from, Deque<Integer> open) {
        if (rest.unsafeAt().isPresent()) {
            add(
                    rest.unsafeAt().get(),
                    "doubled-token",
                    Text.of(
                                    "“{0}”可能同时被办理两次:分开的路径没有正确汇合。",
                                    "“{0}” could be open twice at once: ways that were split are not joined rightly.")
                            .with(named(rest.unsafeAt().get())),
                    Text.of(
                            "并行网关分开的路径要用并行网关汇合,排他网关分开的要用排他网关汇合。",
                            "Join with a parallel gateway what a parallel gateway split, and with an exclusive one what an exclusive"
                                    + " one split."));
            return -1;
        }
        if (rest.marking().steps().isEmpty() && !rest.marking().joins().isEmpty()) {
            rest.marking().joins().keySet().forEach(this::stuck);
            return -1;
        }
        if (rest.marking().isEmpty()) {
            Optional<Text> missing = progress.missingAtEnd();
            if (missing.isPresent()) {
                add(
                        from,
                        "ends-too-early",
                        Text.of("“{0}”之后流程可以结束,但{1}", "The flow can end after “{0}”, but {1}")
                                .with(named(from), missing.get()),
                        Text.of("请补上缺少的环节,或改正 effect。", "Add the step that is missing, or correct the effect."));
            }
        }
        opened.addAll(rest.opened());
        State state = new State(rest.marking(), progress);
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        int number = states.size();
        numbers.put(state, number);
        states.add(state);
        open.add(number);
        return number;
    }

    private void stuck(String arc) {
        String gateway = flow.arcs().get(arc).target();
        add(
                gateway,
                "deadlock",
                Text.of(
                                "并行网关“{0}”可能永远等不齐:有的进入路径不会到达。",
                                "Parallel gateway “{0}” may wait for ever: one of the ways to it is not taken.")
                        .with(named(gateway)),
                Text.of(
                        "排他网关分开的路径要先用排他网关汇合。",
                        "Join first with an exclusive gateway what an exclusive gateway split."));
    }

    private void checkCompletion() {
        Map<Integer, List<Integer>> back = new HashMap<>();
        edges.forEach(
                edge -> back.computeIfAbsent(edge[1], key -> new ArrayList<>()).add(edge[0]));
        BitSet completing = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).marking().isEmpty()) {
                completing.set(i);
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int from : back.getOrDefault(open.removeFirst(), List.of())) {
                if (!completing.get(from)) {
                    completing.set(from);
                    open.add(from);
                }
            }
        }
        int lost = completing.nextClearBit(0);
        if (lost < states.size()) {
            String at = states.get(lost).marking().waiting().first();
            add(
                    at,
                    "never-finishes",
                    Text.of("办到“{0}”之后,流程可能再也无法结束。", "Once at “{0}”, the flow may never end.")
                            .with(named(at)),
                    Text.of("请补上通往结束事件的路径。", "Draw a way that leads to an end."));
        }
    }

    private void checkOutcomes() {
        for (FlowNode node : flow.nodes().values()) {
            List<FlowArc> arcs = node.outgoing().stream().map(flow.arcs()::get).toList();
            if (arcs.stream().noneMatch(arc -> arc.condition().kind() == ArcCondition.Kind.OUTCOME)) {
                continue;
            }
            for (FlowArc arc : arcs) {
                Set<String> outcomes = taken.getOrDefault(arc.id(), Set.of());
                if (arc.condition().kind() == ArcCondition.Kind.OUTCOME && outcomes.isEmpty()) {
                    add(
                            arc.id(),
                            "outcome-never",
                            Text.of("前面的环节没有以“{0}”到达这里的办理结果。", "No step before arrives here with the outcome “{0}”.")
                                    .with(arc.condition().text()),
                            Text.of(
                                    "请核对 outcome: 后面的名称,并删除重复的条件。",
                                    "Check the name after outcome:, and remove repeated conditions."));
                }
                if (arc.condition().kind() == ArcCondition.Kind.DEFAULT && outcomes.size() > 1) {
                    add(
                            node.id(),
                            "outcome-uncovered",
                            Text.of(
                                            "网关“{0}”没有写明办理结果 {1} 各走哪条路径。",
                                            "Gateway “{0}” does not say which way each of the outcomes {1} goes.")
                                    .with(named(node.id()), String.join(", ", outcomes)),
                            Text.of(
                                    "请为每个办理结果写条件,最多一个走默认流。",
                                    "Give every outcome a condition; at most one may go by the default flow."));
                }
            }
        }
    }

    private void checkDeadSteps() {
        for (Step step : flow.steps()) {
            if (!opened.contains(step.id())) {
                add(
                        step.id(),
                        "unreachable",
                        Text.of("环节“{0}”永远不会办到。", "Step “{0}” can never be reached.")
                                .with(step.title()),
                        Text.of("请改正通往它的条件,或删除它。", "Correct the conditions on the way to it, or remove it."));
            }
        }
    }

    private Function<FlowNode, List<FlowArc>> ways(String outcome) {
        return gateway -> {
            List<FlowArc> ways = new ArrayList<>();
            for (String id : gateway.outgoing()) {
                FlowArc arc = flow.arcs().get(id);
                ArcCondition.Kind kind = arc.condition().kind();
                boolean certain = kind == ArcCondition.Kind.ALWAYS
                        || kind == ArcCondition.Kind.OUTCOME
                                && arc.condition().text().equals(outcome);
                if (certain || kind == ArcCondition.Kind.FACTS) {
                    ways.add(arc);
                }
                if (certain) {
                    return remember(ways, outcome);
                }
            }
            gateway.outgoing().stream()
                    .map(flow.arcs()::get)
                    .filter(arc -> arc.condition().kind() == ArcCondition.Kind.DEFAULT)
                    .forEach(ways::add);
            return remember(ways, outcome);
        };
    }

    private List<FlowArc> remember(List<FlowArc> ways, String outcome) {
        ways.forEach(
                arc -> taken.computeIfAbsent(arc.id(), key -> new TreeSet<>()).add(outcome));
        return ways;
    }

    private void tooComplex() {
        add(
                flow.id(),
                "too-complex",
                Text.of(
                                "流程可能出现的情形超过 {0} 种,无法完整审查。",
                                "The flow has more than {0} situations; it cannot be checked completely.")
                        .with(MOST_STATES),
                Text.of("请减少并行路径,或拆分流程。", "Use fewer parallel ways, or split the flow."));
    }

    private String named(String id) {
        FlowNode node = flow.nodes().get(id);
        return node == null || node.name().zh().isEmpty() ? id : node.name().zh();
    }

    private void add(String id, String rule, Text message, Text mend) {
        findings.add(id, lines, rule, message, mend);
    }
}
