package org.sunhall.identity;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why identity refuses. */
public enum IdentityRejection implements RejectionCode {
    /** Login or password is wrong, or the person may not sign in; the answer does not say which. */
    SIGN_IN_FAILED("identity.sign-in-failed", RejectionKind.UNAUTHENTICATED, "登录名或密码不正确", "Login or password is wrong"),
    /** Too many failed attempts from this address or for this login. */
    TOO_MANY_ATTEMPTS("identity.too-many-attempts", RejectionKind.FORBIDDEN, "登录尝试过多", "Too many attempts to sign in"),
    /** The actor may not make this change. */
    NOT_ALLOWED("identity.not-allowed", RejectionKind.FORBIDDEN, "您无权进行此操作", "You may not do this"),
    /** Nobody is signed in. */
    NOT_SIGNED_IN("identity.not-signed-in", RejectionKind.UNAUTHENTICATED, "请先登录", "Please sign in first"),
    /** What was sent is wrong; the fields say where. */
    INVALID("identity.invalid", RejectionKind.INVALID, "提交的内容有误", "What was sent is not valid"),
    /** Another person has this login. */
    LOGIN_TAKEN("identity.login-taken", RejectionKind.CONFLICT, "登录名已被使用", "This login is taken"),
    /** A person, organisation or jurisdiction it refers to does not exist. */
    UNKNOWN("identity.unknown", RejectionKind.INVALID, "所引用的对象不存在", "Something it refers to does not exist"),
    /** There is no such thing to change. */
    NOT_FOUND("identity.not-found", RejectionKind.NOT_FOUND, "没有找到", "Not found"),
    /** It was changed since it was read. */
    STALE("identity.stale", RejectionKind.STALE, "内容已被他人修改，请重新读取", "It has changed since you read it"),
    /** It stands where this is not possible any more. */
    WRONG_STATE(
            "identity.wrong-state", RejectionKind.CONFLICT, "当前状态不允许此操作", "This is not possible in its present state"),
    /** Staff settings change by a request that somebody else agrees to (K-18). */
    CONSENT_NEEDED(
            "identity.consent-needed",
            RejectionKind.FORBIDDEN,
            "人员及岗位设置须经申请、同意后修改",
            "Staff settings are changed by a request that is agreed to");

    private final Terms terms;

    IdentityRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms(id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
