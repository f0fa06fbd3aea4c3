package org.sunhall.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts: every use case is given one and decides itself whether it may.
 *
 * @param person       the person, empty for anonymous readers and for the platform itself
 * @param name         what to call them in records; {@code anonymous} when nobody is signed in
 * @param org          the organisation they act for, empty for citizens and anonymous readers
 * @param jurisdiction the jurisdiction they belong to, empty for anonymous readers
 * @param roles        their roles
 * @param posts        the posts they hold, their own and those delegated to them
 */
public record Actor(
        Optional<PersonId> person,
        String name,
        Optional<OrgId> org,
        Optional<JurisdictionId> jurisdiction,
        Set<Role> roles,
        Set<Post> posts) {

    private static final Actor ANONYMOUS =
            new Actor(Optional.empty(), "anonymous", Optional.empty(), Optional.empty(), Set.of(), Set.of());

    public Actor {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        roles = Set.copyOf(roles);
        posts = Set.copyOf(posts);
    }

    /** Nobody is signed in. */
    public static Actor anonymous() {
        return ANONYMOUS;
    }

    /** The platform itself, acting as the named part of it, for example {@code clock} or {@code broker}. */
    public static Actor system(String part) {
        return new Actor(
                Optional.empty(), "system:" + part, Optional.empty(), Optional.empty(), Set.of(Role.SYSTEM), Set.of());
    }

    /** Whether they have this role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether they hold this post. */
    public boolean holds(Post post) {
        return posts.contains(post);
    }

    /** Whether nobody is signed in. */
    public boolean isAnonymous() {
        return person.isEmpty() && !has(Role.SYSTEM);
    }

    /** How records name them: the person's id, or the part of the platform. Never a personal name. */
    public String reference() {
        return person.map(PersonId::value).orElse(name);
    }
}
