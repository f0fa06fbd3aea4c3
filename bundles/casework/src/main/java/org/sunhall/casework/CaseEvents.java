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
    public static final String STOPPED = "case.stopped";
    public static final String STOP_ENDED = "case.stop-ended";
    public static final String HUNG = "case.hung";
    public static final String UNHUNG = "case.unhung";
    public static final String TIME_GRANTED = "case.time-granted";
    public static final String RIGHT_LOST = "case.right-lost";
    public static final String CLOCK_REPROJECTED = "case.clock-reprojected";
    public static final String RETURNED = "case.returned";
    public static final String HANDED_OVER = "case.handed-over";
    public static final String RECUSED = "case.recused";
    public static final String TERMINATED = "case.terminated";
    public static final String MERGED = "case.merged";
    public static final String TOOK_IN = "case.took-in";
    public static final String FOLLOW_UP_CHECKED = "case.follow-up-checked";
    public static final String REVOKED = "case.revoked";
    public static final String THIRD_PARTY_RESULT = "case.third-party-result";
    public static final String CORRECTION_REQUESTED = "case.correction-requested";
    public static final String CORRECTION_REVIEWED = "case.correction-reviewed";
    public static final String CORRECTION_APPROVED = "case.correction-approved";
    public static final String CORRECTION_REFUSED = "case.correction-refused";
    public static final String CORRECTED = "case.corrected";
    public static final String ORIGINAL_NOTED = "case.original-noted";
    public static final String ORIGINAL_HANDED_OVER = "case.original-handed-over";
    public static final String AGENCY_ENDED = "case.agency-ended";
    public static final String DELIVERY_CHOSEN = "case.delivery-chosen";
    public static final String PARTY_VERIFIED = "case.party-verified";
    public static final String COPIED = "case.copied";
    public static final String RATED = "case.rated";
    public static final String MOVED = "case.moved";
    public static final String MOVED_BACK = "case.moved-back";
    public static final String CLOSED = "case.closed";
    public static final String COMMAND_REFUSED = "case.command-refused";

    private CaseEvents() {}
}
