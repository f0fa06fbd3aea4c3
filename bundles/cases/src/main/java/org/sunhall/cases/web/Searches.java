package org.sunhall.cases.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** What a search asks for, or every parameter that is wrong. */
final class Searches {

    private static final int LONGEST = 120;

    private final List<FieldProblem> problems = new ArrayList<>();

    private Searches() {}

    static Outcome<CaseQuery> query(
            String stage,
            String item,
            String name,
            String from,
            String to,
            Boolean parked,
            Boolean copied,
            String after,
            int limit) {
        Searches search = new Searches();
        CaseQuery query = new CaseQuery(
                search.given("stage", stage, text -> Stage.valueOf(text).name()),
                search.given("item", item, Searches::bounded),
                search.given("name", name, Searches::bounded),
                search.given("from", from, Instant::parse),
                search.given("to", to, Instant::parse),
                Optional.ofNullable(parked),
                Boolean.TRUE.equals(copied),
                search.given(
                        "after", after, text -> CaseQuery.Cursor.parse(text).orElseThrow()),
                limit);
        return search.problems.isEmpty()
                ? Outcome.accepted(query)
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM, Text.of("查询条件有误。", "The search has faults."), search.problems));
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        return text;
    }

    private <T> Optional<T> given(String name, String text, Function<String, T> read) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
            problems.add(new FieldProblem(
                    "/" + name, "invalid", Text.of("查询条件“" + name + "”有误。", "“" + name + "” cannot be read.")));
            return Optional.empty();
        }
    }
}
