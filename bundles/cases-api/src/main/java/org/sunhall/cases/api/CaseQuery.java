package org.sunhall.cases.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.CaseId;

/**
 * Which cases to list, latest first.
 *
 * @param stage  only those at this stage, for example {@code HANDLING}
 * @param item   only those of this item
 * @param name   only those whose applicant's name begins so
 * @param from   only those filed at or after this instant
 * @param until  only those filed before this instant
 * @param parked only those that wait for their plug-in, or only those that do not
 * @param copied instead of the reader's own, the cases their organisation was given a copy of
 * @param after  the last case of the page before, empty for the first page
 * @param limit  how many at most, 1 to 200
 */
public record CaseQuery(
        Optional<String> stage,
        Optional<String> item,
        Optional<String> name,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Boolean> parked,
        boolean copied,
        Optional<Cursor> after,
        int limit) {

    public CaseQuery {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(parked, "parked");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a page has between 1 and 200 rows");
        }
    }

    /** Cases at a stage and of an item. */
    public CaseQuery(Optional<String> stage, Optional<String> item, Optional<Cursor> after, int limit) {
        this(stage, item, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, after, limit);
    }

    /** The first page of all cases the reader may see. */
    public static CaseQuery first(int limit) {
        return new CaseQuery(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** The same query, going on after this case. */
    public CaseQuery after(CaseSummary last) {
        return new CaseQuery(stage, item, name, from, until, parked, copied, Optional.of(Cursor.of(last)), limit);
    }

    /** The place of a case in a list. */
    public record Cursor(Instant submittedAt, CaseId id) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([A-Za-z0-9-]{1,40})");

        /** The place after this case. */
        public static Cursor of(CaseSummary last) {
            return new Cursor(last.submittedAt(), last.id());
        }

        /** As text for a client to send back; clients read nothing from it. */
        public String text() {
            String plain = submittedAt.toEpochMilli() + ":" + id.value();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        /** What a client sent back; empty when it is none of ours. */
        public static Optional<Cursor> parse(String text) {
            try {
                Matcher plain = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
                return plain.matches()
                        ? Optional.of(new Cursor(
                                Instant.ofEpochMilli(Long.parseLong(plain.group(1))), new CaseId(plain.group(2))))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
