package org.sunhall.ledger;

import java.util.regex.Pattern;

/**
 * Which sequence of events: one case, one edition, one plug-in, one person.
 *
 * @param kind the sort of thing, for example {@code case}: 1 to 40 small letters, digits and hyphens
 * @param key  the thing's id: 1 to 160 letters, digits and {@code . _ : - /}
 */
public record StreamId(String kind, String key) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,159}");

    public StreamId {
        if (kind == null || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a valid kind of stream");
        }
        if (key == null || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a valid key of a stream");
        }
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
