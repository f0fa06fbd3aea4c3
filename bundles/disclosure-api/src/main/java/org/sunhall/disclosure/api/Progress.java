package org.sunhall.disclosure.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * How far a case has come, as everybody who knows its code may see it.
 *
 * @param receipt     the query number
 * @param code        the unified supervision code, from acceptance
 * @param item        the power item
 * @param itemName    its name
 * @param org         who handles it
 * @param orgName     its name
 * @param applicant   the applicant's name, masked
 * @param stage       stable key of the stage, for example {@code HANDLING}
 * @param stageText   the stage in plain words
 * @param steps       the steps the case stands at now
 * @param submittedAt when it was filed
 * @param acceptedAt  when it was accepted, or deemed so
 * @param decidedAt   when it was decided
 * @param endedAt     when it ended
 * @param result      {@code granted} or {@code refused}, once decided
 * @param limits      the limits that bind the office or the applicant now, statutory and promised among them
 * @param notice      what the reader should know: parked, asked to supply
 * @param papers      the papers issued, titles only
 * @param updatedAt   the last change
 */
public record Progress(
        String receipt,
        Optional<String> code,
        ItemCode item,
        Text itemName,
        OrgId org,
        Text orgName,
        String applicant,
        String stage,
        Text stageText,
        List<Text> steps,
        Instant submittedAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> decidedAt,
        Optional<Instant> endedAt,
        Optional<String> result,
        List<PublicLimit> limits,
        Optional<Text> notice,
        List<PublicPaper> papers,
        Instant updatedAt) {

    public Progress {
        steps = List.copyOf(steps);
        limits = List.copyOf(limits);
        papers = List.copyOf(papers);
    }
}
