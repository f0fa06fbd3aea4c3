package org.sunhall.workflow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One reviewed flow: an immutable, sound graph of steps and gateways. It is always read from its BPMN bytes by
 * {@link FlowReader}; keep it as long as the bytes' digest is the same.
 */
public final class Flow {

    private final String id;
    private final String name;
    private final Map<String, FlowNode> nodes;
    private final Map<String, FlowArc> arcs;
    private final Map<String, FlowNode> starts;
    private final List<Step> steps;

    Flow(String id, String name, Collection<FlowNode> nodes, Collection<FlowArc> arcs) {
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        Map<String, FlowNode> nodesById = new LinkedHashMap<>();
        Map<String, FlowNode> startsByScope = new LinkedHashMap<>();
        for (FlowNode node : nodes) {
            nodesById.put(node.id(), node);
            if (node.kind() == NodeKind.START) {
                startsByScope.put(node.scope(), node);
            }
        }
        Map<String, FlowArc> arcsById = new LinkedHashMap<>();
        arcs.forEach(arc -> arcsById.put(arc.id(), arc));
        this.nodes = Collections.unmodifiableMap(nodesById);
        this.arcs = Collections.unmodifiableMap(arcsById);
        this.starts = Collections.unmodifiableMap(startsByScope);
        this.steps = nodes.stream().flatMap(node -> node.step().stream()).toList();
    }

    /** The BPMN process' id. */
    public String id() {
        return id;
    }

    /** The BPMN process' name. */
    public String name() {
        return name;
    }

    /** The steps, in the order of the file. */
    public List<Step> steps() {
        return steps;
    }

    /** The step of that id. */
    public Optional<Step> step(String stepId) {
        return Optional.ofNullable(nodes.get(stepId)).flatMap(FlowNode::step);
    }

    /** Every node by id, in the order of the file. */
    public Map<String, FlowNode> nodes() {
        return nodes;
    }

    /** Every sequence flow by id, in the order of the file. */
    public Map<String, FlowArc> arcs() {
        return arcs;
    }

    /** The start event of a scope; the empty id is the flow itself. */
    FlowNode start(String scope) {
        return starts.get(scope);
    }

    @Override
    public String toString() {
        return "Flow[" + id + ", " + steps.size() + " steps]";
    }
}
