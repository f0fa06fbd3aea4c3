package org.sunhall.clocks;

import java.time.LocalDate;
import org.sunhall.kernel.Text;

/**
 * Days in a row that a clock treats alike.
 *
 * @param from    the first of them
 * @param to      the last of them
 * @param kind    why they were counted or left out
 * @param name    the holiday or the ground, empty texts otherwise
 * @param counted how many of them were counted
 */
public record ClockSpan(LocalDate from, LocalDate to, SpanKind kind, Text name, long counted) {}
