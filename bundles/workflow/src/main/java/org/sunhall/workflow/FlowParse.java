package org.sunhall.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a flow file: a flow or findings, never both, never half a flow.
 *
 * @param flow     the flow; present exactly when there are no findings
 * @param findings everything wrong, in the order of the lines
 * @param notes    what is tolerated and has no effect here: foreign vendors' extensions
 * @param drawn    whether the file has the flow's diagram, too: a flow runs without, but there is no chart to show
 */
public record FlowParse(Optional<Flow> flow, List<FlowFinding> findings, List<FlowFinding> notes, boolean drawn) {

    public FlowParse {
        Objects.requireNonNull(flow, "flow");
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        if (flow.isPresent() != findings.isEmpty()) {
            throw new IllegalArgumentException("a flow is there exactly when nothing is wrong with it");
        }
    }
}
