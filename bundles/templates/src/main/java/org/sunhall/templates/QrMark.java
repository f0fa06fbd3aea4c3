package org.sunhall.templates;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/**
 * A QR code (ISO/IEC 18004) drawn as vectors: sharp at every size, small, and without an image codec. For readers of the text it is an
 * artifact, because the address stands beside it.
 */
final class QrMark {

    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final int QUIET = 2;

    private QrMark() {}

    static void draw(PDDocument document, String content, Layout.Place place) throws IOException {
        ByteMatrix matrix = matrix(content);
        float module = (float) (place.size() * POINTS_PER_MM / (matrix.getWidth() + 2 * QUIET));
        float left = (float) (place.left() * POINTS_PER_MM) + QUIET * module;
        float top = (float) ((place.bottom() + place.size()) * POINTS_PER_MM) - QUIET * module;
        for (PDPage page : document.getPages()) {
            try (PDPageContentStream canvas = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                canvas.beginMarkedContent(COSName.ARTIFACT);
                canvas.setNonStrokingColor(0f, 0f, 0f);
                for (int y = 0; y < matrix.getHeight(); y++) {
                    row(canvas, matrix, y, left, top - (y + 1) * module, module);
                }
                canvas.fill();
                canvas.endMarkedContent();
            }
        }
    }

    private static void row(
            PDPageContentStream canvas, ByteMatrix matrix, int y, float left, float bottom, float module)
            throws IOException {
        int x = 0;
        while (x < matrix.getWidth()) {
            int from = x;
            while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                x++;
            }
            if (x > from) {
                canvas.addRect(left + from * module, bottom, (x - from) * module, module);
            }
            x++;
        }
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
