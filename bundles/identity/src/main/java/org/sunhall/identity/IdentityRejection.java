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
    UNKNOWN("identity.unknown", RejectionKind.INVALID, "所引用的对象不存在", "Something it refers to does not exist");

    private final String id;
    private final RejectionKind kind;
    private final Text title;

    IdentityRejection(String id, RejectionKind kind, String zh, String en) {
        this.id = id;
        this.kind = kind;
        this.title = Text.of(zh, en);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RejectionKind kind() {
        return kind;
    }

    @Override
    public Text title() {
        return title;
    }
}
