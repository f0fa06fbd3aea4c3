package org.sunhall.rest;

import java.util.List;
import java.util.Objects;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/**
 * What a problem answer says (RFC 9457), before it is put into a language.
 *
 * @param status HTTP status
 * @param code   stable id, the last part of the {@code type}
 * @param title  the same for every problem of this code
 * @param detail what happened this time and how to mend it
 * @param fields the places that are wrong, empty when it is not about what was sent
 */
public record Problem(int status, String code, Text title, Text detail, List<FieldProblem> fields) {

    /** Problem types are this and the code. */
    public static final String TYPE = "https://sunhall.org/problems/";

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        fields = List.copyOf(fields);
    }

    /** The problem that tells a refusal. */
    public static Problem of(Rejection rejection) {
        return new Problem(
                rejection.code().kind().status(),
                rejection.code().id(),
                rejection.code().title(),
                rejection.detail(),
                rejection.fields());
    }
}
