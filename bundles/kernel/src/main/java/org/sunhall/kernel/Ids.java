package org.sunhall.kernel;

import java.util.regex.Pattern;

final class Ids {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,119}");

    private Ids() {}

    static String name(String what, String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not a valid " + what);
        }
        return value;
    }
}
