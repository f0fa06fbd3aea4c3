package org.sunhall.notices.application;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why notices refuse. */
public enum NoticeRejection implements RejectionCode {
    /** Nobody is signed in. */
    SIGN_IN("notices.sign-in", RejectionKind.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first.")),
    /** Only operators see to deliveries. */
    NOT_ALLOWED(
            "notices.not-allowed",
            RejectionKind.FORBIDDEN,
            Text.of("只有平台运维人员可以处理通知的发送。", "Only operators see to deliveries.")),
    /** No such notice or delivery, or somebody else's. */
    UNKNOWN("notices.unknown", RejectionKind.NOT_FOUND, Text.of("没有找到该通知。", "There is no such notice.")),
    /** A body or query that is none. */
    BAD_REQUEST("notices.bad-request", RejectionKind.INVALID, Text.of("请求内容不正确。", "The request is not right.")),
    /** Not an address of this channel. */
    BAD_ADDRESS(
            "notices.bad-address",
            RejectionKind.INVALID,
            Text.of("地址不符合该接收方式的格式,请检查后重填。", "That is no address of this channel; check it and type it again.")),
    /** The channel is not configured here. */
    NO_CHANNEL(
            "notices.no-channel",
            RejectionKind.CONFLICT,
            Text.of("本平台未开通这种接收方式,请在网上大厅查看通知。", "This channel is not set up here; read your notices in the hall.")),
    /** Too many codes in a day. */
    TOO_MANY_CODES(
            "notices.too-many-codes",
            RejectionKind.CONFLICT,
            Text.of("今天已发送多次验证码,请明天再试。", "Enough codes were sent today; try again tomorrow.")),
    /** The code is wrong, too old, or was guessed too often. */
    WRONG_CODE(
            "notices.wrong-code",
            RejectionKind.INVALID,
            Text.of("验证码不正确或已失效,请重新获取。", "The code is wrong or no longer valid; ask for a new one.")),
    /** Only a delivery that was given up can be sent off again. */
    NOT_FAILED(
            "notices.not-failed", RejectionKind.CONFLICT, Text.of("该通知没有发送失败,无需重发。", "This delivery has not failed."));

    private final Terms terms;

    NoticeRejection(String id, RejectionKind kind, Text title) {
        this.terms = new Terms(id, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
