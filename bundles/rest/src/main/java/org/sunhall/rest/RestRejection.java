package org.sunhall.rest;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why a request is refused before a use case sees it. */
public enum RestRejection implements RejectionCode {
    IF_MATCH_MISSING("if-match-missing", RejectionKind.INVALID, "缺少版本号", "The version is missing"),
    IF_MATCH_MALFORMED("if-match-malformed", RejectionKind.INVALID, "版本号无法识别", "The version cannot be read"),
    IDEMPOTENCY_KEY_MALFORMED(
            "idempotency-key-malformed", RejectionKind.INVALID, "幂等键无法识别", "The idempotency key cannot be read"),
    TOO_LARGE("too-large", RejectionKind.TOO_LARGE, "上传内容过大", "What was sent is too large"),
    PARAMETER_INVALID("parameter-invalid", RejectionKind.INVALID, "参数不正确", "A parameter is wrong");

    private final Terms terms;

    RestRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("rest." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
