package org.sunhall.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check of the evidence found.
 *
 * @param at        when the check ended
 * @param events    events looked at
 * @param streams   streams looked at, 0 in a check of the latest only
 * @param sealed    events under the latest stored head
 * @param heads     signed heads looked at
 * @param witnessed size of the log at the last head in the witness file, 0 when there is none
 * @param findings  at most one row per stream, the first bad one, the lowest id first, then heads and witness; at most
 *                  1 000 are listed
 */
public record EvidenceReport(
        Instant at,
        long events,
        long streams,
        long sealed,
        long heads,
        long witnessed,
        List<EvidenceFinding> findings) {

    public EvidenceReport {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was written. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** The first bad row. */
    public Optional<EvidenceFinding> first() {
        return findings.stream().findFirst();
    }
}
