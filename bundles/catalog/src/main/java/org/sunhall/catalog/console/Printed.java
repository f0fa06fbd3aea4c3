package org.sunhall.catalog.console;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** How the commands print. */
final class Printed {

    private static final int MOST = 50;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Printed() {}

    static String both(Text text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en();
    }

    static String time(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /** The refusal with its faults, the first of them when there are many. */
    static void refused(PrintStream out, Rejection rejection) {
        out.println("✗ " + both(rejection.detail()) + "  [" + rejection.code().id() + "]");
        rejection.fields().stream()
                .limit(MOST)
                .forEach(field ->
                        out.println("  " + field.pointer() + " [" + field.rule() + "] " + both(field.message())));
        if (rejection.fields().size() > MOST) {
            out.println("  … " + (rejection.fields().size() - MOST) + " 处未列出 / more");
        }
    }
}
