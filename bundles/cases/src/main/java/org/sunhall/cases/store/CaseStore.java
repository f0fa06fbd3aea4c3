package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;

/** Where cases are kept. Every method belongs inside a transaction of the caller. */
public interface CaseStore {

    /** The case, when there is one. */
    Optional<StoredCase> find(CaseId id);

    /** The case with this supervision code or receipt. */
    Optional<StoredCase> findByCode(String codeOrReceipt);

    /** Keeps a new case with its open steps and the instants at which something follows. */
    void insert(StoredCase stored, Map<String, Instant> consequences);

    /**
     * Keeps the next state of a loaded case.
     *
     * @throws javax.persistence.OptimisticLockException when somebody else was first; the transaction must not go on
     */
    void update(StoredCase before, CaseState after, long lastSequence, Map<String, Instant> consequences);

    /** Cases of an applicant, latest first. */
    List<StoredCase> ofApplicant(PersonId applicant, CaseQuery query);

    /** Cases of an organisation, latest first. */
    List<StoredCase> ofOrganisation(OrgId org, CaseQuery query);

    /** Cases of a jurisdiction, latest first. */
    List<StoredCase> ofJurisdiction(String jurisdiction, CaseQuery query);

    /** All cases, latest first; for the platform's own console. */
    List<StoredCase> all(CaseQuery query);

    /** Cases with a step open at one of these posts, the longest waiting first. */
    List<StoredCase> atPosts(Collection<Post> posts, int limit);

    /** Running cases under these plug-in bytes, at most {@code limit}, parked or not as asked. */
    List<CaseId> runningUnder(Digest plugin, boolean parked, int limit);

    /** Whether any running case needs these plug-in bytes. */
    boolean anyRunningUnder(Digest plugin);

    /** Clocks that have run out with a consequence. */
    List<DueClock> due(Instant now, int limit);

    /** Puts a consequence that could not be carried out off until later. */
    void dueAgainAt(DueClock due, Instant when);

    /** Automatic tasks to be tried now. */
    List<PendingTask> pendingTasks(Instant now, int limit);

    /** Sets when an automatic task is tried next. */
    void tryTaskAt(CaseId id, String task, Instant when);

    /** Keeps a file. */
    void keep(StoredUpload upload);

    /** A kept file. */
    Optional<StoredUpload> upload(String id);

    /** Ties files to the case that uses them. */
    void tieUploads(Collection<String> uploads, CaseId id);

    /** The command carried out under this key. */
    Optional<DoneCommand> command(String id);

    /** Remembers a command that is being carried out. */
    void remember(String id, Digest request, CaseId caseId, Instant at);

    /** What was done under an idempotency key: which request, on which case. */
    record DoneCommand(Digest request, CaseId caseId) {}
}
