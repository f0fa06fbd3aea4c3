package cn.sunshine.market.food;

import java.util.regex.Pattern;

/**
 * The number of a food business licence (食品经营许可和备案管理办法 art. 26): {@code JY}, one digit for the main format, six of the division
 * (province, city, county), six of the sequence, and a check digit by ISO/IEC 7064 MOD 11,10.
 */
final class LicenceNumber {

    private static final Pattern NUMBER = Pattern.compile("JY[0-9]{14}");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");
    private static final long LARGEST = 999_999;

    private LicenceNumber() {}

    /**
     * The number for a sequence that the platform has allocated.
     *
     * @throws IllegalArgumentException when a part does not fit its digits
     */
    static String of(int format, String division, long sequence) {
        if (format < 1 || format > 9 || !DIVISION.matcher(division).matches() || sequence < 1 || sequence > LARGEST) {
            throw new IllegalArgumentException("a licence number has 1 digit of format, 6 of division, 6 of sequence");
        }
        String digits = format + division + String.format("%06d", sequence);
        return "JY" + digits + checkDigit(digits);
    }

    /** Whether it has the form of a licence number and its check digit fits. */
    static boolean isValid(String number) {
        return NUMBER.matcher(number).matches() && checkDigit(number.substring(2, 15)) == number.charAt(15);
    }

    private static char checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
