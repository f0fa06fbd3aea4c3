package org.sunhall.kernel;

import java.util.Objects;

/**
 * One thing wrong at one place of what was sent.
 *
 * @param pointer JSON pointer to the place (RFC 6901), or the file and line for a plug-in
 * @param rule    stable name of the rule that is broken, for example {@code required} or {@code credit-code}
 * @param message what is wrong and how to mend it
 */
public record FieldProblem(String pointer, String rule, Text message) {

    public FieldProblem {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
