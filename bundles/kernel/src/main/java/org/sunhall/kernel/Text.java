package org.sunhall.kernel;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence for people in the two languages of the platform.
 *
 * @param zh simplified Chinese, always present
 * @param en English, always present
 */
public record Text(String zh, String en) {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9]{1,2})}");

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

    /** Fills {@code {0}}, {@code {1}} … in both sentences with the values; what a value brings along stays as it is. */
    public Text with(Object... values) {
        return new Text(fill(zh, values, Text::zh), fill(en, values, Text::en));
    }

    private static String fill(String sentence, Object[] values, Function<Text, String> language) {
        return PLACE.matcher(sentence).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            if (number >= values.length) {
                return Matcher.quoteReplacement(place.group());
            }
            Object value = values[number];
            return Matcher.quoteReplacement(value instanceof Text text ? language.apply(text) : String.valueOf(value));
        });
    }
}
