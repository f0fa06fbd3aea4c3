package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;

/** What officers do at their posts. */
@ProviderType
public interface CaseHandling {

    /** Does one step, or one officer's part of it; only a holder of the step's post. */
    Outcome<CaseSummary> completeStep(Actor actor, CommandKey command, CaseId id, StepReport report);

    /** Takes a waiting step for oneself, so that colleagues see it is taken; only a holder of its post. */
    Outcome<TaskView> claim(Actor actor, CaseId id, String task);

    /** Lets go of a step one has claimed. */
    Outcome<TaskView> release(Actor actor, CaseId id, String task);

    /** Asks the head for more time; a holder of the post of an open step. */
    Outcome<CaseSummary> requestExtension(Actor actor, CommandKey command, CaseId id, String by, String reason);

    /** Grants or refuses the extension; a holder of the post the edition names. */
    Outcome<CaseSummary> decideExtension(Actor actor, CommandKey command, CaseId id, boolean approved, String reason);

    /**
     * What an officer found.
     *
     * @param task     the open task
     * @param outcome  the outcome's name
     * @param opinion  the opinion, always needed
     * @param reasons  needed when the outcome is negative
     * @param missing  what the applicant must complete, where that is the outcome
     * @param findings further findings, may be empty
     * @param actAt    when it was done, where it was done outside the platform; empty for here and now
     */
    record StepReport(
            String task,
            String outcome,
            String opinion,
            List<String> reasons,
            List<CaseView.Missing> missing,
            ObjectNode findings,
            Optional<Instant> actAt) {
        /** Done here and now. */
        public StepReport(
                String task,
                String outcome,
                String opinion,
                List<String> reasons,
                List<CaseView.Missing> missing,
                ObjectNode findings) {
            this(task, outcome, opinion, reasons, missing, findings, Optional.empty());
        }
    }
}
