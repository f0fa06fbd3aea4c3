package org.sunhall.workflow;

import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * Reads a flow from a BPMN 2.0 file. A file outside the profile, or a flow that is not sound, gives findings and no
 * flow; nothing a file contains makes it throw.
 */
public final class FlowReader {

    /** The most bytes a flow file may have. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Namespace of the platform's attributes and elements in a flow file. */
    public static final String NAMESPACE = "urn:sunhall:bpmn:1";

    private FlowReader() {}

    /** Reads and checks a whole file. */
    public static FlowParse read(byte[] bpmn) {
        Findings findings = new Findings();
        Findings notes = new Findings();
        Optional<Flow> flow = Optional.empty();
        boolean drawn = false;
        if (bpmn.length > MAX_BYTES) {
            findings.add(
                    "",
                    0,
                    "xml-too-large",
                    Text.of("流程文件超过 {0} 字节。", "The flow file has more than {0} bytes.")
                            .with(MAX_BYTES),
                    Text.of("请拆分流程。", "Split the flow."));
        } else {
            Optional<XmlElement> root = XmlReading.read(bpmn, findings);
            flow = root.flatMap(some -> read(bpmn, some, findings, notes));
            drawn = root.filter(FlowReader::hasShape).isPresent();
        }
        List<FlowFinding> all = findings.inOrder();
        return new FlowParse(all.isEmpty() ? flow : Optional.empty(), all, notes.inOrder(), drawn);
    }

    private static boolean hasShape(XmlElement element) {
        return element.name().equals(new XmlElement.Name(Profile.DIAGRAM, "BPMNShape"))
                || element.children().stream().anyMatch(FlowReader::hasShape);
    }

    /** Each check runs only on what the checks before it found in order, so that one fault is told once. */
    private static Optional<Flow> read(byte[] bpmn, XmlElement root, Findings findings, Findings notes) {
        new Profile(findings, notes).check(root);
        if (findings.isEmpty()) {
            BpmnSchema.check(bpmn, root, findings);
        }
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        FlowBuilder builder = new FlowBuilder(findings);
        Optional<Flow> flow = builder.build(root);
        flow.ifPresent(built -> {
            new GraphCheck(built, builder.lines(), findings).check();
            if (findings.isEmpty()) {
                new Soundness(built, builder.lines(), findings).check();
            }
        });
        return flow;
    }
}
