package org.sunhall.clocks;

/** The derived state of a clock's time. Shown as shape, word and colour, never as colour alone. */
public enum Lamp {
    /** Enough time is left. */
    GREEN,
    /** What is left does not exceed the warning. */
    YELLOW,
    /** The limit has passed. */
    RED
}
