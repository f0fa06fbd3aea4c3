package org.sunhall.supervision.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * What electronic supervision knows: the lamp of every running clock, with how its dates were computed.
 *
 * <p>Who may: {@code SUPERVISOR} and {@code LEGAL} see every organisation of their jurisdiction, {@code
 * BUREAU_SUPERVISOR}, {@code STAFF} and {@code BUREAU_ADMIN} their own organisation, the platform itself everything. Everybody else is refused with
 * {@link SupervisionRejection#NOT_ALLOWED}, anonymous readers with {@link SupervisionRejection#SIGN_IN}. Answers come
 * from a projection that follows the ledger: it lags the cases by less than a second and is thread-safe to read.
 */
@ProviderType
public interface Supervision {

    /**
     * One page of the running clocks this actor may see, worst lamp first and, of one lamp, the earliest due date first.
     *
     * <p>Refused: not allowed, also when the filter names an organisation that is not theirs to see; {@link
     * SupervisionRejection#BAD_QUERY} for a cursor that is none.
     */
    Outcome<LampPage> lamps(Actor actor, LampFilter filter);

    /**
     * The clocks of one case, running and ended, in the order they started, each with its working.
     *
     * <p>Refused: not allowed; {@link SupervisionRejection#UNKNOWN_CASE} when there is no such case or it is another
     * organisation's.
     */
    Outcome<List<ClockView>> clocksOf(Actor actor, CaseId id);

    /**
     * Why one clock's due date is what it is, day by day: of a case, a review or a declaration. Refused like {@link
     * #clocksOf}; {@link SupervisionRejection#UNKNOWN_CASE} also when it has no such clock.
     */
    Outcome<List<Text>> explain(Actor actor, CaseId id, String clock);

    /** The changes of lamps in one case, oldest first; they stay after the case is closed. Refused as above. */
    Outcome<List<LampChange>> historyOf(Actor actor, CaseId id);

    /** How many clocks run under each lamp and how many cases stand at each stage; constant time. */
    Outcome<List<SupervisionCount>> counts(Actor actor);
}
