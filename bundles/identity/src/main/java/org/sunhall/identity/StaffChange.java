package org.sunhall.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;

/**
 * A written request to change what a member of staff may do, and what became of it (R-052 … R-054, K-18).
 *
 * @param id          its id
 * @param org         whose staff
 * @param person      who is changed; already known to the platform
 * @param roles       the roles they shall have: {@code STAFF}, {@code BUREAU_ADMIN}
 * @param posts       the keys of the posts they shall hold
 * @param enabled     whether they may sign in
 * @param reason      why, at most 500 characters
 * @param state       where it stands
 * @param requestedBy who asked
 * @param requestedAt when
 * @param agreedBy    who agreed or refused, empty before
 * @param opinion     what they said, empty before
 * @param executedBy  who carried it out, empty before
 * @param version     counts its changes, for If-Match
 */
public record StaffChange(
        String id,
        OrgId org,
        PersonId person,
        Set<Role> roles,
        Set<String> posts,
        boolean enabled,
        String reason,
        State state,
        PersonId requestedBy,
        Instant requestedAt,
        Optional<PersonId> agreedBy,
        String opinion,
        Optional<PersonId> executedBy,
        long version) {

    /** Where a request stands. */
    public enum State {
        /** Waits for whom the pack names to agree. */
        REQUESTED,
        /** Agreed to, or nobody has to agree; waits to be carried out. */
        AGREED,
        /** Refused. */
        REFUSED,
        /** Carried out. */
        EXECUTED
    }

    public StaffChange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(person, "person");
        roles = Set.copyOf(roles);
        posts = Set.copyOf(posts);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(agreedBy, "agreedBy");
        Objects.requireNonNull(opinion, "opinion");
        Objects.requireNonNull(executedBy, "executedBy");
    }
}
