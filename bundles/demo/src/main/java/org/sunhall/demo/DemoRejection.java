package org.sunhall.demo;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why the demonstration refuses to move time. */
public enum DemoRejection implements RejectionCode {
    /** Nobody is signed in. */
    SIGN_IN_FIRST("sign-in-first", RejectionKind.UNAUTHENTICATED, "请先登录", "sign in first"),
    /** Only the operator moves time. */
    OPERATOR_ONLY("operator-only", RejectionKind.FORBIDDEN, "只有运行维护人员可以调整时间", "only the operator moves time"),
    /** Not a length of time, or backwards. */
    BAD_DURATION("bad-duration", RejectionKind.INVALID, "时长不正确", "the length of time is wrong");

    private final Terms terms;

    DemoRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("demo." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
