package org.sunhall.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.templates.PaperFixture.accepted;
import static org.sunhall.templates.PaperFixture.marks;
import static org.sunhall.templates.PaperFixture.model;
import static org.sunhall.templates.PaperFixture.template;
import static org.sunhall.templates.PaperFixture.text;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.kernel.Outcome;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PapersTest {

    private static final Papers PAPERS = new Papers();

    @Test
    void textThatIsReadOutOfThePaperIsTheTextThatWasMeant() {
        byte[] pdf = accepted(PAPERS.render(template(PaperFixture.NOTICE), model(), marks()));

        assertThat(text(pdf))
                .contains("行政许可受理通知书", "示范市市场监督管理局", "示市监食受〔2026〕第000001号", "示范市阳光餐饮有限公司：")
                .contains("你（单位）于2026年11月20日提出的“食品经营许可”申请，经审查，根据《中华人民共和国行政许可法》第三十二条的规定，决定予以受理。")
                .contains(
                        "营业执照复印件",
                        "2026年11月22日",
                        "统一服务监管码11000020261122000001X",
                        "核验码7K2M-9QRT-4WXY-8ZB3扫码或访问下列地址核验真伪http")
                .contains("未用印稿", "本件未加盖电子印章")
                .doesNotContainPattern("[\\u2E80-\\u2FDF]");
    }

    @Test
    void radicalsAndOtherTwinsOfACharacterArePrintedAsTheCharacter() {
        byte[] pdf =
                accepted(PAPERS.render(template("<h2>${x}</h2><p>${x}</p>"), Map.of("x", "⾏政许可⼀、①㈱“a–b”"), marks()));

        assertThat(text(pdf)).contains("行政许可一、①㈱“a–b”行政许可一、①㈱“a–b”");
    }

    @Test
    void rareCharactersOfNamesArePrintedInTextAndHeadings() {
        String names = "䶮㛃旸堃玥昇燊婳镕〇阿依古丽·买买提𬱖";

        byte[] pdf =
                accepted(PAPERS.render(template("<h2>${x}</h2><p><b>${x}</b>${x}</p>"), Map.of("x", names), marks()));

        assertThat(text(pdf)).contains(names + names + names);
    }

    @Test
    void emphasisedWordsAreReadInTheirPlace() {
        byte[] pdf = accepted(PAPERS.render(
                template("<p>本申请的监管码为<strong>${x}</strong>，凭<em>该码</em>查询。</p>"), Map.of("x", "A1B2"), marks()));

        assertThat(text(pdf)).contains("本申请的监管码为A1B2，凭该码查询。");
    }

    @Test
    void latinTextHasNoLigaturesAndKeepsItsCharacters() {
        String latin = "affluent-office-filing-Müller-é-①-№3-25℃-½-100㎡";

        byte[] pdf = accepted(PAPERS.render(template("<p>${x}</p>"), Map.of("x", latin), marks()));

        assertThat(text(pdf)).contains(latin);
    }

    @Test
    void everyCharacterOfGb2312CanBePrinted() {
        StringBuilder all = new StringBuilder();
        for (int high = 0xB0; high <= 0xF7; high++) {
            for (int low = 0xA1; low <= 0xFE; low++) {
                String one =
                        new String(new byte[] {(byte) high, (byte) low}, java.nio.charset.Charset.forName("GB2312"));
                all.append("\uFFFD".equals(one) ? "" : one);
            }
        }

        assertThat(all.length()).isEqualTo(6763);
        assertThat(Papers.unprintable(all.toString())).isEmpty();
    }

    @Test
    void aCharacterWithoutAGlyphIsNamedBeforeAnythingIsPrinted() {
        Outcome<byte[]> outcome = PAPERS.render(template("<p>${x}</p>"), Map.of("x", "王\uE000𠮷小明 \u0007"), marks());

        assertThat(outcome.refusal()).hasValueSatisfying(rejection -> {
            assertThat(rejection.code()).isEqualTo(PaperRejection.UNPRINTABLE);
            assertThat(rejection.detail().zh()).contains("U+E000", "U+0007").doesNotContain("王");
        });
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        byte[] first = accepted(PAPERS.render(template(PaperFixture.NOTICE), model(), marks()));
        byte[] again = accepted(new Papers().render(template(PaperFixture.NOTICE), model(), marks()));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void papersPressedSideBySideAreTheSameAsOneByOne() throws Exception {
        byte[] alone = accepted(PAPERS.render(template(PaperFixture.NOTICE), model(), marks()));

        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> pressed = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                pressed.add(
                        pool.submit(() -> accepted(PAPERS.render(template(PaperFixture.NOTICE), model(), marks()))));
            }
            for (Future<byte[]> one : pressed) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @Tag("R-137")
    @ValueSource(strings = {"official", "form", "certificate"})
    void everyLayoutIsAnArchivableAndAccessiblePdf(String layout) throws Exception {
        String source = PaperFixture.NOTICE.replace("official", layout);
        byte[] pdf = accepted(PAPERS.render(template(source), model(), marks()));

        VeraGreenfieldFoundryProvider.initialise();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_U, PDFAFlavour.PDFUA_1)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                assertThat(result.getTestAssertions().stream()
                                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                                .map(assertion -> flavour + " " + assertion.getRuleId() + " " + assertion.getMessage())
                                .collect(Collectors.toSet()))
                        .isEmpty();
                assertThat(result.isCompliant()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @Tag("R-144")
    @ValueSource(strings = {"official", "certificate"})
    void theQrCodeOnThePaperLeadsToItsVerification(String layout) throws Exception {
        byte[] pdf =
                accepted(PAPERS.render(template(PaperFixture.NOTICE.replace("official", layout)), model(), marks()));

        BufferedImage image;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            image = new PDFRenderer(document).renderImageWithDPI(0, 200);
        }
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        assertThat(new QRCodeReader()
                        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText())
                .isEqualTo(marks().verificationUrl());
    }

    @Test
    void aLongPaperRunsOverSeveralPagesWithItsCodeOnEach() throws Exception {
        Map<String, Object> model = model();
        model.put(
                "materials",
                IntStream.range(0, 120)
                        .mapToObj(i -> Map.of("name", "材料" + i, "copies", 1))
                        .toList());

        byte[] pdf = accepted(PAPERS.render(template(PaperFixture.NOTICE), model, marks()));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
        }
        assertThat(text(pdf).split("核验码7K2M", -1)).hasSizeGreaterThan(4);
    }

    @Test
    void aCertificateIsOneSheet() throws Exception {
        byte[] pdf = accepted(
                PAPERS.render(template(PaperFixture.NOTICE.replace("official", "certificate")), model(), marks()));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aSealedPaperIsNotMarkedAsADraft() {
        PaperMarks m = marks();
        PaperMarks sealed = new PaperMarks(
                m.title(),
                m.issuer(),
                m.number(),
                m.supervisionCode(),
                m.verificationCode(),
                m.verificationUrl(),
                true,
                m.at(),
                m.zone());

        assertThat(text(accepted(PAPERS.render(template(PaperFixture.NOTICE), model(), sealed))))
                .doesNotContain("未用印稿", "未加盖");
    }
}
