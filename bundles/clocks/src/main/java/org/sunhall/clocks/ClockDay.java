package org.sunhall.clocks;

import java.time.LocalDate;
import org.sunhall.kernel.Text;

/**
 * One day on the way to a due date.
 *
 * @param date the day
 * @param kind why it was counted or left out
 * @param name the holiday or the ground, empty texts otherwise
 * @param sum  how many days are counted up to its end
 */
public record ClockDay(LocalDate date, SpanKind kind, Text name, long sum) {}
