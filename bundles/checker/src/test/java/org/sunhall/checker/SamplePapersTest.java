package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

class SamplePapersTest {

    @Test
    void pressesEveryPaperOfTheSampleOnOneOrTwoPages() throws IOException {
        PluginContent content = PluginReader.read(PluginJars.good()).content().orElseThrow();
        ItemDefinition item = content.items().get(0);
        Papers papers = new Papers();
        for (DocumentRef document : item.documents()) {
            PaperTemplate template = PaperTemplate.parse(document.template(), content.template(document.template()))
                    .template()
                    .orElseThrow();
            PaperMarks marks = new PaperMarks(
                    document.title(),
                    "阳光市市场监督管理局",
                    document.series()
                            .map(series -> series.replace("{year}", "2026").replace("{number:6}", "000001")),
                    Optional.of("32990020261122000001X"),
                    "7K2M9QRT4WXY8ZB3",
                    "http://127.0.0.1:8181/verify/7K2M9QRT4WXY8ZB3",
                    false,
                    Instant.parse("2026-11-22T01:00:00Z"),
                    ZoneId.of("Asia/Shanghai"));
            byte[] pdf = papers.render(
                            template,
                            PaperModel.sample(item, content.samples(item.code()).get(0), true),
                            marks)
                    .asOptional()
                    .orElseThrow();
            try (PDDocument read = Loader.loadPDF(pdf)) {
                String text = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
                assertThat(text)
                        .as(document.kind())
                        .contains("阳光市小满餐饮有限公司", document.title().zh());
                assertThat(read.getNumberOfPages()).as(document.kind()).isLessThanOrEqualTo(2);
            }
        }
    }
}
