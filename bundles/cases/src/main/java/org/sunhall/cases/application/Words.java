package org.sunhall.cases.application;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which of the words beside an event a reader is shown. */
final class Words {

    private Words() {}

    /** Officers' internal opinions and findings are not the applicant's to read; their own form is not repeated, nor parties' numbers. */
    static Map<String, String> readableBy(boolean applicant, Map<String, String> personal) {
        Map<String, String> readable = new LinkedHashMap<>();
        personal.forEach((name, value) -> {
            boolean internal = name.equals("opinion") || name.equals("findings");
            boolean numbers = name.startsWith("party.");
            if (!name.equals("form") && !numbers && !(applicant && internal)) {
                readable.put(name, value);
            }
        });
        return readable;
    }
}
