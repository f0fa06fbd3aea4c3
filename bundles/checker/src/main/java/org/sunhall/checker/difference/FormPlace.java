package org.sunhall.checker.difference;

import com.fasterxml.jackson.databind.JsonNode;

/** A place in a form as people know it: the field's title instead of its pointer. */
final class FormPlace {

    private static final String PROPERTIES = "/properties/";

    private FormPlace() {}

    static String of(String pointer, JsonNode before, JsonNode after) {
        int last = pointer.lastIndexOf(PROPERTIES);
        if (last < 0) {
            return pointer;
        }
        int end = pointer.indexOf('/', last + PROPERTIES.length());
        String field = end < 0 ? pointer : pointer.substring(0, end);
        String rest = end < 0 ? "" : pointer.substring(end);
        String title =
                after.at(field + "/title").asText(before.at(field + "/title").asText(""));
        return title.isEmpty() ? pointer : "「" + title + "」" + rest;
    }
}
