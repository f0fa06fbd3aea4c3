package org.sunhall.plugins;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.JurisdictionId;

/**
 * Who is trusted to sign plug-ins of a jurisdiction and of those below it.
 *
 * @param id           short, for people to type
 * @param name         what the operators call them
 * @param subject      whom the certificate names
 * @param fingerprint  SHA-256 of the certificate, hexadecimal; to be compared with what the publisher says on another way
 * @param notAfter     when the certificate ends
 * @param since        when it was trusted
 * @param by           who did that: a person's id or a part of the platform
 * @param rules        whether it is the information centre, whose signature packs and calendars land with
 * @param revocation   when, by whom and why the trust ended
 */
public record Publisher(
        String id,
        JurisdictionId jurisdiction,
        String name,
        String subject,
        String fingerprint,
        Instant notAfter,
        Instant since,
        String by,
        boolean rules,
        Optional<Revocation> revocation) {

    /** The end of trust. */
    public record Revocation(Instant at, String by, String why) {}

    public Publisher {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(revocation, "revocation");
    }

    /** Whether it is trusted. */
    public boolean isTrusted() {
        return revocation.isEmpty();
    }
}
