package org.sunhall.clocks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a changed calendar does to a clock that runs: the clock's ledger stays as it is, its due date is another.
 *
 * @param clock         the clock
 * @param oldDue        the first instant at which the limit had passed by the old calendar
 * @param oldDueDate    the last day by the old calendar
 * @param newDue        the same by the new calendar
 * @param newDueDate    the same by the new calendar
 * @param newYellowFrom the first yellow instant by the new calendar
 * @param provisional   whether the new due date still depends on days that are not announced yet
 */
public record Reprojection(
        StatutoryClock clock,
        Instant oldDue,
        LocalDate oldDueDate,
        Instant newDue,
        LocalDate newDueDate,
        Instant newYellowFrom,
        boolean provisional) {}
