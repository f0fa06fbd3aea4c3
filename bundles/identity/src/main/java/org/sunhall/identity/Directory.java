package org.sunhall.identity;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;

/**
 * Looks up who is who, for the platform's own bundles: it hands out personal names and asks nobody for permission, so a
 * use case that shows them decides who may see them. Joins the thread's transaction or makes its own.
 */
@ProviderType
public interface Directory {

    /** A jurisdiction by id. */
    Optional<Jurisdiction> jurisdiction(JurisdictionId id);

    /** All jurisdictions, by id. */
    List<Jurisdiction> jurisdictions();

    /** An organisation by id. */
    Optional<Organisation> organisation(OrgId id);

    /** All organisations, by id. */
    List<Organisation> organisations();

    /** The organisations that have this function in this jurisdiction, by id. */
    List<Organisation> withFunction(JurisdictionId jurisdiction, String function);

    /** A person by id, enabled or not. */
    Optional<Person> person(PersonId id);

    /** A person by login, enabled or not; capital letters do not matter. */
    Optional<Person> byLogin(String login);

    /** The enabled people who hold this post now, their own or delegated to them, by id. */
    List<Person> holders(Post post);

    /** What this person may act as now, with the posts delegated to them; empty when unknown or not enabled. */
    Optional<Actor> actor(PersonId id);
}
