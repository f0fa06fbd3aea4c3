package org.sunhall.workflow;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One thing wrong in a flow file.
 *
 * @param elementId id of the BPMN element; empty when the file as a whole is meant
 * @param line      line of that element's start tag, from 1; 0 when unknown
 * @param rule      stable name of the rule
 * @param message   what is wrong
 * @param mend      how to mend it
 */
public record FlowFinding(String elementId, int line, String rule, Text message, Text mend) {

    public FlowFinding {
        Objects.requireNonNull(elementId, "elementId");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(mend, "mend");
    }
}
