package org.sunhall.cases.store;

import java.time.Instant;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;

/**
 * A step that waits, as the inbox finds it.
 *
 * @param caseId    the case
 * @param task      the open task's id
 * @param step      the step's id in the flow
 * @param post      organisation and post, {@code org/post}; empty for an automatic one
 * @param automatic the automatic task's name, empty for a person's step
 * @param reference the supervision code, or the receipt before acceptance
 * @param edition   the edition the case runs under
 * @param plugin    the plug-in bytes it runs under
 * @param parked    whether the case waits for its plug-in
 * @param openedAt  since when it waits
 * @param due       when the office's nearest clock runs out
 * @param yellow    from when on its lamp is yellow
 * @param signed    who has signed, separated by blanks
 */
public record TaskLine(
        CaseId caseId,
        String task,
        String step,
        String post,
        String automatic,
        String reference,
        EditionId edition,
        Digest plugin,
        boolean parked,
        Instant openedAt,
        Instant due,
        Instant yellow,
        String signed) {

    String id() {
        return rowId(caseId, task);
    }

    /** The key of a task's row. */
    static String rowId(CaseId caseId, String task) {
        return caseId.value() + ":" + task;
    }
}
