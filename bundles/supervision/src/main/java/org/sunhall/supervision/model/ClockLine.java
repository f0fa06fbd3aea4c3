package org.sunhall.supervision.model;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;

/**
 * What supervision keeps of a clock.
 *
 * @param caseId       the case
 * @param org          the organisation charged with it
 * @param jurisdiction where
 * @param clock        the clock's own ledger
 * @param lamp         its lamp as last recorded
 * @param since        since when
 * @param changes      how often the lamp changed
 * @param due          when its budget ends
 * @param nextAt       when its lamp changes next if nobody acts; empty when it cannot
 * @param watched      whether it is on the list of lamps: it runs and the time is not the party's own
 * @param sequence     the last event of the case's stream that is in here
 */
public record ClockLine(
        CaseId caseId,
        OrgId org,
        JurisdictionId jurisdiction,
        StatutoryClock clock,
        Lamp lamp,
        Instant since,
        int changes,
        Instant due,
        Optional<Instant> nextAt,
        boolean watched,
        long sequence) {

    /** A clock that was just heard of: green from its anchor on, nothing computed yet. */
    public static ClockLine fresh(
            CaseId caseId, OrgId org, JurisdictionId jurisdiction, StatutoryClock clock, long sequence) {
        return new ClockLine(
                caseId,
                org,
                jurisdiction,
                clock,
                Lamp.GREEN,
                clock.startedAt(),
                0,
                clock.startedAt(),
                Optional.empty(),
                false,
                sequence);
    }

    /** Whether supervision lights lamps for this clock: the applicant's own time is nobody's fault. */
    public static boolean lit(StatutoryClock clock) {
        return clock.terms().owner() != ClockOwner.PARTY;
    }

    /** The same line with another state of the clock's ledger. */
    public ClockLine with(StatutoryClock next, long last) {
        return new ClockLine(caseId, org, jurisdiction, next, lamp, since, changes, due, nextAt, watched, last);
    }

    /** Under another lamp. */
    public ClockLine moved(LampMove move) {
        return new ClockLine(
                caseId, org, jurisdiction, clock, move.to(), move.since(), changes + 1, due, nextAt, watched, sequence);
    }

    /** Placed in the queue. */
    public ClockLine queued(Instant newDue, Optional<Instant> next, boolean nowWatched) {
        return new ClockLine(
                caseId, org, jurisdiction, clock, lamp, since, changes, newDue, next, nowWatched, sequence);
    }
}
