package org.sunhall.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that waits to be done.
 *
 * @param id         unique in the case, for example {@code onsite.4}
 * @param step       the step's id in the flow
 * @param post       the post that handles it, empty for an automatic one
 * @param org        the id of the organisation whose post it is; empty in what was kept before steps named one: see
 *                   {@link CaseState#orgOf}
 * @param automatic  the name of the plug-in's automatic task, empty for a person's step
 * @param number     the number the platform allocated for an automatic task, 0 for none
 * @param openedAt   since when it waits
 * @param signatures who has signed so far, where several must
 * @param attempts   how often an automatic task was tried without success
 * @param assignee   the officer it was handed to; empty while anybody at the post may do it
 */
public record OpenTask(
        String id,
        String step,
        String post,
        String org,
        String automatic,
        long number,
        Instant openedAt,
        List<Signature> signatures,
        int attempts,
        String assignee) {

    public OpenTask {
        signatures = List.copyOf(signatures);
        org = org == null ? "" : org;
        assignee = assignee == null ? "" : assignee;
    }

    OpenTask signedBy(Signature signature) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new OpenTask(id, step, post, org, automatic, number, openedAt, more, attempts, assignee);
    }

    OpenTask triedAgain() {
        return new OpenTask(id, step, post, org, automatic, number, openedAt, signatures, attempts + 1, assignee);
    }

    OpenTask handedTo(String person) {
        return new OpenTask(id, step, post, org, automatic, number, openedAt, signatures, attempts, person);
    }

    OpenTask at(String otherStep, String otherPost, String otherOrg, String otherAutomatic) {
        return new OpenTask(
                id, otherStep, otherPost, otherOrg, otherAutomatic, number, openedAt, List.of(), attempts, assignee);
    }

    /**
     * One officer's part of a step that needs several (行政许可法 art. 34(3)).
     *
     * @param person  who signed
     * @param outcome the outcome they found
     */
    public record Signature(String person, String outcome) {}

    boolean isAutomatic() {
        return !automatic.isEmpty();
    }
}
