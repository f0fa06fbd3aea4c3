package org.sunhall.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where drafts are kept. Every method belongs inside a transaction of the caller. */
public interface DraftStore {

    /** The drafts of a person, the one saved last first. */
    List<StoredDraft> of(String owner);

    /** A draft. */
    Optional<StoredDraft> find(String id);

    /** Keeps a draft, new or known; its version counts up. */
    StoredDraft put(StoredDraft draft);

    /** Throws a draft away. */
    void remove(String id);

    /** Forgets what has expired, at most {@code limit}; how many. */
    int forget(Instant now, int limit);

    /** A kept draft; version 0 for one that is new. */
    record StoredDraft(
            String id, String owner, String item, String body, Instant savedAt, Instant expiresAt, long version) {}
}
