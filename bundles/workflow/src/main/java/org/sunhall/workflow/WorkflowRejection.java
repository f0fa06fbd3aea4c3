package org.sunhall.workflow;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why the token machine refuses. */
public enum WorkflowRejection implements RejectionCode {
    /** The flow has no such step. */
    STEP_UNKNOWN("workflow.step-unknown", RejectionKind.NOT_FOUND, Text.of("流程中没有这个环节", "No such step")),
    /** The step does not wait to be completed. */
    STEP_NOT_OPEN("workflow.step-not-open", RejectionKind.CONFLICT, Text.of("环节当前不在办理中", "Step not open")),
    /** The step cannot end so. */
    OUTCOME_UNKNOWN("workflow.outcome-unknown", RejectionKind.INVALID, Text.of("环节没有这个办理结果", "No such outcome"));

    private final Terms terms;

    WorkflowRejection(String id, RejectionKind kind, Text title) {
        this.terms = new Terms(id, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
