package org.sunhall.plugins;

/** How a stored plug-in stands. */
public enum PluginState {
    /** Stored; nothing needs it, so nothing of it runs. */
    PROPOSED,
    /** Needed by an edition in force or by running cases, present, and its code (if it has any) is started. */
    RUNNING,
    /** Needed or not, no file of its id is in {@code deploy/} any more: its code is stopped, its cases are parked. */
    AWAY,
    /** Needed, but its code could not be started, or was taken out because it did not answer in time. */
    FAILED
}
