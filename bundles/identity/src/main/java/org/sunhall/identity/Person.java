package org.sunhall.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;

/**
 * A person the platform knows. The name is personal: show it to colleagues, never log it.
 *
 * @param id           their id
 * @param login        what they type to sign in, 2 to 60 characters, unique; kept in small letters
 * @param name         their name, at most 100 characters
 * @param kind         staff or citizen
 * @param org          the organisation they work for, empty for citizens
 * @param jurisdiction the jurisdiction they belong to
 * @param roles        their roles; never {@link Role#SYSTEM}
 * @param posts        the posts they hold themselves; posts delegated to them come with {@link Directory#actor}
 * @param realName     whether their identity was proven
 * @param enabled      whether they may sign in
 */
public record Person(
        PersonId id,
        String login,
        String name,
        PersonKind kind,
        Optional<OrgId> org,
        Optional<JurisdictionId> jurisdiction,
        Set<Role> roles,
        Set<Post> posts,
        boolean realName,
        boolean enabled) {

    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        roles = Set.copyOf(roles);
        posts = Set.copyOf(posts);
    }
}
