package org.sunhall.identity;

import java.time.LocalDate;
import java.util.Comparator;
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

    /** The people of an organisation, enabled or not, by id. */
    List<Person> people(OrgId organisation);

    /** The posts of an organisation: those described, and those that are only held; by key. */
    List<OrgPost> posts(OrgId organisation);

    /** The enabled people who now hold a post of this rank there, their own or delegated to them; by id. */
    default List<Person> ranked(OrgId organisation, PostRank rank) {
        return posts(organisation).stream()
                .filter(post -> post.rank() == rank)
                .flatMap(post -> holders(post.post()).stream())
                .distinct()
                .sorted(Comparator.comparing(person -> person.id().value()))
                .toList();
    }

    /** The delegations of an organisation's posts, past ones too, the latest first. */
    List<Delegation> delegations(OrgId organisation);

    /** The delegations of this post that are in force now. */
    List<Delegation> standInsFor(Post post);

    /** The enforcement certificates of a person, whatever their state, by number. */
    List<EnforcementCertificate> certificates(PersonId person);

    /** A certificate with which this person may enforce the law on this day; empty when they have none. */
    default Optional<EnforcementCertificate> certificate(PersonId person, LocalDate on) {
        return certificates(person).stream()
                .filter(certificate -> certificate.holdsOn(on))
                .findFirst();
    }

    /** The division that has this code on this day. */
    Optional<Division> division(String code, LocalDate on);

    /** The divisions right below this one on this day, by code; the provinces when there is none above. */
    List<Division> divisions(Optional<String> above, LocalDate on);
}
