package org.sunhall.jurisdictions;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why packs and calendars are refused. */
public enum JurisdictionRejection implements RejectionCode {
    /** Nobody is signed in. */
    NOT_SIGNED_IN("jurisdictions.not-signed-in", RejectionKind.UNAUTHENTICATED, "请先登录", "Please sign in first"),
    /** Only the operator of the platform may. */
    NOT_ALLOWED("jurisdictions.not-allowed", RejectionKind.FORBIDDEN, "您无权进行此操作", "You may not do this"),
    /** Days off that the information centre did not sign are taken in demonstrations only. */
    UNSIGNED(
            "jurisdictions.unsigned",
            RejectionKind.FORBIDDEN,
            "放假安排须由信息中心签名:请签名后用sunhall:pack-land或者控制台「规则包」部署。未签名的文件只在演示时接受",
            "Days off must be signed by the information centre: have the archive signed and land it with sunhall:pack-land or at"
                    + " the console. Unsigned files are taken in demonstrations only"),
    /** Not a year. */
    UNKNOWN_YEAR(
            "jurisdictions.unknown-year",
            RejectionKind.NOT_FOUND,
            "年份写作四位数字,例如 2026",
            "Write the year with four digits, like 2026"),
    /** There is no such pack. */
    UNKNOWN_PACK("jurisdictions.unknown-pack", RejectionKind.NOT_FOUND, "没有这个规则包", "There is no such pack"),
    /** The pack is wrong; the fields say where. */
    INVALID_PACK("jurisdictions.invalid-pack", RejectionKind.INVALID, "规则包有误", "The pack is not valid"),
    /** The notice is wrong; the fields say where. */
    INVALID_CALENDAR("jurisdictions.invalid-calendar", RejectionKind.INVALID, "放假通知数据有误", "The calendar is not valid");

    private final Terms terms;

    JurisdictionRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms(id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
