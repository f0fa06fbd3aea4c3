package org.sunhall.disclosure.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list that is ordered by time, latest first.
 *
 * @param millis epoch milliseconds
 * @param id     the row's id
 */
public record TimeMark(long millis, String id) {

    private static final int LONGEST = 300;

    /** As it is written into an answer. */
    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((millis + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** The mark somebody sent back; empty when it is none of ours. */
    public static Optional<TimeMark> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return space < 1
                    ? Optional.empty()
                    : Optional.of(new TimeMark(Long.parseLong(plain.substring(0, space)), plain.substring(space + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
