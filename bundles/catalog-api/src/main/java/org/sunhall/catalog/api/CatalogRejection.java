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
    FILE_UNKNOWN("file-unknown", RejectionKind.NOT_FOUND, "没有这个文件", "There is no such file"),
    NOT_REVIEWED("not-reviewed", RejectionKind.CONFLICT, "事项尚未经法制审核", "The item has not passed legal review"),
    NOT_PUBLISHED("not-published", RejectionKind.CONFLICT, "事项尚未公布", "The item is not published"),
    NOT_YET_EFFECTIVE("not-yet-effective", RejectionKind.CONFLICT, "事项尚未生效", "The item is not in effect yet"),
    OUT_OF_USE("out-of-use", RejectionKind.CONFLICT, "事项已停用", "The item is out of use"),
    WRONG_STATE("wrong-state", RejectionKind.CONFLICT, "版本当前状态不能这样办理", "The edition's state does not allow this"),
    DIGEST_MISMATCH(
            "digest-mismatch", RejectionKind.CONFLICT, "审核的内容与存储的内容不一致", "What was reviewed is not what is stored"),
    CONTENT_CHANGED("content-changed", RejectionKind.CONFLICT, "内容在审核后被更改", "The content was changed after approval"),
    HUNG("hung", RejectionKind.CONFLICT, "事项已挂起", "The item is hung"),
    EXEMPT("exempt", RejectionKind.CONFLICT, "事项经批准不在网上运行", "The item is exempt from running online"),
    CANCELLED("cancelled", RejectionKind.CONFLICT, "事项已取消", "The item is cancelled"),
    EXPIRED("expired", RejectionKind.CONFLICT, "事项已失效", "The item has expired"),
    NOT_ONLINE("not-online", RejectionKind.CONFLICT, "事项尚未实行网上运行", "The item does not run online yet"),
    IN_BATCH("in-batch", RejectionKind.CONFLICT, "事项随导入批次一并审核", "The item is decided with the batch it came in"),
    IMPORT_UNKNOWN("import-unknown", RejectionKind.NOT_FOUND, "没有这个导入批次", "There is no such import"),
    IMPORT_FAULTY(
            "import-faulty", RejectionKind.INVALID, "导入文件有错误,未导入任何内容", "The file is faulty; nothing was imported"),
    SEARCH_ABSENT("search-absent", RejectionKind.UNAVAILABLE, "搜索暂不可用", "Search is not available now"),
    STILL_USED("still-used", RejectionKind.CONFLICT, "事项仍在使用", "The item is in use"),
    PENDING("pending", RejectionKind.CONFLICT, "已有同类申请在办", "There is an open application already"),
    PROCEEDING_UNKNOWN("proceeding-unknown", RejectionKind.NOT_FOUND, "没有这项审核", "There is no such proceeding"),
    CHANGE_UNKNOWN("change-unknown", RejectionKind.NOT_FOUND, "没有这项变更", "There is no such change"),
    FIELD_FIXED("field-fixed", RejectionKind.CONFLICT, "该内容须经审核变更", "This field changes by review only"),
    NO_BENCHMARK("no-benchmark", RejectionKind.NOT_FOUND, "没有裁量基准", "There is no benchmark"),
    STALE("stale", RejectionKind.STALE, "版本信息已被他人更新", "Somebody has changed the edition since"),
    INVALID("invalid", RejectionKind.INVALID, "提交的内容有误", "What was sent is wrong");

    private final Terms terms;

    CatalogRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("catalog." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
