package org.sunhall.kernel;

/** Check characters of ISO/IEC 7064 as far as the platform's codes use them. */
public final class Iso7064 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Iso7064() {}

    /**
     * The check digit of the hybrid system MOD 11,10: one digit over digits. It finds every single wrong digit and most
     * swaps.
     *
     * @param digits one or more of 0 to 9
     * @throws IllegalArgumentException when anything else is in it
     */
    public static char mod11x10(String digits) {
        requireSome(digits);
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("MOD 11,10 is defined over digits only");
            }
            int sum = (product + digit) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    /**
     * The check character of the hybrid system MOD 37,36: one character over digits and capital letters.
     *
     * @param text one or more of 0 to 9 and A to Z
     * @throws IllegalArgumentException when anything else is in it
     */
    public static char mod37x36(String text) {
        requireSome(text);
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("MOD 37,36 is defined over digits and capital letters only");
            }
            int sum = (product + value) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }

    private static void requireSome(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a check character needs something to check");
        }
    }
}
