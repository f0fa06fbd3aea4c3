package org.sunhall.workflow;

import java.util.List;
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
        return new FlowParse(java.util.Optional.empty(), List.of(new FlowFinding("", 0, "todo", Text.same(""), Text.same(""))), List.of());
    }
}
