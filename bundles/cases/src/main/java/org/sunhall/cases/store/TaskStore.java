package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;

/** The steps that wait, for inboxes and workers. Every method belongs inside a transaction of the caller. */
public interface TaskStore {

    /** Steps at these posts, the one due first first. */
    List<InboxLine> atPosts(Collection<Post> posts, Optional<Place> after, int limit);

    /** Steps this person has claimed, the one due first first. */
    List<InboxLine> claimedBy(String person, Optional<Place> after, int limit);

    /** One step that waits. */
    Optional<InboxLine> find(CaseId id, String task);

    /** Claims a step for a person; false when somebody has it, or it waits no longer. */
    boolean claim(CaseId id, String task, String person, Instant at);

    /** Lets go of a claimed step; false when this person had not claimed it. */
    boolean release(CaseId id, String task, String person);

    /** The plug-ins that have automatic tasks to be tried now. */
    List<Digest> pluginsWithPending(Instant now);

    /** A plug-in's automatic tasks to be tried now, the longest waiting first. */
    List<PendingTask> pending(Digest plugin, Instant now, int limit);

    /** Sets when an automatic task is tried next. */
    void tryAt(CaseId id, String task, Instant when);

    /**
     * A waiting step with what the inbox shows of its case.
     *
     * @param claimedBy who has claimed it
     */
    record InboxLine(TaskLine line, String item, Text itemName, Optional<String> claimedBy) {

        /** Its place in the inbox. */
        public Place place() {
            return new Place(line.due(), line.id());
        }
    }

    /** A place in an inbox: after it comes what is due later, or has a greater key. */
    record Place(Instant due, String id) {}
}
