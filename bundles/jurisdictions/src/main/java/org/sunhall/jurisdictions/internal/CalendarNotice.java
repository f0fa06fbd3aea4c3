package org.sunhall.jurisdictions.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;

/** The days off and make-up days of one year, read strictly: every mistake is found at once. */
record CalendarNotice(int year, String source, WorkCalendar days) {

    private static final Set<String> FIELDS = Set.of("year", "source", "days");
    private static final Set<String> DAY_FIELDS = Set.of("date", "kind", "zh", "en");

    /** A notice, or all that is wrong with it. */
    record Reading(Optional<CalendarNotice> notice, List<FieldProblem> findings) {}

    /** @param known what is known already: years follow each other without a gap */
    static Reading read(JsonNode file, WorkCalendar known) {
        List<FieldProblem> findings = new ArrayList<>();
        if (file == null || !file.isObject()) {
            findings.add(problem("", "object", "应为一个JSON对象", "a notice is a JSON object"));
            return new Reading(Optional.empty(), findings);
        }
        unknown(file, "", FIELDS, findings);
        int year = file.path("year").isInt() ? file.path("year").intValue() : 0;
        if (year < known.knownFrom().getYear() || year > known.knownUntil().getYear() + 1) {
            findings.add(problem(
                    "/year",
                    "year",
                    "年份应在" + known.knownFrom().getYear() + "至"
                            + (known.knownUntil().getYear() + 1) + "之间,不得跳过年份",
                    "a year from " + known.knownFrom().getYear() + " to "
                            + (known.knownUntil().getYear() + 1) + "; none may be left out"));
        }
        String source = file.path("source").asText();
        if (source.isBlank() || source.length() > 300) {
            findings.add(
                    problem("/source", "required", "缺少通知文号,或超过300字", "the notice's number is missing or too long"));
        }
        JsonNode listed = file.path("days");
        if (!listed.isArray() || listed.isEmpty()) {
            findings.add(problem("/days", "required", "没有日期", "there are no days"));
        }
        List<CalendarDay> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < listed.size(); i++) {
            day(listed.get(i), "/days/" + i, year, seen, findings).ifPresent(days::add);
        }
        if (!findings.isEmpty()) {
            return new Reading(Optional.empty(), findings);
        }
        return new Reading(
                Optional.of(new CalendarNotice(
                        year, source, WorkCalendar.of(days, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))),
                findings);
    }

    private static Optional<CalendarDay> day(
            JsonNode one, String place, int year, Set<LocalDate> seen, List<FieldProblem> findings) {
        int before = findings.size();
        unknown(one, place, DAY_FIELDS, findings);
        LocalDate date = null;
        try {
            date = LocalDate.parse(one.path("date").asText());
        } catch (DateTimeException e) {
            findings.add(problem(place + "/date", "date", "日期无效", "no date of the form 2027-01-01"));
        }
        DayKind kind =
                switch (one.path("kind").asText()) {
                    case "holiday" -> DayKind.HOLIDAY;
                    case "in-lieu" -> DayKind.IN_LIEU;
                    case "make-up" -> DayKind.MAKE_UP;
                    default -> null;
                };
        if (kind == null) {
            findings.add(problem(place + "/kind", "kind", "应为holiday、in-lieu或make-up", "holiday, in-lieu or make-up"));
        }
        for (String language : List.of("zh", "en")) {
            if (one.path(language).asText().isBlank()) {
                findings.add(problem(place + "/" + language, "required", "缺少节日名称", "the holiday's name is missing"));
            }
        }
        if (date != null) {
            // Days off for New Year and their make-up days may lie in the last week of the year before.
            if (date.getYear() != year && !(date.getYear() == year - 1 && date.getDayOfYear() > 358)) {
                findings.add(problem(place + "/date", "year", "日期不属于该年度", "the date does not belong to the year"));
            }
            if (!seen.add(date)) {
                findings.add(problem(place + "/date", "duplicate", "日期重复", "this date is named twice"));
            }
            boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if (kind == DayKind.MAKE_UP && !weekend) {
                findings.add(problem(place + "/kind", "weekday", "调休上班应在星期六或星期日", "a make-up day lies on a weekend"));
            }
            if (kind == DayKind.IN_LIEU && weekend) {
                findings.add(problem(place + "/kind", "weekend", "调休放假应在工作日", "a day off in lieu lies on a weekday"));
            }
        }
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new CalendarDay(
                        date,
                        kind,
                        Text.of(one.path("zh").asText(), one.path("en").asText())));
    }

    private static void unknown(JsonNode one, String place, Set<String> known, List<FieldProblem> findings) {
        one.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                findings.add(problem(place + "/" + name, "unknown-field", "未知的字段", "no such field"));
            }
        });
    }

    private static FieldProblem problem(String pointer, String rule, String zh, String en) {
        return new FieldProblem(pointer, rule, Text.of(zh, en));
    }
}
