package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** There is one place that computes legal dates: the clocks (design.md §2). */
@Tag("R-111")
class LegalTimeTest {

    private static final Set<String> CALENDARS = Set.of(
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            ZonedDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ChronoLocalDate.class.getName(),
            YearMonth.class.getName());
    private static final Set<String> ALWAYS =
            Set.of(DayOfWeek.class.getName(), Period.class.getName(), TemporalAdjusters.class.getName());
    private static final Pattern COMPUTES = Pattern.compile(
            "(plus|minus)(Days|Weeks|Months|Years)?|datesUntil|until|getDayOfWeek|atStartOfDay|lengthOf(Month|Year)|with[A-Z].*");

    /** Who may, and why: none of these is a limit of the law. */
    private static final Map<String, String> MAY = Map.of(
            "org.sunhall.templates.Filling",
            "a date in a paper is formatted as the beginning of its day",
            "org.sunhall.checker.VirtualCase",
            "a rehearsed story waits by its virtual clock",
            "org.sunhall.catalog.model.Declaration",
            "an event that is known by its date is an anchor at the beginning of that day",
            "org.sunhall.catalog.application.ChangeStanding",
            "hanging looks three years back (R-091)",
            "org.sunhall.jurisdictions.internal.CalendarNotice",
            "a notice's make-up days are compared with their weekday before the calendar takes them",
            "org.sunhall.jurisdictions.internal.http.JurisdictionsResource",
            "it reminds early that next year's notice is not there yet");

    @Test
    void onlyTheClocksComputeDates() {
        Map<String, Set<String>> found = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        House house = House.asBuilt();
        boolean clocks = false;
        for (String bundle : house.bundles()) {
            for (JavaClass one : house.classes(bundle)) {
                for (JavaAccess<?> access : one.getAccessesFromSelf()) {
                    if (!computes(access)) {
                        continue;
                    }
                    String owner = outermost(one);
                    if (bundle.equals("clocks")) {
                        clocks = true;
                    } else if (MAY.containsKey(owner)) {
                        used.add(owner);
                    } else {
                        found.computeIfAbsent(owner, key -> new TreeSet<>()).add(access.getDescription());
                    }
                }
            }
        }
        assertThat(clocks).as("the rule finds what it looks for").isTrue();
        assertThat(used).as("nobody is allowed what they do not do").isEqualTo(MAY.keySet());
        assertThat(found).isEmpty();
    }

    private static boolean computes(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        return ALWAYS.contains(owner)
                || CALENDARS.contains(owner)
                        && COMPUTES.matcher(access.getName()).matches();
    }

    private static String outermost(JavaClass one) {
        String name = one.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
