package org.sunhall.casework;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Every reason for which a command on a case is refused. */
public enum CaseRejection implements RejectionCode {
    UNKNOWN_CASE("unknown-case", RejectionKind.NOT_FOUND, "没有这个办件", "no such case"),
    FORBIDDEN("forbidden", RejectionKind.FORBIDDEN, "无权办理", "not entitled"),
    SIGN_IN_FIRST("sign-in-first", RejectionKind.UNAUTHENTICATED, "请先登录", "sign in first"),
    STALE("stale", RejectionKind.STALE, "办件已有新的进展", "the case has moved on"),
    KEY_REUSED("key-reused", RejectionKind.CONFLICT, "同一请求编号用于不同内容", "idempotency key used for other content"),
    ENDED("ended", RejectionKind.CONFLICT, "办件已经结束", "the case has ended"),
    PARKED("parked", RejectionKind.CONFLICT, "办件暂时挂置", "the case is parked"),
    STEP_NOT_OPEN("step-not-open", RejectionKind.CONFLICT, "该环节当前不在办理中", "the step is not open"),
    UNKNOWN_OUTCOME("unknown-outcome", RejectionKind.INVALID, "没有这种办理结果", "no such outcome"),
    OPINION_MISSING("opinion-missing", RejectionKind.INVALID, "缺少办理意见", "the opinion is missing"),
    REASONS_MISSING("reasons-missing", RejectionKind.INVALID, "否定意见须说明理由", "a negative opinion needs reasons"),
    MISSING_LIST_EMPTY("missing-list-empty", RejectionKind.INVALID, "未列明需补正的内容", "nothing is named as missing"),
    ALREADY_TOLD("already-told", RejectionKind.CONFLICT, "补正只能一次告知", "what is missing may be told only once"),
    SIGNED_ALREADY("signed-already", RejectionKind.CONFLICT, "须由另一名办理人员签署", "another officer must sign"),
    SIGNATURES_DIFFER("signatures-differ", RejectionKind.CONFLICT, "两名办理人员的结论不一致", "the officers' conclusions differ"),
    NOT_NOW("not-now", RejectionKind.CONFLICT, "当前阶段不能进行此操作", "not possible at this stage"),
    NOT_ALLOWED("operation-not-allowed", RejectionKind.CONFLICT, "该事项版本不允许此操作", "the edition does not allow it"),
    STOPPED("stopped", RejectionKind.CONFLICT, "办理时限中止中", "the clocks are stopped"),
    STOPPED_ALREADY("stopped-already", RejectionKind.CONFLICT, "已因同一事由中止", "stopped on this ground already"),
    NOT_STOPPED("not-stopped", RejectionKind.CONFLICT, "没有因此事由中止", "not stopped on this ground"),
    TIME_MISSING("time-missing", RejectionKind.INVALID, "未告知所需时间", "the time needed is not told"),
    TIME_TOO_LONG("time-too-long", RejectionKind.INVALID, "超过允许的时间", "longer than allowed"),
    NO_WAY_BACK("no-way-back", RejectionKind.CONFLICT, "不能退回到该环节", "no way back to that step"),
    RECUSED("recused", RejectionKind.FORBIDDEN, "应当回避", "recused from this case"),
    HELD_BY_ANOTHER("held-by-another", RejectionKind.CONFLICT, "已由他人办理", "another officer handles it"),
    SAME_PERSON("same-person", RejectionKind.FORBIDDEN, "审核人员与承办人员不得为同一人", "the reviewer has handled it"),
    NOT_CERTIFIED("not-certified", RejectionKind.FORBIDDEN, "没有有效的执法证件", "no valid enforcement certificate"),
    DOCUMENT_MISSING("document-missing", RejectionKind.CONFLICT, "缺少法定文书", "a required paper is missing"),
    WRONG_TIME("wrong-time", RejectionKind.INVALID, "时间不实", "the time cannot be"),
    UNKNOWN_OFFICER("unknown-officer", RejectionKind.INVALID, "未指明人员", "no officer named"),
    OTHER_CASE("other-case", RejectionKind.CONFLICT, "两案不能合并", "these cases cannot be merged"),
    RESULT_FIXED("result-fixed", RejectionKind.CONFLICT, "第三方结果不得更改", "a third party's result cannot be changed"),
    CORRECTION_PENDING("correction-pending", RejectionKind.CONFLICT, "已有一项更正在办", "a correction is on its way"),
    NO_CORRECTION("no-correction", RejectionKind.CONFLICT, "没有可办理的更正", "no correction waits for this"),
    BEYOND_DISCRETION("beyond-discretion", RejectionKind.INVALID, "超出裁量基准", "beyond the discretion benchmark"),
    NOT_VERIFIED("not-verified", RejectionKind.CONFLICT, "尚未核验身份", "who it is has not been verified"),
    COPIED_ALREADY("copied-already", RejectionKind.CONFLICT, "已经抄告过", "copied already"),
    RATED_ALREADY("rated-already", RejectionKind.CONFLICT, "已经评价过", "rated already"),
    NOTHING_THERE("nothing-there", RejectionKind.INVALID, "没有这项数据", "no such data"),
    CANNOT_MOVE("cannot-move", RejectionKind.CONFLICT, "办件不能迁移", "the case cannot be moved"),
    EXTENDED_ALREADY("extended-already", RejectionKind.CONFLICT, "已经延期过", "extended already"),
    EXTENSION_PENDING("extension-pending", RejectionKind.CONFLICT, "已有延期申请待批准", "an extension is already requested"),
    NO_EXTENSION_PENDING("no-extension-pending", RejectionKind.CONFLICT, "没有待批准的延期申请", "no extension is requested"),
    EXTENSION_TOO_LONG("extension-too-long", RejectionKind.INVALID, "超过法定延长时限", "longer than the law allows"),
    EXTENSION_IMPOSSIBLE("extension-impossible", RejectionKind.CONFLICT, "该事项不允许延期", "this item knows no extension"),
    INVALID_FORM("invalid-form", RejectionKind.INVALID, "申请内容有误", "the application has faults"),
    UNKNOWN_ITEM("unknown-item", RejectionKind.NOT_FOUND, "没有这个事项", "no such item"),
    UNKNOWN_UPLOAD("unknown-upload", RejectionKind.INVALID, "没有这个上传文件", "no such upload"),
    UPLOAD_TOO_LARGE("upload-too-large", RejectionKind.TOO_LARGE, "上传文件过大", "the upload is too large"),
    UPLOAD_INCOMPLETE("upload-incomplete", RejectionKind.INVALID, "上传未完成", "the upload is incomplete"),
    CATALOG_ABSENT("catalog-absent", RejectionKind.UNAVAILABLE, "事项目录暂停服务", "the catalog is switched off"),
    UPLOAD_TYPE("upload-type", RejectionKind.INVALID, "不支持的文件类型", "unsupported type of file"),
    PAPER_DUE("paper-due", RejectionKind.UNAVAILABLE, "文书尚未生成", "the paper is not made yet"),
    PLUGIN_AWAY("plugin-away", RejectionKind.CONFLICT, "事项插件已移除", "the item's plug-in is away"),
    UNKNOWN_PAPER("unknown-paper", RejectionKind.NOT_FOUND, "没有这份文书", "no such paper");

    private final Terms terms;

    CaseRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("cases." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
