package org.sunhall.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One node of a flow's graph.
 *
 * @param id       the BPMN element's id
 * @param kind     what it is
 * @param name     its BPMN name, may be empty
 * @param scope    id of the sub-process it lies in; empty for the flow itself
 * @param step     the step, exactly for {@link NodeKind#STEP}
 * @param incoming ids of the arcs that end here
 * @param outgoing ids of the arcs that start here, in the order of the file
 */
public record FlowNode(
        String id,
        NodeKind kind,
        Text name,
        String scope,
        Optional<Step> step,
        List<String> incoming,
        List<String> outgoing) {

    public FlowNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(step, "step");
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
    }
}
