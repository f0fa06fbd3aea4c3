package org.sunhall.clocks;

/** Whose time a clock counts. */
public enum ClockOwner {
    /** The office that handles the case. */
    OFFICE,
    /** The party, for example while it completes its materials. */
    PARTY,
    /** A third party, for example an inspection body. */
    THIRD_PARTY
}
