package org.sunhall.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The citizen identity number (GB 11643-1999): six digits of division, birth date, three of sequence, a check. */
public final class CitizenId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private CitizenId() {}

    /** Whether it has 17 digits with a real birth date, and the check character fits (capital X). */
    public static boolean isValid(String number) {
        if (number == null || !number.matches("[1-9][0-9]{16}[0-9X]")) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException e) {
            return false;
        }
        return checkCharacter(number.substring(0, 17)) == number.charAt(17);
    }

    /**
     * The 18th character for 17 digits.
     *
     * @throws IllegalArgumentException when they are not 17 digits
     */
    public static char checkCharacter(String first17) {
        if (first17.length() != 17) {
            throw new IllegalArgumentException("an identity number has 17 digits before its check character");
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = first17.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("character " + (i + 1) + " is no digit");
            }
            sum += digit * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
