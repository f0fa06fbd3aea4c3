package org.sunhall.supervision.api;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why supervision refuses. */
public enum SupervisionRejection implements RejectionCode {
    /** Nobody is signed in. */
    SIGN_IN(
            "supervision.sign-in",
            RejectionKind.UNAUTHENTICATED,
            Text.of("请先登录后查看监察信息。", "Sign in to see supervision data.")),
    /** Supervision is not this actor's business. */
    NOT_ALLOWED(
            "supervision.not-allowed",
            RejectionKind.FORBIDDEN,
            Text.of(
                    "您没有查看该监察信息的权限。",
                    "You may not see this: supervisors and the legal office see their jurisdiction, staff their own"
                            + " organisation.")),
    /** No such case, or not theirs to know of. */
    UNKNOWN_CASE("supervision.unknown-case", RejectionKind.NOT_FOUND, Text.of("没有找到该办件。", "There is no such case.")),
    /** A filter or cursor that is none. */
    BAD_QUERY("supervision.bad-query", RejectionKind.INVALID, Text.of("查询条件不正确。", "The query is not right."));

    private final Terms terms;

    SupervisionRejection(String id, RejectionKind kind, Text title) {
        this.terms = new Terms(id, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
