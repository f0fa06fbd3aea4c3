package org.sunhall.supervision.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * What supervision keeps of a case.
 *
 * @param id           the case
 * @param receipt      its query number
 * @param code         its supervision code, from acceptance
 * @param item         the power item
 * @param itemName     its name
 * @param org          who handles it
 * @param jurisdiction where
 * @param stage        the stage's stable key
 * @param ended        whether nothing more happens in it
 * @param parked       whether it waits for its plug-in
 * @param steps        the steps it stands at, in the order they opened
 * @param sequence     the last event of its stream that is in here
 */
public record CaseLine(
        CaseId id,
        String receipt,
        Optional<String> code,
        ItemCode item,
        Text itemName,
        OrgId org,
        JurisdictionId jurisdiction,
        String stage,
        boolean ended,
        boolean parked,
        List<OpenStep> steps,
        long sequence) {

    public CaseLine {
        steps = List.copyOf(steps);
    }

    /** At another stage. */
    public CaseLine at(String next) {
        return new CaseLine(id, receipt, code, item, itemName, org, jurisdiction, next, ended, parked, steps, sequence);
    }

    /** Finished at this stage. */
    public CaseLine endedAt(String next) {
        return new CaseLine(
                id, receipt, code, item, itemName, org, jurisdiction, next, true, false, List.of(), sequence);
    }

    /** With its supervision code. */
    public CaseLine coded(String given) {
        return new CaseLine(
                id,
                receipt,
                Optional.of(given),
                item,
                itemName,
                org,
                jurisdiction,
                stage,
                ended,
                parked,
                steps,
                sequence);
    }

    /** Parked, or no longer. */
    public CaseLine parked(boolean now) {
        return new CaseLine(id, receipt, code, item, itemName, org, jurisdiction, stage, ended, now, steps, sequence);
    }

    /** With one more open step. */
    public CaseLine opened(OpenStep step) {
        List<OpenStep> more = new ArrayList<>(closed(step.task()).steps);
        more.add(step);
        return withSteps(more);
    }

    /** Without the step of this task. */
    public CaseLine closed(String task) {
        return withSteps(
                steps.stream().filter(step -> !step.task().equals(task)).toList());
    }

    /** After this event of its stream. */
    public CaseLine after(long last) {
        return new CaseLine(id, receipt, code, item, itemName, org, jurisdiction, stage, ended, parked, steps, last);
    }

    private CaseLine withSteps(List<OpenStep> next) {
        return new CaseLine(id, receipt, code, item, itemName, org, jurisdiction, stage, ended, parked, next, sequence);
    }
}
