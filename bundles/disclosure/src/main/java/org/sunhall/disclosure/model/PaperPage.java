package org.sunhall.disclosure.model;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * What is kept of a paper.
 *
 * @param verification the code printed on it
 * @param caseId       the case
 * @param kind         its kind
 * @param title        its title
 * @param number       its number
 * @param code         the case's supervision code
 * @param issuer       who issued it
 * @param applicant    the applicant's name, masked
 * @param issuedAt     when
 * @param state        {@code ISSUED} or {@code VOIDED}
 */
public record PaperPage(
        String verification,
        CaseId caseId,
        String kind,
        Text title,
        Optional<String> number,
        Optional<String> code,
        OrgId issuer,
        String applicant,
        Instant issuedAt,
        String state) {}
