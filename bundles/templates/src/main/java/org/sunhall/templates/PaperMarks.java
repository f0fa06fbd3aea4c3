package org.sunhall.templates;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * What the platform itself prints on a paper, beside the template's content.
 *
 * @param title            title of the paper; also the title of the PDF
 * @param issuer           name of the issuing organisation as it stands in the red head; empty text for none
 * @param number           number of the paper, for example {@code 示食经受〔2026〕第 000001 号}
 * @param supervisionCode  unified supervision code of the case
 * @param verificationCode code under which the paper can be verified
 * @param verificationUrl  address that the QR code leads to
 * @param sealed           whether the electronic seal will be put on it; an unsealed paper is marked as a draft
 * @param at               moment of issue: dates in the paper and in the PDF's metadata are this moment
 * @param zone             zone of the jurisdiction, in which dates are written
 */
public record PaperMarks(
        Text title,
        String issuer,
        Optional<String> number,
        Optional<String> supervisionCode,
        String verificationCode,
        String verificationUrl,
        boolean sealed,
        Instant at,
        ZoneId zone) {

    public PaperMarks {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(supervisionCode, "supervisionCode");
        Objects.requireNonNull(verificationCode, "verificationCode");
        Objects.requireNonNull(verificationUrl, "verificationUrl");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
    }
}
