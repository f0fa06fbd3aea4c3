package org.sunhall.clocks;

/** Why days of a clock were counted or left out. */
public enum SpanKind {
    /** Counted. */
    COUNTED,
    /** Counted: a weekend day worked in exchange. */
    MAKE_UP,
    /** Left out: weekend. */
    WEEKEND,
    /** Left out: a public holiday or a day off in lieu. */
    HOLIDAY,
    /** Left out: the clock was stopped. */
    STOPPED,
    /** After the last day, which was no working day: the limit runs on to the next. */
    ROLLED
}
