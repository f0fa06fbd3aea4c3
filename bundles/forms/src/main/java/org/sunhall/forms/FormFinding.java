package org.sunhall.forms;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One thing wrong in a form file.
 *
 * @param pointer JSON pointer to the place in the form file (RFC 6901)
 * @param rule    stable name of the rule
 * @param message what is wrong
 * @param mend    how to mend it
 */
public record FormFinding(String pointer, String rule, Text message, Text mend) {

    public FormFinding {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(mend, "mend");
    }
}
