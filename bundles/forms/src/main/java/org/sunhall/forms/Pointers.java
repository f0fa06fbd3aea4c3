package org.sunhall.forms;

import java.util.ArrayList;
import java.util.List;

/** JSON pointers (RFC 6901). */
final class Pointers {

    private Pointers() {}

    static String append(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String part : pointer.substring(1).split("/", -1)) {
                names.add(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return names;
    }
}
