package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.sunhall.kernel.Outcome;

/** What is noted about a case without moving it: originals on paper, copies for other organisations, an agent who acts no longer, the applicant's rating. */
final class Noting {

    private Noting() {}

    static Outcome<Decision> original(Work work, RecordCommand.NoteOriginal command) {
        if (Wording.isBlank(command.material()) || Wording.isBlank(command.note())) {
            return Work.refuse(
                    CaseRejection.REASONS_MISSING,
                    "请写明是哪项材料、为何不能电子化、存于何处。",
                    "Say which material it is and where it lies.");
        }
        ObjectNode data = work.data();
        data.put("material", command.material());
        data.put("person", command.person());
        work.emit(CaseEvents.ORIGINAL_NOTED, data, Map.of(Wording.ORIGINAL + command.material(), command.note()));
        return work.done();
    }

    static Outcome<Decision> handOver(Work work, RecordCommand.HandOverOriginal command) {
        if (!work.state().originals().contains(command.material())) {
            return Work.refuse(
                    CaseRejection.NOTHING_THERE, "没有登记过该项原件。", "No original of that material has been noted.");
        }
        if (Wording.isBlank(command.to())) {
            return Work.refuse(CaseRejection.UNKNOWN_OFFICER, "请写明交给谁。", "Say whom it goes to.");
        }
        ObjectNode data = work.data();
        data.put("material", command.material());
        data.put("to", command.to());
        data.put("person", command.person());
        work.emit(CaseEvents.ORIGINAL_HANDED_OVER, data, Wording.reason(command.note()));
        return work.done();
    }

    static Outcome<Decision> copy(Work work, RecordCommand.CopyTo command) {
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "请写明为何抄告。", "Say why it gets a copy.");
        }
        if (command.to().equals(work.state().org())) {
            return Work.refuse(CaseRejection.NOTHING_THERE, "本机关无须抄告。", "The handling office has the case already.");
        }
        if (work.state().fields.copiedTo.contains(command.to().value())) {
            return Work.refuse(
                    CaseRejection.COPIED_ALREADY, "已经抄告过该机关。", "That organisation has had its copy already.");
        }
        ObjectNode data = work.data();
        data.put("to", command.to().value());
        data.put("person", command.person());
        work.state().result().ifPresent(result -> data.put("result", result));
        work.emit(CaseEvents.COPIED, data, Wording.reason(command.reason()));
        return work.doneAsItStands();
    }

    static Outcome<Decision> endAgency(Work work, RecordCommand.EndAgency command) {
        if (work.state().agent().isEmpty()) {
            return Work.refuse(CaseRejection.NOT_NOW, "本办件没有代理人。", "Nobody acts for the applicant in this case.");
        }
        ObjectNode data = work.data();
        data.put("agent", work.state().agent().get().value());
        data.put("person", command.person());
        data.put("tell", "parties");
        work.emit(CaseEvents.AGENCY_ENDED, data, Wording.reason(command.reason()));
        return work.done();
    }

    static Outcome<Decision> rate(Work work, RecordCommand.Rate command) {
        if (!work.state().stage().isEnded()) {
            return Work.refuse(CaseRejection.NOT_NOW, "办结后方可评价。", "It is rated when it has come to its end.");
        }
        if (work.state().rating().isPresent()) {
            return Work.refuse(CaseRejection.RATED_ALREADY, "本办件已经评价过。", "This case has been rated already.");
        }
        if (command.level() < 1 || command.level() > 5) {
            return Work.refuse(CaseRejection.NOTHING_THERE, "评价为一至五级。", "A rating is from 1 to 5.");
        }
        ObjectNode data = work.data();
        data.put("level", command.level());
        data.put("person", command.person());
        work.emit(CaseEvents.RATED, data, Wording.reason(command.words()));
        return work.doneAsItStands();
    }
}
