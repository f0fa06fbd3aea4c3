package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;

/** Everything that is done with a case beside its steps, by name (R-108 … R-110). */
@ProviderType
public interface CaseOperations {

    /**
     * Does an operation. Which ones an actor may do now, and what each needs to be told, is in {@link CaseView#operations}.
     *
     * @param name its stable name, for example {@code withdraw}
     * @param body what it needs to be told
     */
    Outcome<CaseSummary> operate(Actor actor, CommandKey command, CaseId id, String name, ObjectNode body);

    /**
     * Has a failed automatic task tried again at once, recorded beside the case. A bureau administrator of the handling
     * organisation, an operator, or the platform.
     */
    Outcome<CaseSummary> retryTask(Actor actor, CaseId id, String reason);
}
