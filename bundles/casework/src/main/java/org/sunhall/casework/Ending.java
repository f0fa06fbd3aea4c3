package org.sunhall.casework;

import java.util.List;
import org.sunhall.kernel.Outcome;

/** How cases end before their flow has run through. */
final class Ending {

    private Ending() {}

    static Outcome<Decision> withdraw(Work work, CaseCommand.Withdraw command) {
        if (work.state().stage() == Stage.DECIDED) {
            return Work.refuse(
                    CaseRejection.NOT_NOW,
                    "已作出决定,不能撤回申请。",
                    "The decision has been made; the application cannot be withdrawn any more.");
        }
        work.emit(CaseEvents.WITHDRAWN, work.data(), Wording.reason(command.reason()));
        work.clocks().endAll("withdrawn");
        return work.done();
    }

    /** The party's clock has run out without good reason: given up. */
    static Outcome<Decision> deemAbandoned(Work work) {
        work.emit(CaseEvents.ABANDONED, work.data());
        work.clocks().endAll("abandoned");
        return work.done();
    }

    static void end(Work work, String type, List<String> reasons) {
        work.emit(type, work.data(), Wording.reasons(reasons));
        work.clocks().endAll("ended");
    }
}
