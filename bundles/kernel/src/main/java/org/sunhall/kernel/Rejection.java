package org.sunhall.kernel;

import java.util.List;
import java.util.Objects;

/**
 * Why a command was refused. A refusal changes nothing.
 *
 * @param code   the named reason
 * @param detail what happened this time and how to mend it
 * @param fields the places that are wrong, empty when the refusal is not about what was sent
 */
public record Rejection(RejectionCode code, Text detail, List<FieldProblem> fields) {

    public Rejection {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        fields = List.copyOf(fields);
    }

    /** A refusal that is not about single fields. */
    public static Rejection of(RejectionCode code, Text detail) {
        return new Rejection(code, detail, List.of());
    }

    /** A refusal whose title says everything. */
    public static Rejection of(RejectionCode code) {
        return new Rejection(code, code.title(), List.of());
    }
}
