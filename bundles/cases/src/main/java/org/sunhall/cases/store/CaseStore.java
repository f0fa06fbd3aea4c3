package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.OrgId;

/** Where cases are kept. Every method belongs inside a transaction of the caller. */
public interface CaseStore {

    /** By whose doing a case is parked that waits for a decision on the edition it goes on under. */
    String STOPPED_FOR_EDITION = "system:migration";

    /** The case, when there is one. */
    Optional<StoredCase> find(CaseId id);

    /**
     * The case together with what else a command on it needs, in one statement.
     *
     * @param command the key of the command, empty text for none
     * @param task    the open task it is about, empty text for none
     */
    Optional<LoadedCase> load(CaseId id, String command, String task);

    /** The case with this supervision code or receipt. */
    Optional<StoredCase> findByCode(String codeOrReceipt);

    /** Keeps a new case with the rows beside it. */
    void insert(StoredCase stored, String applicantName, Derived derived);

    /**
     * Keeps the next state of a loaded case, and of the rows beside it what has changed.
     *
     * @throws javax.persistence.OptimisticLockException when somebody else was first; the transaction must not go on
     */
    void update(Derived before, StoredCase after, Derived derived);

    /** Remembers that a case was copied to an organisation, so that it stands in that one's list. */
    void copied(CaseId id, OrgId to, Instant at);

    /** Cases within a scope, latest first, without reading their states. */
    List<CaseSummary> list(Scope scope, CaseQuery query);

    /**
     * Running cases under these plug-in bytes, at most {@code limit}, parked or not as asked; of the parked ones not those
     * that were stopped for a new edition ({@link #STOPPED_FOR_EDITION}).
     */
    List<CaseId> runningUnder(Digest plugin, boolean parked, int limit);

    /** Running cases under any of these editions, by id after the given one. */
    List<CaseId> runningUnder(Collection<EditionId> editions, Optional<CaseId> after, int limit);

    /** Whether any running case needs these plug-in bytes. */
    boolean anyRunningUnder(Digest plugin);

    /** Clocks that have run out with a consequence. */
    List<DueClock> due(Instant now, int limit);

    /** Puts a consequence that could not be carried out off until later. */
    void dueAgainAt(DueClock due, Instant when);

    /** The command carried out under this key. */
    Optional<DoneCommand> command(String id);

    /** Remembers a command that is being carried out. */
    void remember(String id, Digest request, CaseId caseId, Instant at);

    /** Forgets commands carried out before this instant, at most {@code limit}; how many it forgot. */
    int forgetCommands(Instant before, int limit);

    /** What was done under an idempotency key: which request, on which case. */
    record DoneCommand(Digest request, CaseId caseId) {}

    /**
     * Whose cases: one of an applicant's or their agent's, an organisation's, those an organisation was given a copy of, a
     * jurisdiction's, or all.
     */
    record Scope(Kind kind, String of) {
        /** By what. */
        public enum Kind {
            APPLICANT,
            ORGANISATION,
            COPIED_TO,
            JURISDICTION,
            ALL
        }
    }
}
