package org.sunhall.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunhall.kernel.Text;

/** What can be seen from the graph alone, before any token moves. */
final class GraphCheck {

    private final Flow flow;
    private final Map<String, Integer> lines;
    private final Findings findings;
    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, List<String>> previous = new HashMap<>();

    GraphCheck(Flow flow, Map<String, Integer> lines, Findings findings) {
        this.flow = flow;
        this.lines = lines;
        this.findings = findings;
    }

    void check() {
        checkScopes();
        flow.nodes().values().forEach(this::checkDegrees);
        if (!findings.isEmpty()) {
            return;
        }
        connect();
        checkReachability();
        checkReturns();
        checkEmptyLoops();
        flow.nodes().values().stream().filter(this::asksForOutcome).forEach(this::checkBeforeOutcome);
    }

    private void checkScopes() {
        List<String> scopes = new ArrayList<>(List.of(""));
        flow.nodes().values().stream()
                .filter(node -> node.kind() == NodeKind.SUB_PROCESS)
                .forEach(node -> scopes.add(node.id()));
        for (String scope : scopes) {
            long starts = count(scope, NodeKind.START);
            if (starts != 1 || count(scope, NodeKind.END) == 0) {
                add(
                        scope.isEmpty() ? flow.id() : scope,
                        "start-end",
                        Text.of(
                                        "流程或子流程应当正好有一个开始事件({0} 个)并至少有一个结束事件。",
                                        "A flow or sub-process has exactly one start event (here: {0}) and at least one end event.")
                                .with(starts),
                        Text.of("请补上或合并。", "Add what is missing, or merge the starts."));
            }
        }
    }

    private long count(String scope, NodeKind kind) {
        return flow.nodes().values().stream()
                .filter(node -> node.scope().equals(scope) && node.kind() == kind)
                .count();
    }

    private void checkDegrees(FlowNode node) {
        int in = node.incoming().size();
        int out = node.outgoing().size();
        boolean gateway = node.kind() == NodeKind.EXCLUSIVE || node.kind() == NodeKind.PARALLEL;
        if (node.kind() == NodeKind.START ? in > 0 : in == 0) {
            add(
                    node.id(),
                    "unreachable",
                    node.kind() == NodeKind.START
                            ? Text.of("开始事件不能有进入的顺序流。", "Nothing may lead to a start event.")
                            : Text.of(
                                            "没有顺序流进入节点“{0}”,它永远不会办到。",
                                            "No sequence flow leads to “{0}”; it can never be reached.")
                                    .with(named(node)),
                    Text.of("请连接它或删除它。", "Connect it or remove it."));
        }
        if (node.kind() == NodeKind.END ? out > 0 : out == 0) {
            add(
                    node.id(),
                    "dead-end",
                    node.kind() == NodeKind.END
                            ? Text.of("结束事件不能有离开的顺序流。", "Nothing may leave an end event.")
                            : Text.of("没有顺序流离开节点“{0}”。", "No sequence flow leaves “{0}”.")
                                    .with(named(node)),
                    Text.of("请把它连到下一个节点或结束事件。", "Connect it to the next node or to an end event."));
        }
        if (!gateway && out > 1) {
            add(
                    node.id(),
                    "implicit-split",
                    Text.of("节点“{0}”有 {1} 个离开的顺序流,含义不明。", "“{0}” has {1} ways out; that is ambiguous.")
                            .with(named(node), out),
                    Text.of("请在其后加排他网关或并行网关。", "Put an exclusive or a parallel gateway after it."));
        }
        if (node.kind() == NodeKind.EXCLUSIVE) {
            checkDefault(node);
        }
    }

    private void checkDefault(FlowNode gateway) {
        List<ArcCondition.Kind> kinds = gateway.outgoing().stream()
                .map(arc -> flow.arcs().get(arc).condition().kind())
                .toList();
        long defaults =
                kinds.stream().filter(kind -> kind == ArcCondition.Kind.DEFAULT).count();
        long always =
                kinds.stream().filter(kind -> kind == ArcCondition.Kind.ALWAYS).count();
        boolean single = kinds.size() == 1;
        if (single ? defaults + always != 1 : defaults != 1) {
            add(
                    gateway.id(),
                    "gateway-default",
                    Text.of("排他网关“{0}”应当正好有一个默认流。", "Exclusive gateway “{0}” must have exactly one default flow.")
                            .with(named(gateway)),
                    Text.of("请在建模工具中把一个离开的顺序流设为默认流。", "Mark one of the flows that leave it as its default."));
        } else if (!single && always > 0) {
            gateway.outgoing().stream()
                    .filter(arc -> flow.arcs().get(arc).condition().kind() == ArcCondition.Kind.ALWAYS)
                    .forEach(arc -> add(
                            arc,
                            "condition-missing",
                            Text.of(
                                            "离开排他网关“{0}”的这个顺序流没有条件。",
                                            "This flow leaves exclusive gateway “{0}” without a condition.")
                                    .with(named(gateway)),
                            Text.of("请填写条件。", "Give it a condition.")));
        }
    }

    private void connect() {
        for (FlowArc arc : flow.arcs().values()) {
            FlowNode source = flow.nodes().get(arc.source());
            if (source.kind() != NodeKind.SUB_PROCESS) {
                link(arc.source(), arc.target());
            }
        }
        for (FlowNode node : flow.nodes().values()) {
            if (node.kind() == NodeKind.SUB_PROCESS) {
                link(node.id(), flow.start(node.id()).id());
            } else if (node.kind() == NodeKind.END && !node.scope().isEmpty()) {
                flow.nodes()
                        .get(node.scope())
                        .outgoing()
                        .forEach(arc -> link(node.id(), flow.arcs().get(arc).target()));
            }
        }
    }

    private void link(String from, String to) {
        next.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        previous.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
    }

    private void checkReachability() {
        Set<String> reached = closure(List.of(flow.start("").id()), next);
        Set<String> reaching = closure(
                flow.nodes().values().stream()
                        .filter(node ->
                                node.kind() == NodeKind.END && node.scope().isEmpty())
                        .map(FlowNode::id)
                        .toList(),
                previous);
        for (FlowNode node : flow.nodes().values()) {
            if (!reached.contains(node.id())) {
                add(
                        node.id(),
                        "unreachable",
                        Text.of("从开始事件到不了节点“{0}”。", "“{0}” cannot be reached from the start.")
                                .with(named(node)),
                        Text.of("请连接它或删除它。", "Connect it or remove it."));
            }
            if (!reaching.contains(node.id())) {
                add(
                        node.id(),
                        "no-way-to-end",
                        Text.of("从节点“{0}”到不了任何结束事件。", "No end can be reached from “{0}”.")
                                .with(named(node)),
                        Text.of("请补上通往结束事件的路径。", "Draw a way to an end event."));
            }
        }
    }

    private void checkReturns() {
        for (Step step : flow.steps()) {
            for (StepOutcome outcome : step.outcomes()) {
                outcome.to()
                        .filter(to -> !closure(List.of(to), next).contains(step.id()))
                        .ifPresent(to -> add(
                                step.id(),
                                "return-target",
                                Text.of(
                                                "办理结果“{0}”退回的环节“{1}”不在它之前。",
                                                "Outcome “{0}” returns to “{1}”, which is no earlier step.")
                                        .with(outcome.name(), to),
                                Text.of("请填写前面某个环节的标识。", "Name the id of an earlier step.")));
            }
        }
    }

    /** A loop of gateways alone would turn without end. */
    private void checkEmptyLoops() {
        for (FlowNode node : flow.nodes().values()) {
            if (node.kind() == NodeKind.STEP) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(next.getOrDefault(node.id(), List.of()));
            while (!open.isEmpty()) {
                String id = open.removeFirst();
                if (flow.nodes().get(id).kind() != NodeKind.STEP && seen.add(id)) {
                    open.addAll(next.getOrDefault(id, List.of()));
                }
            }
            if (seen.contains(node.id())) {
                add(
                        node.id(),
                        "empty-loop",
                        Text.of("经过“{0}”的循环中没有任何环节。", "The loop through “{0}” holds no step.")
                                .with(named(node)),
                        Text.of("请在循环中放入一个环节。", "Put a step into the loop."));
                return;
            }
        }
    }

    private boolean asksForOutcome(FlowNode node) {
        return node.outgoing().stream()
                .anyMatch(arc -> flow.arcs().get(arc).condition().kind() == ArcCondition.Kind.OUTCOME);
    }

    /** After a join nobody can say which step was completed last. */
    private void checkBeforeOutcome(FlowNode gateway) {
        Set<String> seen = new HashSet<>(Set.of(gateway.id()));
        Deque<String> open = new ArrayDeque<>(previous.getOrDefault(gateway.id(), List.of()));
        while (!open.isEmpty()) {
            FlowNode node = flow.nodes().get(open.removeFirst());
            if (!seen.add(node.id()) || node.kind() == NodeKind.STEP) {
                continue;
            }
            boolean joins = node.kind() == NodeKind.PARALLEL && node.incoming().size() > 1;
            boolean leavesParallelWork = node.kind() == NodeKind.END && hasParallelWork(node.scope());
            if (joins || leavesParallelWork) {
                add(
                        gateway.id(),
                        "outcome-after-join",
                        Text.of(
                                        "网关“{0}”在并行汇合之后,无法确定最后办结的是哪个环节。",
                                        "Gateway “{0}” stands after parallel work is joined: which step was the last is open.")
                                .with(named(gateway)),
                        Text.of(
                                "请改用案件事实作条件,或在汇合前判断。",
                                "Use a condition on the case facts, or decide before the join."));
                return;
            }
            open.addAll(previous.getOrDefault(node.id(), List.of()));
        }
    }

    private boolean hasParallelWork(String scope) {
        return flow.nodes().values().stream()
                .anyMatch(
                        node -> node.kind() == NodeKind.PARALLEL && node.scope().equals(scope));
    }

    private static Set<String> closure(List<String> from, Map<String, List<String>> edges) {
        Set<String> seen = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String id : edges.getOrDefault(open.removeFirst(), List.of())) {
                if (seen.add(id)) {
                    open.add(id);
                }
            }
        }
        return seen;
    }

    private static String named(FlowNode node) {
        return node.name().zh().isEmpty() ? node.id() : node.name().zh();
    }

    private void add(String id, String rule, Text message, Text mend) {
        findings.add(id, lines, rule, message, mend);
    }
}
