package org.sunhall.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;

/**
 * The way staff settings are changed: somebody of the organisation asks in writing, whom the jurisdiction's pack names
 * agrees, whom it names carries it out (K-18). Nobody agrees to their own request. Refusals: {@link IdentityRejection}.
 */
@ProviderType
public interface StaffChanges {

    /** Asks for a change. A {@code BUREAU_ADMIN} or a head of the organisation. */
    Outcome<StaffChange> request(
            Actor actor, PersonId person, Set<Role> roles, Set<String> posts, boolean enabled, String reason);

    /** Agrees or refuses. Who may is the pack's choice: the legal office of the jurisdiction, or the organisation's head. */
    Outcome<StaffChange> answer(Actor actor, String id, boolean agreed, String opinion, long expectedVersion);

    /** Carries out what was agreed. Who may is the pack's choice: the unit's administrator, or the information centre. */
    Outcome<StaffChange> execute(Actor actor, String id, long expectedVersion);

    /** The requests of an organisation, newest first, for those who may ask, answer or carry out; refused to others. */
    Outcome<List<StaffChange>> of(Actor actor, OrgId org);

    /** One request, for the same. */
    Outcome<Optional<StaffChange>> find(Actor actor, String id);
}
