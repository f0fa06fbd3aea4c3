package org.sunhall.demo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([dhm])");

    private Durations() {}

    static Duration parse(String typed) {
        Matcher matcher = FORM.matcher(typed == null ? "" : typed.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write 3d, 12h or 30m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
