package org.sunhall.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * An administrative division (GB/T 2260).
 *
 * @param code 6 digits: two for the province, two for the prefecture, two for the county
 * @param name its name, at most 200 characters a language
 * @param from its first day, empty when it was always there as far as the platform knows
 * @param to   its last day, empty while it exists
 */
public record Division(String code, Text name, Optional<LocalDate> from, Optional<LocalDate> to) {

    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}");

    public Division {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (code == null || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a division code has 6 digits and does not begin with 0");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException("a division ends before it begins");
        }
    }

    /** Whether it exists on this day. */
    public boolean existsOn(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    /**
     * The code of the division above: of a county its prefecture, of a prefecture its province, of a province none.
     * Counties directly under a province hang on an entry of the table that stands for no office (省直辖县级行政区划).
     */
    public Optional<String> above() {
        if (code.endsWith("0000")) {
            return Optional.empty();
        }
        return Optional.of(code.endsWith("00") ? code.substring(0, 2) + "0000" : code.substring(0, 4) + "00");
    }
}
