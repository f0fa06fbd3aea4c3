package org.sunhall.templates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The bundled faces (Noto, SIL Open Font License), parsed once. Not thread-safe: a press owns its set. {@code serif} has every character
 * that can be printed; the others are for headings.
 */
final class Fonts {

    private final TrueTypeFont serif;
    private final TrueTypeFont serifBold;
    private final TrueTypeFont sans;

    private Fonts(TrueTypeFont serif, TrueTypeFont serifBold, TrueTypeFont sans) {
        this.serif = serif;
        this.serifBold = serifBold;
        this.sans = sans;
    }

    static Fonts load() {
        try {
            return new Fonts(face("serif.ttf"), face("serif-bold.ttf"), face("sans.ttf"));
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled fonts cannot be read", e);
        }
    }

    private static TrueTypeFont face(String file) throws IOException {
        try (InputStream in = resource(file)) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // A ligature is one glyph for several characters: it would not be read back as what was written.
            face.setEnableGsub(false);
            return face;
        }
    }

    private static InputStream resource(String file) {
        InputStream in = Fonts.class.getResourceAsStream("fonts/" + file);
        if (in == null) {
            throw new IllegalStateException("the bundle was built without its fonts");
        }
        return in;
    }

    TrueTypeFont serif() {
        return serif;
    }

    TrueTypeFont serifBold() {
        return serifBold;
    }

    TrueTypeFont sans() {
        return sans;
    }

    /** The characters without a glyph, each once, in the order of the text. */
    static String unprintable(String text) {
        StringBuilder missing = new StringBuilder();
        text.codePoints()
                .filter(c -> c != '\n' && c != '\r' && c != '\t')
                .filter(c -> !Tables.PRINTABLE.get(c))
                .distinct()
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    /**
     * The text as it is printed: composed (NFC), without characters that print nothing, and with the preferred character where the font
     * has one glyph for several, so that what is read out of the PDF is what was meant (行 U+884C, never ⾏ U+2F8F).
     */
    static String printed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder printed = null;
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            int c = composed.codePointAt(i);
            boolean invisible = c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
            int twin = invisible ? c : Tables.TWINS.getOrDefault(c, c);
            if (printed == null && (invisible || twin != c)) {
                printed = new StringBuilder(composed.length()).append(composed, 0, i);
            }
            if (printed != null && !invisible) {
                printed.appendCodePoint(twin);
            }
        }
        return printed == null ? composed : printed.toString();
    }

    /** What the font build wrote down about the faces. */
    private static final class Tables {

        static final BitSet PRINTABLE = new BitSet();
        static final Map<Integer, Integer> TWINS = new HashMap<>();

        static {
            read("printable.txt", (from, to) -> PRINTABLE.set(from, to + 1));
            read("twins.txt", TWINS::put);
        }

        private static void read(String file, BiConsumer<Integer, Integer> each) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(resource(file), StandardCharsets.US_ASCII))) {
                lines.lines()
                        .map(line -> line.split(" "))
                        .forEach(pair -> each.accept(Integer.parseInt(pair[0], 16), Integer.parseInt(pair[1], 16)));
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled fonts cannot be read", e);
            }
        }
    }
}
