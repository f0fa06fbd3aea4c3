package org.sunhall.clocks;

/** Whether a clock counts. */
public enum ClockState {
    /** Time is being counted. */
    RUNNING,
    /** Stopped on a typed ground: time is not counted. */
    STOPPED,
    /** What the limit was for has happened. */
    ENDED
}
