package org.sunhall.clocks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * What a calendar says of one date.
 *
 * @param date the date
 * @param kind what sort of day it is
 * @param name the holiday it belongs to, empty texts for ordinary working days and weekends
 */
public record CalendarDay(LocalDate date, DayKind kind, Text name) {

    private static final Text NO_NAME = Text.same("");

    public CalendarDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** The date by its weekday alone. */
    public static CalendarDay ordinary(LocalDate date) {
        boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return new CalendarDay(date, weekend ? DayKind.WEEKEND : DayKind.WORKING, NO_NAME);
    }
}
