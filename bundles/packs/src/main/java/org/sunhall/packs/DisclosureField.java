package org.sunhall.packs;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One thing a power item must or may disclose (K-07, K-08).
 *
 * @param key      the field in the item's {@code disclosure} object
 * @param title    its name in the hall
 * @param required whether an item without it is refused
 * @param source   the requirement it comes from, for example {@code R-223}
 */
public record DisclosureField(String key, Text title, boolean required, String source) {

    public DisclosureField {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(source, "source");
    }

    /** The same field, required or not. */
    DisclosureField asRequired(boolean must) {
        return new DisclosureField(key, title, must, source);
    }
}
