package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
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
        Optional<Outcome<Decision>> cap = Stopping.capReached(work, clock);
        if (cap.isPresent()) {
            return cap.get();
        }
        if (work.now()
                .isBefore(work.definition().reader().read(clock, work.now()).due())) {
            return Work.refuse(CaseRejection.NOT_NOW, "该时钟尚未届满。", "That clock has not run out yet.");
        }
        return switch (clock.terms().onExpiry()) {
            case ClockTerms.DEEMED_ACCEPTED -> Intake.deemAccepted(work);
            case ClockTerms.DEEMED_ABANDONED -> Ending.deemAbandoned(work);
            case ClockTerms.RIGHT_LOST -> rightLost(work, clock);
            default -> Work.refuse(CaseRejection.NOT_NOW, "该时钟到期没有法律后果。", "Nothing follows when that clock runs out.");
        };
    }

    /** The party's time is over: they can no longer do it; the case goes on. */
    private static Outcome<Decision> rightLost(Work work, StatutoryClock clock) {
        ObjectNode data = work.data();
        data.put("clock", clock.id());
        data.put("kind", clock.terms().kind());
        Work.put(data, "title", clock.terms().title());
        work.emit(CaseEvents.RIGHT_LOST, data);
        work.clocks().end(clock.id(), "right-lost");
        return work.done();
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
