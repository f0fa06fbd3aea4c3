package org.sunhall.cases.api;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
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

    /** A page of the steps that wait at the actor's posts, or that the actor has claimed; the one due first first. */
    Outcome<Inbox> tasks(Actor actor, InboxQuery query);

    /** How many cases stand how, as far as the reader may see; in constant time, at most a second behind. */
    Outcome<List<CaseCount>> counts(Actor actor);

    /** The flow chart of the case's edition, as BPMN 2.0. */
    Outcome<byte[]> flow(Actor actor, CaseId id);

    /** Everything that happened in the case. */
    Outcome<List<TimelineEntry>> timeline(Actor actor, CaseId id);

    /** The bytes of a paper of the case, PDF/A. */
    Outcome<byte[]> paper(Actor actor, CaseId id, String paper);

    /** A file handed in with the case, its content written to {@code out}; who may read the case may. */
    Outcome<CaseIntake.UploadView> material(Actor actor, CaseId id, String upload, OutputStream out);

    /**
     * Which page of an inbox.
     *
     * @param mine  only what the actor has claimed
     * @param after where the page before ended, empty for the first
     * @param limit how many at most, 1 to 200
     */
    record InboxQuery(boolean mine, Optional<String> after, int limit) {}

    /** A page of an inbox, and where the next one goes on; empty when this is the last. */
    record Inbox(List<TaskView> tasks, Optional<String> next) {}

    /** So many cases of an organisation and an item stand at a stage, parked or not. */
    record CaseCount(OrgId org, ItemCode item, String stage, boolean parked, long count) {}
}
