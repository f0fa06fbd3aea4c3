package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;

/** What the platform itself does: consequences of clocks that ran out, parking. */
final class PlatformActs {

    private PlatformActs() {}

    static Outcome<Decision> expire(Work work, CaseCommand.ExpireClock command) {
        StatutoryClock clock = work.state().clocks().get(command.clock());
        if (clock == null || clock.ended().isPresent()) {
            return Work.refuse(CaseRejection.NOT_NOW, "该时钟已经结束。", "That clock has ended already.");
        }
        return switch (clock.terms().onExpiry()) {
            case ClockTerms.DEEMED_ACCEPTED -> Intake.deemAccepted(work);
            case ClockTerms.DEEMED_ABANDONED -> Ending.deemAbandoned(work);
            default -> Work.refuse(CaseRejection.NOT_NOW, "该时钟到期没有法律后果。", "Nothing follows when that clock runs out.");
        };
    }

    static Outcome<Decision> park(Work work, CaseCommand.Park command) {
        if (work.state().parkedBecause().isPresent()) {
            return Work.refuse(CaseRejection.PARKED, "办件已经挂置。", "The case is parked already.");
        }
        ObjectNode data = work.data();
        Work.put(data, "why", command.why());
        work.emit(CaseEvents.PARKED, data);
        return work.done();
    }

    static Outcome<Decision> resume(Work work, CaseCommand.Resume command) {
        if (work.state().parkedBecause().isEmpty()) {
            return Work.refuse(CaseRejection.NOT_NOW, "办件没有挂置。", "The case is not parked.");
        }
        work.emit(CaseEvents.RESUMED, work.data());
        return work.done();
    }
}
