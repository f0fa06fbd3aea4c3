package org.sunhall.clocks;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * A length of legal time, written {@code 10wd}, {@code 30d}, {@code 24h}.
 *
 * @param amount 0 to 99 999; a budget needs at least 1
 * @param unit   what it is counted in
 */
public record Limit(int amount, LimitUnit unit) {

    private static final int LARGEST = 99_999;
    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,4})(wd|d|h)");

    public Limit {
        Objects.requireNonNull(unit, "unit");
        if (amount < 0 || amount > LARGEST) {
            throw new IllegalArgumentException("a limit lies between 0 and " + LARGEST);
        }
    }

    /** So many working days. */
    public static Limit workingDays(int amount) {
        return new Limit(amount, LimitUnit.WORKING_DAY);
    }

    /** So many calendar days. */
    public static Limit days(int amount) {
        return new Limit(amount, LimitUnit.DAY);
    }

    /** So many hours. */
    public static Limit hours(int amount) {
        return new Limit(amount, LimitUnit.HOUR);
    }

    /** Reads {@code 10wd}, {@code 30d} or {@code 24h}. Empty when it is none of them. */
    public static Optional<Limit> tryParse(String written) {
        Matcher parts = WRITTEN.matcher(written == null ? "" : written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(parts.group(1));
        for (LimitUnit unit : LimitUnit.values()) {
            if (unit.suffix().equals(parts.group(2))) {
                return Optional.of(new Limit(amount, unit));
            }
        }
        return Optional.empty();
    }

    /**
     * Reads {@code 10wd}, {@code 30d} or {@code 24h}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Limit parse(String written) {
        return tryParse(written)
                .orElseThrow(
                        () -> new IllegalArgumentException("not a limit: " + written + "; write 10wd, 30d or 24h"));
    }

    /** The limit for people, for example {@code 20个工作日}, {@code 20 working days}. */
    public Text text() {
        return unit.text(amount);
    }

    /** As it is written in files: {@code 10wd}. */
    @Override
    public String toString() {
        return amount + unit.suffix();
    }
}
