package org.sunhall.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The unified supervision code of a case (统一服务监管码, R-143): six digits of the division, eight of the day of
 * acceptance, six of the day's sequence, one check character (ISO/IEC 7064 MOD 37,36).
 *
 * @param value 21 characters, without separators
 */
public record SupervisionCode(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{20}[0-9A-Z]");

    public SupervisionCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a supervision code has 20 digits and a check character");
        }
        if (Iso7064.mod37x36(value.substring(0, 20)) != value.charAt(20)) {
            throw new IllegalArgumentException("the check character of the supervision code does not fit");
        }
        requireDate(value.substring(6, 14));
    }

    /**
     * Composes a code.
     *
     * @param division six digits (GB/T 2260)
     * @param day      yyyyMMdd
     * @param sequence 1 to 999999, unique within division and day
     * @throws IllegalArgumentException when a part is anything else
     */
    public static SupervisionCode of(String division, String day, int sequence) {
        if (sequence < 1 || sequence > 999_999) {
            throw new IllegalArgumentException("the sequence of a day lies between 1 and 999999");
        }
        if (!division.matches("[0-9]{6}") || !day.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("a division has six digits, a day eight");
        }
        String body = division + day + String.format(Locale.ROOT, "%06d", sequence);
        return new SupervisionCode(body + Iso7064.mod37x36(body));
    }

    /** Reads what a person typed: spaces and hyphens are dropped, letters raised. Empty when it is no valid code. */
    public static Optional<SupervisionCode> parse(String typed) {
        if (typed == null || typed.length() > 64) {
            return Optional.empty();
        }
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return Optional.of(new SupervisionCode(plain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void requireDate(String day) {
        try {
            LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the day of the supervision code is none", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
