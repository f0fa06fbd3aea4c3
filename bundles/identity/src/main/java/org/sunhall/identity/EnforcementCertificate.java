package org.sunhall.identity;

import java.time.LocalDate;
import java.util.Objects;
import org.sunhall.kernel.PersonId;

/**
 * An enforcement certificate (执法证) of a member of staff (R-196, 行政处罚法 art. 42).
 *
 * @param number    its number, unique, at most 60 characters
 * @param person    whose it is
 * @param scope     what it is for, at most 300 characters
 * @param validFrom its first day
 * @param validTo   its last day
 * @param state     valid, suspended or revoked
 * @param reason    why it was suspended or revoked, empty while valid; at most 500 characters
 */
public record EnforcementCertificate(
        String number,
        PersonId person,
        String scope,
        LocalDate validFrom,
        LocalDate validTo,
        CertificateState state,
        String reason) {

    public EnforcementCertificate {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validTo, "validTo");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        if (validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("a certificate ends before it begins");
        }
    }

    /** Whether its holder may enforce the law with it on this day, as far as is known now. */
    public boolean holdsOn(LocalDate day) {
        return state == CertificateState.VALID && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
