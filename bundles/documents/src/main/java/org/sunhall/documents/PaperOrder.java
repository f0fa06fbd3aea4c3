package org.sunhall.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;

/**
 * An order for one paper: everything that will stand in it, frozen.
 *
 * @param caseId       the case
 * @param kind         which document of the item, for example {@code acceptance-notice}
 * @param title        title of the paper
 * @param template     digest of the template's text
 * @param templateText the template (see {@code PaperTemplate})
 * @param model        the data. {@code issuerName} is printed in the red head; {@code zone} (IANA name) overrides Asia/Shanghai
 * @param code         unified supervision code of the case, from acceptance on
 * @param issuer       the issuing organisation
 * @param receiver     who it is addressed to; kept with the paper, never logged
 * @param at           moment of issue: the date in the paper
 * @param series       pattern of the paper's number, empty for a paper without one. {@code {year}} becomes the year of issue in
 *                     the paper's zone, {@code {number}} or {@code {number:6}} (padded with zeros) the next number of the series, which is
 *                     the issuer and the pattern with the year in place, so that it starts again each year:
 *                     {@code 示食经受〔{year}〕第 {number:6} 号}. A pattern without {@code {number}} is a number already allocated (a
 *                     licence number that a task has formed) and is printed as it is
 */
public record PaperOrder(
        CaseId caseId,
        String kind,
        Text title,
        Digest template,
        String templateText,
        ObjectNode model,
        Optional<SupervisionCode> code,
        OrgId issuer,
        String receiver,
        Instant at,
        Optional<String> series) {

    public PaperOrder {
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(templateText, "templateText");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(series, "series");
    }
}
