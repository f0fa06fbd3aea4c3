package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;

/** How cases end before their flow has run through, and how an end is changed afterwards. */
final class Ending {

    private static final String PENALTY = "penalty";

    private Ending() {}

    static Outcome<Decision> withdraw(Work work, CaseCommand.Withdraw command) {
        if (isDecided(work.state())) {
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
        work.emit(CaseEvents.ABANDONED, told(work));
        work.clocks().endAll("abandoned");
        return work.done();
    }

    static void end(Work work, String type, List<String> reasons) {
        work.emit(type, told(work), Wording.reasons(reasons));
        work.clocks().endAll("ended");
    }

    static Outcome<Decision> terminate(Work work, EndingCommand.Terminate command) {
        if (isDecided(work.state())) {
            return Work.refuse(CaseRejection.NOT_NOW, "已作出决定,不能终止。", "The decision has been made already.");
        }
        if (Wording.isBlank(command.ground()) || Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "终止须有事由和理由。", "Name the ground and the reasons.");
        }
        ObjectNode data = told(work);
        data.put("ground", command.ground());
        data.put("basis", command.basis());
        data.put("person", command.person());
        work.emit(CaseEvents.TERMINATED, data, Wording.reason(command.reason()), List.of("termination-notice"));
        work.clocks().endAll("terminated");
        return work.done();
    }

    static Outcome<Decision> mergeInto(Work work, EndingCommand.MergeInto command) {
        Optional<Outcome<Decision>> refusal = mergeRefusal(work, command.into(), command.reason());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode data = told(work);
        data.put("into", command.into().value());
        data.put("basis", "行政处罚法第29条");
        data.put("person", command.person());
        work.emit(CaseEvents.MERGED, data, Wording.reason(command.reason()));
        work.clocks().endAll("merged");
        return work.done();
    }

    static Outcome<Decision> takeIn(Work work, EndingCommand.TakeIn command) {
        Optional<Outcome<Decision>> refusal = mergeRefusal(work, command.from(), command.reason());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (Wording.isBlank(command.higherRule())) {
            return Work.refuse(
                    CaseRejection.REASONS_MISSING,
                    "同一违法行为按罚款数额高的规定处罚,请指明该规定(行政处罚法第29条)。",
                    "One act is fined under the rule with the higher fine: name it (Penalty Law art. 29).");
        }
        ObjectNode data = work.data();
        data.put("from", command.from().value());
        data.put("higherRule", command.higherRule());
        data.put("basis", "行政处罚法第29条");
        data.put("person", command.person());
        work.emit(CaseEvents.TOOK_IN, data, Wording.reason(command.reason()));
        return work.done();
    }

    /** Only penalties of the same subject and office, both undecided, go together (行政处罚法 art. 29). */
    private static Optional<Outcome<Decision>> mergeRefusal(Work work, CaseId id, String reason) {
        CaseState one = work.state();
        Optional<CaseState> known =
                work.circumstances().other().filter(other -> other.id().equals(id));
        if (Wording.isBlank(reason)) {
            return Optional.of(Work.refuse(CaseRejection.REASONS_MISSING, "并案须说明理由。", "Say why they go together."));
        }
        boolean fit = known.filter(other -> !other.id().equals(one.id())
                        && other.itemType().equals(PENALTY)
                        && one.itemType().equals(PENALTY)
                        && other.org().equals(one.org())
                        && !other.stage().isEnded()
                        && !isDecided(other)
                        && !isDecided(one)
                        && subjects(other).equals(subjects(one))
                        && !subjects(one).isEmpty())
                .isPresent();
        return fit
                ? Optional.empty()
                : Optional.of(Work.refuse(
                        CaseRejection.OTHER_CASE,
                        "只有同一机关对同一当事人、尚未决定的处罚案件可以并案。",
                        "Only undecided penalties of one office against the same subject go together."));
    }

    private static Set<String> subjects(CaseState state) {
        Set<String> subjects = new HashSet<>();
        state.parties().stream()
                .filter(party -> party.role() == Party.PartyRole.SUBJECT)
                .forEach(party -> subjects.add(party.id()));
        return subjects;
    }

    static Outcome<Decision> checkFollowUp(Work work, EndingCommand.CheckFollowUp command) {
        if (work.clocks().running(CaseRules.FOLLOW_UP).isEmpty()) {
            return Work.refuse(CaseRejection.NOT_NOW, "没有待核查的承诺。", "No commitment waits for its check.");
        }
        if (!command.kept() && Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "承诺不实须说明理由。", "Say how the commitment was not kept.");
        }
        ObjectNode data = work.data();
        data.put("kept", command.kept());
        data.put("person", command.person());
        work.emit(CaseEvents.FOLLOW_UP_CHECKED, data, Wording.reason(command.reason()));
        work.clocks().end(CaseRules.FOLLOW_UP, command.kept() ? "kept" : "not-kept");
        return work.done();
    }

    static Outcome<Decision> revoke(Work work, EndingCommand.Revoke command) {
        if (!work.state().result().filter("granted"::equals).isPresent()) {
            return Work.refuse(CaseRejection.NOT_NOW, "没有可以撤销的准予决定。", "Nothing was granted that could be revoked.");
        }
        if (Wording.isBlank(command.ground())
                || Wording.isBlank(command.basis())
                || Wording.isBlank(command.reason())) {
            return Work.refuse(
                    CaseRejection.REASONS_MISSING,
                    "撤销须有事由、依据和理由。",
                    "Name the ground, its legal basis and the reasons.");
        }
        ObjectNode data = told(work);
        data.put("ground", command.ground());
        data.put("basis", command.basis());
        data.put("person", command.person());
        work.emit(CaseEvents.REVOKED, data, Wording.reason(command.reason()), List.of("revocation-decision"));
        work.clocks().endAll("revoked");
        return work.done();
    }

    private static boolean isDecided(CaseState state) {
        return state.stage() == Stage.DECIDED || state.stage() == Stage.CLOSED;
    }

    private static ObjectNode told(Work work) {
        ObjectNode data = work.data();
        data.put("tell", "parties");
        return data;
    }
}
