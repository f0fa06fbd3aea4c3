package org.sunhall.documents.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.sunhall.documents.PaperOrder;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;

final class OrderFixture {

    static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final String TEMPLATE =
            "<p class=\"to\">${applicant}：</p><p>决定予以受理。</p><div class=\"sign\"><p>${paper.date}</p></div>";

    private OrderFixture() {}

    static PaperOrder order(String caseId) {
        return order(caseId, "示食受〔{year}〕第 {number:6} 号");
    }

    static PaperOrder order(String caseId, String series) {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        model.put("issuerName", "示范市市场监督管理局");
        model.put("applicant", "示范市阳光餐饮有限公司");
        return new PaperOrder(
                new CaseId(caseId),
                "acceptance-notice",
                Text.of("行政许可受理通知书", "Notice of acceptance"),
                Digest.of(TEMPLATE),
                TEMPLATE,
                model,
                Optional.of(SupervisionCode.of("110101", "20261122", 1)),
                new OrgId("BUREAU-1"),
                "示范市阳光餐饮有限公司",
                AT,
                Optional.of(series));
    }

    static PaperOrder with(PaperOrder order, String applicant) {
        return new PaperOrder(
                order.caseId(),
                order.kind(),
                order.title(),
                order.template(),
                order.templateText(),
                order.model().deepCopy().put("applicant", applicant),
                order.code(),
                order.issuer(),
                order.receiver(),
                order.at(),
                order.series());
    }

    static DocumentsConfig config(String publicAddress) {
        return new DocumentsConfig() {
            @Override
            public String publicAddress() {
                return publicAddress;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return DocumentsConfig.class;
            }
        };
    }

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
