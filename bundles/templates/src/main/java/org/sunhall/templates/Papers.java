package org.sunhall.templates;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.w3c.dom.Document;

/**
 * Presses papers: template and data to PDF/A-2u, tagged after PDF/UA-1. Thread-safe; keep one instance, it holds the parsed fonts (about 45 MB
 * for each of the two papers that it presses at a time, others wait). Deterministic: same input, same bytes.
 */
public final class Papers {

    private static final int AT_A_TIME = 2;
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final Deque<Fonts> idle = new ArrayDeque<>();

    static {
        // What the renderer would say is said better by the checks before it.
        XRLog.setLoggingEnabled(false);
    }

    /**
     * Makes the paper.
     *
     * @param model maps, lists, strings, numbers and booleans only
     * @return the bytes of a PDF/A-2u file, or a {@link PaperRejection}
     */
    public Outcome<byte[]> render(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return page(template, model, marks).map(page -> press(page, template.layout(), marks));
    }

    /** Why {@link #render} would refuse, found without pressing (milliseconds); empty when the paper can be made. */
    public Optional<Rejection> objection(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return page(template, model, marks).refusal();
    }

    /**
     * The words that {@link #render} would press, in reading order, found without pressing (milliseconds).
     *
     * @return the words with single blanks between them, or a {@link PaperRejection}
     */
    public Outcome<String> words(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return page(template, model, marks)
                .map(page -> page.getElementsByTagName("body").item(0).getTextContent())
                .map(words -> words.replaceAll("\\s+", " ").strip());
    }

    /** The characters of this text that the fonts cannot print, each once; empty when it can be printed. */
    public static String unprintable(String text) {
        return Fonts.unprintable(Fonts.printed(text));
    }

    private static Outcome<Document> page(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return Filling.fill(template.template(), model, marks)
                .map(Fonts::printed)
                .then(content -> printable(content, marks))
                .then(content -> Markup.read(template.name(), content))
                .map(content -> Layout.around(content, template.layout(), marks));
    }

    private static Outcome<String> printable(String content, PaperMarks marks) {
        String missing = unprintable(
                content + marks.title().zh() + marks.issuer() + marks.number().orElse("") + marks.verificationUrl());
        if (missing.isEmpty()) {
            return Outcome.accepted(content);
        }
        StringBuilder named = new StringBuilder();
        missing.codePoints().limit(20).forEach(c -> named.append(named.length() == 0 ? "" : ", ")
                .append(Character.isISOControl(c) ? "" : Character.toString(c) + " ")
                .append(String.format("U+%04X", c)));
        return Outcome.refused(
                PaperRejection.UNPRINTABLE,
                Text.of("字库没有这些字,不能印制:{0}", "The fonts have no glyph for: {0}").with(named));
    }

    private byte[] press(Document page, String layout, PaperMarks marks) {
        places.acquireUninterruptibly();
        try {
            Fonts fonts = take();
            byte[] bytes = press(page, layout, marks, fonts);
            give(fonts);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("pressed in memory", e);
        } finally {
            places.release();
        }
    }

    private static byte[] press(Document page, String layout, PaperMarks marks, Fonts fonts) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.withW3cDocument(page, null);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(SRGB);
            builder.useReplacementText("〓");
            builder.useUriResolver((base, uri) -> null);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            PDFontSupplier serif = face(document, fonts.serif());
            builder.useFont(serif, "SunhallSerif", 400, FontStyle.NORMAL, true);
            builder.useFont(face(document, fonts.serifBold()), "SunhallSerif", 700, FontStyle.NORMAL, true);
            builder.useFont(face(document, fonts.sans()), "SunhallSans", 400, FontStyle.NORMAL, true);
            // What the heading faces lack is taken from the face that has everything.
            builder.useFont(serif, "SunhallEvery", 400, FontStyle.NORMAL, true);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
            }
            if (!Layout.isList(layout)) {
                QrMark.draw(document, marks.verificationUrl(), Layout.qr(layout));
            }
            Metadata.write(document, marks);
            ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDFontSupplier face(PDDocument document, TrueTypeFont face) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, face, true));
    }

    private Fonts take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return Fonts.load();
    }

    private void give(Fonts fonts) {
        synchronized (idle) {
            idle.push(fonts);
        }
    }
}
