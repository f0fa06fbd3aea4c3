package org.sunhall.workflow;

import java.util.Set;

/** The fixed vocabulary of platform operations that an outcome may trigger. */
public final class Effects {

    /** Told once what is missing; the case waits for the applicant, the token stays (行政许可法 art. 32(4)). */
    public static final String SUPPLEMENT = "supplement";
    /** Accepted; statutory clocks start (行政许可法 art. 32(5)). */
    public static final String ACCEPT = "accept";
    /** Not accepted; ends the case before acceptance. */
    public static final String NOT_ACCEPT = "not-accept";
    /** No licence is needed; ends the case before acceptance (行政许可法 art. 32(1)). */
    public static final String NOT_NEEDED = "not-needed";
    /** Outside competence; ends the case before acceptance and names where to go (行政许可法 art. 32(2)). */
    public static final String REFER = "refer";
    /** The decision: granted. */
    public static final String GRANT = "grant";
    /** The decision: refused. */
    public static final String REFUSE = "refuse";
    /** The decision: an administrative penalty (行政处罚法 art. 57(1)1). */
    public static final String PENALTY = "penalty";
    /** The decision: no penalty, with the reason why (行政处罚法 arts. 33, 57(1)2, 3). */
    public static final String NO_PENALTY = "no-penalty";
    /** The decision: dropped, handed over or closed without one (行政处罚法 art. 57(1)4). */
    public static final String DROP = "drop";
    /** The result paper is issued. */
    public static final String ISSUE = "issue";
    /** The result has reached the applicant. */
    public static final String DELIVER = "deliver";
    /** Back to the earlier step named by the outcome's {@code to}. */
    public static final String RETURN = "return";

    /** Every effect. */
    public static final Set<String> ALL = Set.of(
            SUPPLEMENT,
            ACCEPT,
            NOT_ACCEPT,
            NOT_NEEDED,
            REFER,
            GRANT,
            REFUSE,
            PENALTY,
            NO_PENALTY,
            DROP,
            ISSUE,
            DELIVER,
            RETURN);

    /** The effects that decide the case; which of them a flow may use depends on the type of its item. */
    public static final Set<String> DECIDING = Set.of(GRANT, REFUSE, PENALTY, NO_PENALTY, DROP);

    /** The effects that end a case before acceptance. */
    public static final Set<String> CLOSING = Set.of(NOT_ACCEPT, NOT_NEEDED, REFER);

    private Effects() {}
}
