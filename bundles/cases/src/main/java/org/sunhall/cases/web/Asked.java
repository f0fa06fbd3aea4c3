package org.sunhall.cases.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.application.ServiceRejection;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;
import org.sunhall.rest.IdempotencyKey;

/** What requests ask, as far as all resources of cases read it alike. */
final class Asked {

    private Asked() {}

    interface Command {
        Outcome<CaseSummary> carryOut(CommandKey key, CaseId id);
    }

    static Response command(String id, Object request, HttpHeaders headers, Command command) {
        Outcome<CaseSummary> outcome = body(request)
                .then(given -> caseId(id).then(known -> commandKey(headers).then(key -> command.carryOut(key, known))));
        return Answers.of(outcome, headers, summary -> Response.ok(summary)
                .tag(ETags.of(summary.version()))
                .build());
    }

    static <T> Outcome<T> body(T request) {
        return request == null
                ? Outcome.refused(
                        CaseRejection.INVALID_FORM, Text.of("请求没有内容,请发送 JSON。", "The request has no body; send JSON."))
                : Outcome.accepted(request);
    }

    static Outcome<CaseId> caseId(String id) {
        return value(id, CaseId::new, Rejection.of(CaseRejection.UNKNOWN_CASE));
    }

    static Outcome<EditionId> edition(String id) {
        return value(id, EditionId::new, Rejection.of(ServiceRejection.UNKNOWN_EDITION));
    }

    static Outcome<ItemCode> item(String code) {
        return value(
                code,
                ItemCode::new,
                Rejection.of(
                        CaseRejection.UNKNOWN_ITEM,
                        Text.of("请在 item 中写明事项编码。", "Name the item by its code in “item”.")));
    }

    static <T> Outcome<T> value(String text, Function<String, T> make, Rejection otherwise) {
        try {
            return Outcome.accepted(make.apply(text));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(otherwise);
        }
    }

    static Outcome<String> key(HttpHeaders headers) {
        return IdempotencyKey.of(headers).map(key -> key.map(IdempotencyKey::value)
                .orElseGet(() -> UUID.randomUUID().toString()));
    }

    static Outcome<CommandKey> commandKey(HttpHeaders headers) {
        return key(headers).then(key -> {
            if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
                return Outcome.accepted(new CommandKey(key, OptionalLong.empty()));
            }
            return ETags.expected(headers).map(version -> new CommandKey(key, OptionalLong.of(version)));
        });
    }
}
