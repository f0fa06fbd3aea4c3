package org.sunhall.clocks;

/**
 * Counts the days of one clock that are used up: days after the start at whose end the clock runs; for working-day
 * limits only working days. A stop takes the days from the one it begins on to the one before it ends.
 */
final class DayCount {

    private final WorkCalendar calendar;
    private final boolean workingDays;
    private final long start;
    private final long[] stopFrom;
    private final long[] stopUntil;

    /** Stops as half-open ranges of epoch days, in order; the unit is one of days. */
    DayCount(WorkCalendar calendar, LimitUnit unit, long start, long[] stopFrom, long[] stopUntil) {
        this.calendar = calendar;
        this.workingDays = unit == LimitUnit.WORKING_DAY;
        this.start = start;
        this.stopFrom = stopFrom;
        this.stopUntil = stopUntil;
    }

    long start() {
        return start;
    }

    /** The days counted after the start, up to and including this one. */
    long counted(long until) {
        long sum = 0;
        long low = start;
        for (int i = 0; i < stopFrom.length && low < until; i++) {
            sum += plain(low, Math.min(until, stopFrom[i] - 1));
            low = Math.max(low, stopUntil[i] - 1);
        }
        return sum + plain(low, until);
    }

    /** The day that is the n-th counted. */
    long number(long n) {
        long left = n;
        long low = start;
        for (int i = 0; i < stopFrom.length; i++) {
            long here = plain(low, stopFrom[i] - 1);
            if (left <= here) {
                break;
            }
            left -= here;
            low = Math.max(low, stopUntil[i] - 1);
        }
        return workingDays ? calendar.plusWorkingDays(low, left) : low + left;
    }

    /** Which stop the clock is in at the end of this day, -1 for none. */
    int stopAt(long day) {
        for (int i = 0; i < stopFrom.length; i++) {
            if (stopFrom[i] <= day && day < stopUntil[i]) {
                return i;
            }
        }
        return -1;
    }

    boolean isStopped(long day) {
        return stopAt(day) >= 0;
    }

    /** Days of the unit after one day up to and including another, stops not regarded; never negative. */
    long plain(long after, long until) {
        if (until <= after) {
            return 0;
        }
        return workingDays ? calendar.workingDays(until) - calendar.workingDays(after) : until - after;
    }
}
