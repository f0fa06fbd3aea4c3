package org.sunhall.disclosure.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * That a paper with this verification code exists, and what to compare with the paper in hand.
 *
 * @param verification the code
 * @param kind         the paper's kind
 * @param title        its title
 * @param number       its number, when it has one
 * @param code         the case's unified supervision code, when it has one
 * @param issuer       who issued it
 * @param issuerName   its name
 * @param applicant    the applicant's name, masked
 * @param issuedAt     when
 * @param state        {@code ISSUED} or {@code VOIDED}
 */
public record PaperProof(
        String verification,
        String kind,
        Text title,
        Optional<String> number,
        Optional<String> code,
        OrgId issuer,
        Text issuerName,
        String applicant,
        Instant issuedAt,
        String state) {}
