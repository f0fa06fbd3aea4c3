package org.sunhall.kernel;

import java.util.Locale;
import java.util.Objects;

/**
 * A sentence for people in the two languages of the platform.
 *
 * @param zh simplified Chinese, always present
 * @param en English, always present
 */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The two sentences as one text. */
    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** A name or number that reads the same in both languages. */
    public static Text same(String both) {
        return new Text(both, both);
    }

    /** The sentence in the reader's language: English for {@code en…}, Chinese for everybody else. */
    public String in(Locale locale) {
        return locale != null && "en".equals(locale.getLanguage()) ? en : zh;
    }

    /** Fills {@code {0}}, {@code {1}} … in both sentences with the given values. */
    public Text with(Object... values) {
        String filledZh = zh;
        String filledEn = en;
        for (int i = 0; i < values.length; i++) {
            boolean bilingual = values[i] instanceof Text;
            filledZh = filledZh.replace("{" + i + "}", bilingual ? ((Text) values[i]).zh : String.valueOf(values[i]));
            filledEn = filledEn.replace("{" + i + "}", bilingual ? ((Text) values[i]).en : String.valueOf(values[i]));
        }
        return new Text(filledZh, filledEn);
    }
}
