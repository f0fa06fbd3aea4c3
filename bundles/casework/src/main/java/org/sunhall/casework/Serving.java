package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;

/** How a decision reaches who applied, and that it reaches nobody else. */
final class Serving {

    private Serving() {}

    static Outcome<Decision> choose(Work work, RecordCommand.ChooseDelivery command) {
        if (isServed(work.state())) {
            return Work.refuse(CaseRejection.NOT_NOW, "文书已经送达。", "The decision has been handed over already.");
        }
        if (command.way() == Delivery.POST && Wording.isBlank(command.address())) {
            return Work.refuse(CaseRejection.NOTHING_THERE, "邮寄送达须填写地址。", "The post needs an address.");
        }
        ObjectNode data = work.data();
        data.put("way", command.way().id());
        data.put("person", command.person());
        Map<String, String> address =
                Wording.isBlank(command.address()) ? Map.of() : Map.of(Wording.ADDRESS, command.address());
        work.emit(CaseEvents.DELIVERY_CHOSEN, data, address);
        return work.done();
    }

    static Outcome<Decision> verify(Work work, RecordCommand.VerifyParty command) {
        if (Wording.isBlank(command.note())) {
            return Work.refuse(
                    CaseRejection.REASONS_MISSING, "请写明核对了什么、结果如何。", "Say what was compared, and what came of it.");
        }
        ObjectNode data = work.data();
        data.put("way", command.way().id());
        data.put("confirmed", command.confirmed());
        data.put("person", command.person());
        work.emit(CaseEvents.PARTY_VERIFIED, data, Map.of(Wording.NOTE, command.note()));
        return work.done();
    }

    /** Where the applicant has said how it is to reach them, nothing is handed over before they were verified for that way. */
    static Optional<Rejection> refusal(CaseState state) {
        Optional<Delivery> way = state.delivery();
        if (way.isEmpty() || way.get().isAllowedAfter(state.verified())) {
            return Optional.empty();
        }
        return way.get() == Delivery.HALL
                ? Work.no(
                        CaseRejection.NOT_VERIFIED,
                        "现场领取须先核验身份证件(核验身份)。",
                        "Who collects it shows an identity paper first: verify who it is.")
                : Work.no(
                        CaseRejection.NOT_VERIFIED,
                        "邮寄前须先以电话、短信或现场方式核验个人信息(核验身份)。",
                        "Before it is posted, who applied is verified by telephone, text message or in person.");
    }

    /** What the event of handing over says. */
    static ObjectNode served(Work work) {
        ObjectNode data = work.data();
        CaseState state = work.state();
        state.delivery().ifPresent(way -> data.put("way", way.id()));
        List<String> verified = state.verified().stream().map(Verification::id).toList();
        if (!verified.isEmpty()) {
            Work.put(data, "verified", verified);
        }
        return data;
    }

    static void fold(CaseState.Fields next, CaseEvent event) {
        ObjectNode data = event.data();
        String way = CaseFold.text(data, "way");
        if (event.type().equals(CaseEvents.DELIVERY_CHOSEN)) {
            next.delivery = way;
            next.verified = List.of();
            return;
        }
        List<String> others =
                next.verified.stream().filter(one -> !one.equals(way)).toList();
        next.verified = data.path("confirmed").asBoolean() ? CaseFold.added(others, way) : others;
    }

    private static boolean isServed(CaseState state) {
        return state.clocks().values().stream()
                .anyMatch(clock -> clock.terms().kind().equals(CaseMachine.DELIVERY)
                        && clock.ended().isPresent());
    }
}
