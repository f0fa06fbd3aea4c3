package org.sunhall.disclosure.api;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why disclosure refuses. */
public enum DisclosureRejection implements RejectionCode {
    /** Nobody is signed in. */
    SIGN_IN(
            "disclosure.sign-in",
            RejectionKind.UNAUTHENTICATED,
            Text.of("请先登录后查看本人办件。", "Sign in to see your own cases.")),
    /** No such item is published. */
    UNKNOWN_ITEM(
            "disclosure.unknown-item",
            RejectionKind.NOT_FOUND,
            Text.of("没有找到该事项,或该事项尚未公布。", "There is no such published item.")),
    /** It cannot be a code: mistyped. */
    MALFORMED_CODE(
            "disclosure.malformed-code",
            RejectionKind.INVALID,
            Text.of("编码有误,请核对后重新输入。", "The code is not right; check it and type it again.")),
    /** A well-formed code that no case has. */
    UNKNOWN_CODE(
            "disclosure.unknown-code", RejectionKind.NOT_FOUND, Text.of("没有查询到该编码对应的办件。", "No case has this code.")),
    /** Too many wrong facts for a code, or from an address. */
    TOO_MANY_GUESSES(
            "disclosure.too-many-guesses",
            RejectionKind.FORBIDDEN,
            Text.of("查询次数过多,请稍后再试。", "Too many attempts; try again later.")),
    /** No paper has this code, or not with this number. */
    UNKNOWN_PAPER(
            "disclosure.unknown-paper",
            RejectionKind.NOT_FOUND,
            Text.of(
                    "没有查询到该文书,请谨防伪造;没有监管码的结果文书,视为未按要求在平台运行。",
                    "No such paper was issued; beware of a forgery. A result without a supervision code did not run on the"
                            + " platform as it had to.")),
    /** A filter or cursor that is none. */
    BAD_QUERY("disclosure.bad-query", RejectionKind.INVALID, Text.of("查询条件不正确。", "The query is not right."));

    private final Terms terms;

    DisclosureRejection(String id, RejectionKind kind, Text title) {
        this.terms = new Terms(id, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
