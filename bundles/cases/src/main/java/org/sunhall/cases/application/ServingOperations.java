package org.sunhall.cases.application;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Delivery;
import org.sunhall.casework.RecordCommand;
import org.sunhall.casework.Stage;
import org.sunhall.casework.Verification;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** How a decision reaches who applied, and the verification before it is handed over. */
final class ServingOperations {

    private ServingOperations() {}

    static List<CaseOperation> all() {
        return List.of(chooseDelivery(), verifyParty());
    }

    private static CaseOperation chooseDelivery() {
        return new CaseOperation(
                "choose-delivery",
                Text.of("选择送达方式", "Say how the decision is to reach you"),
                ServingOperations::applicant,
                (actor, at) -> at.isAt(Stage.SUBMITTED, Stage.SUPPLEMENTING, Stage.HANDLING, Stage.DECIDED),
                at -> Body.empty()
                        .choice(
                                "way",
                                Arrays.stream(Delivery.values())
                                        .map(Delivery::id)
                                        .toList(),
                                "送达方式(hall 现场领取,post 邮寄)",
                                "In the hall or by post")
                        .optionalText("address", "邮寄地址", "Address for the post"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.ChooseDelivery(
                        Delivery.of(sent.path("way").asText()).orElseThrow(),
                        sent.path("address").asText(""),
                        actor.reference())));
    }

    /** Where an office starts the case itself nobody applied. */
    private static Optional<Rejection> applicant(Actor actor, Situation at) {
        return at.state().route().equals("ex-officio")
                ? Optional.of(Rejection.of(CaseRejection.FORBIDDEN))
                : CaseOperation.applicant(actor, at);
    }

    private static CaseOperation verifyParty() {
        return new CaseOperation(
                "verify-party",
                Text.of("核验身份", "Verify who it is"),
                CaseOperation::handler,
                (actor, at) -> !at.state().stage().isEnded(),
                at -> Body.empty()
                        .choice(
                                "way",
                                Arrays.stream(Verification.values())
                                        .map(Verification::id)
                                        .toList(),
                                "核验方式(phone 电话,sms 短信,in-person 现场)",
                                "By telephone, text message or in person")
                        .flag("confirmed", "是否属实", "Is it so")
                        .text("note", "核对内容和结果", "What was compared, and what came of it"),
                (actor, at, sent) -> Outcome.accepted(new RecordCommand.VerifyParty(
                        Verification.of(sent.path("way").asText()).orElseThrow(),
                        sent.path("confirmed").asBoolean(),
                        sent.path("note").asText(),
                        actor.reference())));
    }
}
