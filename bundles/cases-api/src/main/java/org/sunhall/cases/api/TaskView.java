package org.sunhall.cases.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Text;

/**
 * A step that waits.
 *
 * @param caseId    the case
 * @param reference the supervision code, or the receipt before acceptance
 * @param itemName  the item
 * @param task      the open task's id
 * @param step      the step's id in the flow
 * @param title     what the step is called
 * @param post      the post that handles it
 * @param openedAt  since when it waits
 * @param signed    who has signed it so far
 * @param outcomes  what may come of it
 * @param automatic whether the platform does it
 * @param due       when the office's nearest clock of the case or the step runs out
 * @param lamp      how that clock stands now: GREEN, YELLOW or RED
 * @param claimedBy who has claimed it
 * @param parked    whether the case waits for its plug-in
 */
public record TaskView(
        CaseId caseId,
        String reference,
        Text itemName,
        String task,
        String step,
        Text title,
        Optional<String> post,
        Instant openedAt,
        List<String> signed,
        List<OutcomeView> outcomes,
        boolean automatic,
        Instant due,
        String lamp,
        Optional<String> claimedBy,
        boolean parked) {

    /** One outcome of a step: its name, what it is called, and whether it needs reasons. */
    public record OutcomeView(String name, Text label, boolean negative) {}
}
