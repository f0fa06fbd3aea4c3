package org.sunhall.clocks;

/**
 * How days are counted where the law leaves it to its interpreter; a jurisdiction pack may choose. Fixed for all:
 * <ul>
 * <li>a limit in days runs out at 24:00 of its last day (民法典 art. 203);
 * <li>a day is used up only when the clock runs at its end: the day on which a clock stops is not used, the day on
 *     which it runs again is. So a stop on the last day saves that day, a stop and resumption within one day changes
 *     nothing, and exactly as many days are left out as nights were stopped (行政许可法 art. 45: "the time needed");
 * <li>hours are counted from the instant itself, holidays included, and never move to a working day.
 * </ul>
 *
 * @param rollDayEnd     whether a limit in calendar days whose last day is no working day runs to the end of the next
 *                       working day (民法典 art. 203); counted backwards, to the working day before
 * @param firstDayCounts whether the day of the anchor is itself the first day; national law does not count it
 *                       (民法典 art. 201)
 */
public record ClockRules(boolean rollDayEnd, boolean firstDayCounts) {

    /** National law: the day of the anchor is not counted, the last day moves on. */
    public static final ClockRules NATIONAL = new ClockRules(true, false);

    /** The day of the anchor is not counted. */
    public ClockRules(boolean rollDayEnd) {
        this(rollDayEnd, false);
    }
}
