package org.sunhall.catalog.api;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why the catalog refuses. */
public enum CatalogRejection implements RejectionCode {
    UNAUTHENTICATED("unauthenticated", RejectionKind.UNAUTHENTICATED, "请先登录", "Sign in first"),
    FORBIDDEN("forbidden", RejectionKind.FORBIDDEN, "无权审核该版本", "You may not review this edition"),
    ITEM_UNKNOWN("item-unknown", RejectionKind.NOT_FOUND, "没有这个事项", "There is no such item"),
    EDITION_UNKNOWN("edition-unknown", RejectionKind.NOT_FOUND, "没有这个版本", "There is no such edition"),
    NOT_REVIEWED("not-reviewed", RejectionKind.CONFLICT, "事项尚未经法制审核", "The item has not passed legal review"),
    NOT_PUBLISHED("not-published", RejectionKind.CONFLICT, "事项尚未公布", "The item is not published"),
    NOT_YET_EFFECTIVE("not-yet-effective", RejectionKind.CONFLICT, "事项尚未生效", "The item is not in effect yet"),
    OUT_OF_USE("out-of-use", RejectionKind.CONFLICT, "事项已停用", "The item is out of use"),
    WRONG_STATE("wrong-state", RejectionKind.CONFLICT, "版本当前状态不能这样办理", "The edition's state does not allow this"),
    DIGEST_MISMATCH(
            "digest-mismatch", RejectionKind.CONFLICT, "审核的内容与存储的内容不一致", "What was reviewed is not what is stored"),
    STALE("stale", RejectionKind.STALE, "版本信息已被他人更新", "Somebody has changed the edition since"),
    INVALID("invalid", RejectionKind.INVALID, "提交的内容有误", "What was sent is wrong");

    private final String id;
    private final RejectionKind kind;
    private final Text title;

    CatalogRejection(String id, RejectionKind kind, String zh, String en) {
        this.id = "catalog." + id;
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
