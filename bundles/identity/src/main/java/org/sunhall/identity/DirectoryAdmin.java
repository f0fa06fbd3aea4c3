package org.sunhall.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;

/**
 * Changes who is who. {@code OPERATOR} and {@code SYSTEM} may change everything; a {@code BUREAU_ADMIN} the people,
 * posts and contact data of their own organisation, and gives no role above {@code STAFF} and {@code BUREAU_ADMIN}
 * nobody else anything. Every change is an event in a stream of the kind {@code identity}. Refusals:
 * {@link IdentityRejection}.
 */
@ProviderType
public interface DirectoryAdmin {

    /** Creates or replaces a jurisdiction. {@code OPERATOR}, {@code SYSTEM}. */
    Outcome<Jurisdiction> putJurisdiction(Actor actor, Jurisdiction jurisdiction);

    /** Creates or replaces an organisation; a {@code BUREAU_ADMIN} may change names and contact data of their own. */
    Outcome<Organisation> putOrganisation(Actor actor, Organisation organisation);

    /**
     * Creates or replaces a person. Without a password the stored one stays; a new person without one cannot sign in. A
     * new password, a change of roles, posts or organisation, and disabling end the person's sessions.
     *
     * @param password 10 to 200 characters; the caller's array is not kept and not cleared
     */
    Outcome<Person> putPerson(Actor actor, Person person, Optional<char[]> password);

    /** Hands a post of an organisation to a substitute of the same organisation. */
    Outcome<Delegation> delegate(Actor actor, Delegation delegation);

    /** Ends a delegation now, or cancels one that has not begun. */
    Outcome<Delegation> endDelegation(Actor actor, String delegation, String reason);

    /** Creates or replaces the description of a post. */
    Outcome<OrgPost> putPost(Actor actor, OrgPost post);

    /** Registers a certificate, or corrects the scope and days of a registered one; its state stays. */
    Outcome<EnforcementCertificate> putCertificate(Actor actor, EnforcementCertificate certificate);

    /**
     * Suspends, revokes or gives back a certificate. {@code LEGAL} and {@code SUPERVISOR} of the jurisdiction,
     * {@code OPERATOR}, {@code SYSTEM}; what is revoked stays revoked.
     */
    Outcome<EnforcementCertificate> changeCertificate(
            Actor actor, String number, CertificateState state, String reason);

    /** Adds a division, renames it or ends it; the bundled table stays as it is below. {@code OPERATOR}, {@code SYSTEM}. */
    Outcome<Division> putDivision(Actor actor, Division division);
}
