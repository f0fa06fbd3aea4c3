package org.sunhall.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** Collects what is wrong with what was sent. */
final class Checks {

    static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,59}");
    static final int MAX_PASSWORD = 200;
    static final int MIN_PASSWORD = 10;

    private final List<FieldProblem> problems = new ArrayList<>();

    Checks text(String pointer, String value, int min, int max) {
        boolean bad = value.length() < min
                || value.length() > max
                || value.chars().anyMatch(Character::isISOControl)
                || min > 0 && value.isBlank();
        return fails(
                bad,
                pointer,
                "text",
                Text.of("应为 {0} 至 {1} 个字符，且不含控制字符", "{0} to {1} characters without control characters")
                        .with(min, max));
    }

    Checks name(String pointer, Text name) {
        return text(pointer + "/zh", name.zh(), 1, 200).text(pointer + "/en", name.en(), 1, 200);
    }

    Checks fails(boolean bad, String pointer, String rule, Text message) {
        if (bad) {
            problems.add(new FieldProblem(pointer, rule, message));
        }
        return this;
    }

    Optional<Rejection> rejection() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Rejection(IdentityRejection.INVALID, problems.get(0).message(), problems));
    }
}
