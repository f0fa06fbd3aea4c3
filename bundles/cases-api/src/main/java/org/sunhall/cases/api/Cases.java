package org.sunhall.cases.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;

/** Reading cases: the applicant their own, staff their organisation's, supervision and legal their jurisdiction's. */
@ProviderType
public interface Cases {

    /** Cases, latest first. */
    Outcome<List<CaseSummary>> list(Actor actor, CaseQuery query);

    /** One case in full. */
    Outcome<CaseView> find(Actor actor, CaseId id);

    /** A case by its supervision code or receipt. */
    Outcome<CaseView> findByCode(Actor actor, String codeOrReceipt);

    /** The steps that wait at the actor's posts, oldest first. */
    Outcome<List<TaskView>> tasks(Actor actor, int limit);

    /** Everything that happened in the case. */
    Outcome<List<TimelineEntry>> timeline(Actor actor, CaseId id);

    /** The bytes of a paper of the case, PDF/A. */
    Outcome<byte[]> paper(Actor actor, CaseId id, String paper);
}
