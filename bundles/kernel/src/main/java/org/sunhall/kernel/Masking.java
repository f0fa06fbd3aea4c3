package org.sunhall.kernel;

/** Hides personal values in logs and public views. */
public final class Masking {

    private Masking() {}

    /** A person's name: the first character stays, as the hall shows it. */
    public static String name(String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    /** A number of a paper, a telephone, an account: the first three and the last two characters stay. */
    public static String number(String number) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        if (number.length() < 8) {
            return "*".repeat(number.length());
        }
        return number.substring(0, 3) + "*".repeat(number.length() - 5) + number.substring(number.length() - 2);
    }
}
