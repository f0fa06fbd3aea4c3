package org.sunhall.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

final class PaperFixture {

    static final String NOTICE = """
            <#ftl attributes={"layout":"official"}>
            <p class="to">${applicant.name}：</p>
            <p>你（单位）于${zhDate(submittedAt)}提出的“${item}”申请，经审查，根据《中华人民共和国行政许可法》第三十二条的规定，决定予以受理。</p>
            <h2>一、材料清单</h2>
            <table>
              <thead><tr><th scope="col">序号</th><th scope="col">材料名称</th><th scope="col">份数</th></tr></thead>
              <tbody><#list materials as material>
                <tr><td class="num">${material?counter}</td><td>${material.name}</td><td class="num">${material.copies}</td></tr>
              </#list></tbody>
            </table>
            <#if remark??><p class="note">${remark}</p></#if>
            <div class="sign"><p>${paper.issuer}</p><p>${paper.date}</p></div>
            """;

    private PaperFixture() {}

    static PaperTemplate template(String source) {
        TemplateParse parse = PaperTemplate.parse("documents/notice.html", source);
        if (parse.template().isEmpty()) {
            throw new AssertionError(parse.findings().toString());
        }
        return parse.template().get();
    }

    static Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("applicant", Map.of("name", "示范市阳光餐饮有限公司"));
        model.put("item", "食品经营许可");
        model.put("submittedAt", "2026-11-20T02:30:00Z");
        model.put(
                "materials", List.of(Map.of("name", "营业执照复印件", "copies", 1), Map.of("name", "主要设备设施布局图", "copies", 2)));
        return model;
    }

    static PaperMarks marks() {
        return new PaperMarks(
                Text.of("行政许可受理通知书", "Notice of acceptance"),
                "示范市市场监督管理局",
                Optional.of("示市监食受〔2026〕第 000001 号"),
                Optional.of("11000020261122000001X"),
                "7K2M9QRT4WXY8ZB3",
                "http://127.0.0.1:8181/verify/7K2M9QRT4WXY8ZB3",
                false,
                Instant.parse("2026-11-22T01:00:00Z"),
                ZoneId.of("Asia/Shanghai"));
    }

    static byte[] accepted(Outcome<byte[]> outcome) {
        return outcome.fold(bytes -> bytes, rejection -> {
            throw new AssertionError(rejection.toString());
        });
    }

    /** The text as a reader program gets it, without the white space of the layout. */
    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
