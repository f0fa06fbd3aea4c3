package org.sunhall.disclosure.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.PersonId;

/**
 * What is kept of a case. The body holds only what {@link ProgressBody} writes: nothing of an event gets into it
 * unless a line there says so.
 *
 * @param caseId      the case
 * @param receipt     its query number
 * @param code        its supervision code
 * @param applicant   who applied, by reference; never shown
 * @param submittedAt when it was filed
 * @param body        what is shown
 * @param sequence    the last event of its stream that is in here
 */
public record ProgressPage(
        CaseId caseId,
        String receipt,
        Optional<String> code,
        Optional<PersonId> applicant,
        Instant submittedAt,
        ObjectNode body,
        long sequence) {}
