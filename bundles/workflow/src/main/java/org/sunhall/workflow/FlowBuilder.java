package org.sunhall.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** Makes nodes and arcs of a file that keeps to the profile. */
final class FlowBuilder {

    private static final int MOST_NODES = 500;
    private static final Map<String, NodeKind> KINDS = Map.of(
            "startEvent", NodeKind.START,
            "endEvent", NodeKind.END,
            "userTask", NodeKind.STEP,
            "serviceTask", NodeKind.STEP,
            "exclusiveGateway", NodeKind.EXCLUSIVE,
            "parallelGateway", NodeKind.PARALLEL,
            "subProcess", NodeKind.SUB_PROCESS);

    private final Findings findings;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> scopes = new LinkedHashMap<>();
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, FlowArc> arcs = new LinkedHashMap<>();

    FlowBuilder(Findings findings) {
        this.findings = findings;
    }

    /** Line of every node and arc. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** The flow of the file's one process; meaningful only while there are no findings. */
    Optional<Flow> build(XmlElement root) {
        List<XmlElement> processes = root.children("process").toList();
        if (!root.isBpmn("definitions") || processes.size() != 1) {
            findings.add(
                    root,
                    "one-process",
                    Text.of(
                                    "文件应当正好含有一个 bpmn:process,现有 {0} 个。",
                                    "The file must hold exactly one bpmn:process; it holds {0}.")
                            .with(processes.size()),
                    Text.of("请一个流程一个文件。", "Put one process into one file."));
            return Optional.empty();
        }
        XmlElement process = processes.get(0);
        lines.put(process.id(), process.line());
        collectNodes(process, "");
        if (nodes.size() > MOST_NODES) {
            findings.add(
                    process,
                    "too-complex",
                    Text.of("流程超过 {0} 个节点。", "The flow has more than {0} nodes.")
                            .with(MOST_NODES),
                    Text.of("请拆分流程。", "Split the flow."));
            return Optional.empty();
        }
        collectArcs(process, "");
        List<FlowNode> built = new ArrayList<>();
        StepReading steps = new StepReading(nodes, scopes, findings);
        nodes.forEach((id, element) -> built.add(node(id, element, steps)));
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Flow(process.id(), process.attribute("name").orElse(process.id()), built, arcs.values()));
    }

    private void collectNodes(XmlElement container, String scope) {
        for (XmlElement child : container.children()) {
            if (!KINDS.containsKey(child.name().local())
                    || !child.isBpmn(child.name().local())) {
                continue;
            }
            nodes.put(child.id(), child);
            scopes.put(child.id(), scope);
            lines.put(child.id(), child.line());
            if (child.isBpmn("subProcess")) {
                collectNodes(child, child.id());
            }
        }
    }

    private void collectArcs(XmlElement container, String scope) {
        container.children("sequenceFlow").forEach(element -> collectArc(element, scope));
        container.children("subProcess").forEach(child -> collectArcs(child, child.id()));
    }

    private void collectArc(XmlElement element, String scope) {
        String source = element.attribute("sourceRef").orElse("");
        String target = element.attribute("targetRef").orElse("");
        lines.put(element.id(), element.line());
        for (String end : List.of(source, target)) {
            if (!scope.equals(scopes.get(end))) {
                findings.add(
                        element,
                        "flow-end",
                        Text.of(
                                        "顺序流的一端“{0}”不是同一层的节点。",
                                        "One end of the sequence flow, “{0}”, is no node of the same level.")
                                .with(end),
                        Text.of(
                                "请把顺序流连到同一流程(或同一子流程)的节点。",
                                "Connect it to a node of the same process (or the same sub-process)."));
                return;
            }
        }
        arcs.put(
                element.id(),
                new FlowArc(
                        element.id(),
                        element.attribute("name").orElse(""),
                        source,
                        target,
                        condition(element, nodes.get(source))));
    }

    private ArcCondition condition(XmlElement element, XmlElement source) {
        List<String> texts =
                element.children("conditionExpression").map(XmlElement::text).toList();
        boolean isDefault =
                source.attribute("default").filter(element.id()::equals).isPresent();
        if (isDefault) {
            if (!texts.isEmpty()) {
                findings.add(
                        element,
                        "default-condition",
                        Text.of("默认流不能有条件。", "The default flow cannot have a condition."),
                        Text.of("请删除条件,或另选默认流。", "Remove its condition, or choose another default flow."));
            }
            return ArcCondition.otherwise();
        }
        if (texts.isEmpty()) {
            return ArcCondition.always();
        }
        if (!source.isBpmn("exclusiveGateway")) {
            findings.add(
                    element,
                    "condition-place",
                    Text.of(
                            "只有离开排他网关的顺序流可以有条件。",
                            "Only sequence flows that leave an exclusive gateway can have a condition."),
                    Text.of("请在前面加一个排他网关。", "Put an exclusive gateway before it."));
            return ArcCondition.always();
        }
        return Conditions.parse(element, texts.get(0), findings);
    }

    private FlowNode node(String id, XmlElement element, StepReading steps) {
        NodeKind kind = KINDS.get(element.name().local());
        String name = element.attribute("name").orElse("").strip();
        element.attribute("default")
                .filter(arc -> !arcs.containsKey(arc) || !arcs.get(arc).source().equals(id))
                .ifPresent(arc -> findings.add(
                        element,
                        "gateway-default",
                        Text.of("默认流“{0}”并不离开这个网关。", "The default flow “{0}” does not leave this gateway.")
                                .with(arc),
                        Text.of("请重新设置默认流。", "Choose the default flow again.")));
        return new FlowNode(
                id,
                kind,
                Text.of(name, element.own("titleEn").orElse(name)),
                scopes.get(id),
                kind == NodeKind.STEP ? Optional.of(steps.read(element)) : Optional.empty(),
                arcs.values().stream()
                        .filter(arc -> arc.target().equals(id))
                        .map(FlowArc::id)
                        .toList(),
                arcs.values().stream()
                        .filter(arc -> arc.source().equals(id))
                        .map(FlowArc::id)
                        .toList());
    }
}
