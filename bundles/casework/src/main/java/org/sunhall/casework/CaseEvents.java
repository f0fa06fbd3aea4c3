package org.sunhall.casework;

/** The names of a case's events. */
public final class CaseEvents {
    public static final String SUBMITTED = "case.submitted";
    public static final String CLOCK = "case.clock";
    public static final String TOLD_MISSING = "case.told-missing";
    public static final String SUPPLIED = "case.supplied";
    public static final String ACCEPTED = "case.accepted";
    public static final String NOT_ACCEPTED = "case.not-accepted";
    public static final String NOT_NEEDED = "case.not-needed";
    public static final String REFERRED = "case.referred";
    public static final String STEP_OPENED = "case.step-opened";
    public static final String STEP_SIGNED = "case.step-signed";
    public static final String STEP_COMPLETED = "case.step-completed";
    public static final String TASK_PENDING = "case.task-pending";
    public static final String TASK_DONE = "case.task-done";
    public static final String TASK_FAILED = "case.task-failed";
    public static final String EXTENSION_REQUESTED = "case.extension-requested";
    public static final String EXTENSION_APPROVED = "case.extension-approved";
    public static final String EXTENSION_REFUSED = "case.extension-refused";
    public static final String DECIDED = "case.decided";
    public static final String PAPER = "case.paper";
    public static final String DELIVERED = "case.delivered";
    public static final String WITHDRAWN = "case.withdrawn";
    public static final String ABANDONED = "case.abandoned";
    public static final String PARKED = "case.parked";
    public static final String RESUMED = "case.resumed";
    public static final String CLOSED = "case.closed";
    public static final String COMMAND_REFUSED = "case.command-refused";

    private CaseEvents() {}
}
