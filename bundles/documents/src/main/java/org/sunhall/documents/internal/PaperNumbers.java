package org.sunhall.documents.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of paper numbers, as {@code PaperOrder.series} describes them. */
final class PaperNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::([1-9]|1[0-8]))?}");

    private PaperNumbers() {}

    static String inYear(String pattern, int year) {
        return pattern.replace("{year}", String.format(Locale.ROOT, "%04d", year));
    }

    static boolean counts(String pattern) {
        return NUMBER.matcher(pattern).find();
    }

    static String with(String pattern, long number) {
        Matcher place = NUMBER.matcher(pattern);
        return place.replaceAll(found -> {
            String width = found.group(1);
            return width == null ? Long.toString(number) : String.format(Locale.ROOT, "%0" + width + "d", number);
        });
    }

    /** What numbers are compared by: brackets of every kind are one kind, widths and spaces do not count. */
    static String key(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("[\\[(〔［【]", "〔")
                .replaceAll("[\\])〕］】]", "〕")
                .toUpperCase(Locale.ROOT);
    }
}
