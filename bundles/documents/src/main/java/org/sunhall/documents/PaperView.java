package org.sunhall.documents;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * A paper as others see it; no personal data.
 *
 * @param id               id of the paper
 * @param caseId           the case
 * @param kind             which document of the item
 * @param title            title of the paper
 * @param number           its number, when it has one
 * @param code             unified supervision code of the case, from acceptance on
 * @param verificationCode 16 characters under which anyone who holds the paper can verify it
 * @param issuer           the issuing organisation
 * @param issuedAt         moment of issue, as in the order
 * @param state            how far it is
 * @param digest           digest of the stored bytes; empty while {@link PaperState#DUE}
 * @param sealed           whether it carries an electronic seal; without one it is marked as a draft
 */
public record PaperView(
        String id,
        CaseId caseId,
        String kind,
        Text title,
        Optional<String> number,
        Optional<String> code,
        String verificationCode,
        OrgId issuer,
        Instant issuedAt,
        PaperState state,
        Optional<Digest> digest,
        boolean sealed) {}
