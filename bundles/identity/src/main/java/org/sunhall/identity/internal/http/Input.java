package org.sunhall.identity.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** Reads the fields of a body into the domain's types and collects everything that is wrong with them. */
final class Input {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** The field, needed. Null when it is missing or not of the form; the problem is noted. */
    <T> T need(String pointer, String given, Function<String, T> read) {
        if (given == null || given.isBlank()) {
            return problem(pointer, "required", Text.of("缺少该项", "This is missing"));
        }
        return parsed(pointer, given, read);
    }

    /** The field, empty when it is missing or null. */
    <T> Optional<T> maybe(String pointer, String given, Function<String, T> read) {
        return given == null || given.isBlank() ? Optional.empty() : Optional.ofNullable(parsed(pointer, given, read));
    }

    /** The elements of a list, none when it is missing. */
    <T> Set<T> each(String pointer, List<String> given, Function<String, T> read) {
        Set<T> all = new LinkedHashSet<>();
        List<String> listed = given == null ? List.of() : given;
        for (int i = 0; i < listed.size(); i++) {
            T one = need(pointer + "/" + i, listed.get(i), read);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    Text text(String pointer, Text given) {
        return given == null ? problem(pointer, "required", Text.of("缺少该项", "This is missing")) : given;
    }

    /** What is built of the fields when all are well; a combination the domain refuses is a problem of the whole. */
    <T> Outcome<T> build(Supplier<T> whole) {
        if (problems.isEmpty()) {
            try {
                return Outcome.accepted(whole.get());
            } catch (IllegalArgumentException e) {
                problem("", "combination", Text.of("各项之间不相符", "The fields do not fit together"));
            }
        }
        return Outcome.refused(
                new Rejection(IdentityRejection.INVALID, problems.get(0).message(), problems));
    }

    private <T> T parsed(String pointer, String given, Function<String, T> read) {
        try {
            return read.apply(given);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return problem(pointer, "form", Text.of("格式无效", "This is not of the right form"));
        }
    }

    private <T> T problem(String pointer, String rule, Text message) {
        problems.add(new FieldProblem(pointer, rule, message));
        return null;
    }
}
