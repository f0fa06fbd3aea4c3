package org.sunhall.cases.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.cases.store.TaskStore.Place;

/** Places in an inbox as text that clients send back. */
final class InboxPlaces {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([\\x21-\\x7e]{1,200})");

    private InboxPlaces() {}

    static String text(Place place) {
        byte[] plain = (place.due().toEpochMilli() + ":" + place.id()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /** Empty when it is none of ours; the reader then begins at the first page. */
    static Optional<Place> parse(String text) {
        try {
            Matcher plain = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return plain.matches()
                    ? Optional.of(new Place(Instant.ofEpochMilli(Long.parseLong(plain.group(1))), plain.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
