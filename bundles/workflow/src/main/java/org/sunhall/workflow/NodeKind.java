package org.sunhall.workflow;

/** What a node of a flow is. */
public enum NodeKind {
    /** Where its scope starts. */
    START,
    /** Where a token of its scope ends. */
    END,
    /** A {@link Step}. */
    STEP,
    /** One way out is chosen. */
    EXCLUSIVE,
    /** All ways in are awaited, all ways out are taken. */
    PARALLEL,
    /** A scope of its own: one start, done when no token is left in it. */
    SUB_PROCESS
}
