package org.sunhall.search;

import java.util.Map;
import java.util.Objects;

/**
 * Something that can be found.
 *
 * @param key      what it is found as; a second entry with the same key takes its place
 * @param code     a code that people type from its beginning
 * @param name     what it is called, in Chinese: words, pinyin and initials find it
 * @param otherName in another language
 * @param text     what else says something of it, found after names
 * @param filters  exact values it can be narrowed by, for example {@code type=licence}
 * @param stamp    by which its owner knows whether it is still what is to be found; empty for none
 */
public record SearchEntry(
        String key,
        String code,
        String name,
        String otherName,
        String text,
        Map<String, String> filters,
        String stamp) {

    /** An entry without a stamp. */
    public SearchEntry(
            String key, String code, String name, String otherName, String text, Map<String, String> filters) {
        this(key, code, name, otherName, text, filters, "");
    }

    public SearchEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(otherName, "otherName");
        Objects.requireNonNull(text, "text");
        filters = Map.copyOf(filters);
        Objects.requireNonNull(stamp, "stamp");
    }
}
