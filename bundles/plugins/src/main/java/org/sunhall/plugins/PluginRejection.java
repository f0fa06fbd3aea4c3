package org.sunhall.plugins;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why the broker refuses. */
public enum PluginRejection implements RejectionCode {
    UNAUTHENTICATED("unauthenticated", RejectionKind.UNAUTHENTICATED, "请先登录", "Sign in first"),
    FORBIDDEN("forbidden", RejectionKind.FORBIDDEN, "无权管理该插件", "You may not manage this plug-in"),
    UNKNOWN("unknown", RejectionKind.NOT_FOUND, "没有这个插件", "There is no such plug-in"),
    CHECK_FAILED("check-failed", RejectionKind.INVALID, "插件检查未通过", "The plug-in did not pass the checks"),
    VERSION_TAKEN(
            "version-taken",
            RejectionKind.CONFLICT,
            "该版本号已有不同内容的插件",
            "This version has already landed with other content"),
    NOT_FAILED("not-failed", RejectionKind.CONFLICT, "该插件没有故障", "This plug-in has not failed"),
    NO_FILE("no-file", RejectionKind.CONFLICT, "该插件已经移除", "This plug-in is removed already"),
    IN_USE("in-use", RejectionKind.CONFLICT, "该版本正在使用", "This version is in use"),
    UNKNOWN_INCIDENT("unknown-incident", RejectionKind.NOT_FOUND, "没有这个事件", "There is no such incident"),
    INCIDENT_CLOSED("incident-closed", RejectionKind.CONFLICT, "该事件已经关闭", "The incident is closed already"),
    NOTE_MISSING("note-missing", RejectionKind.INVALID, "请写明处理情况", "Say what was done"),
    UNKNOWN_PUBLISHER("unknown-publisher", RejectionKind.NOT_FOUND, "没有这个发布者", "There is no such publisher"),
    NO_CERTIFICATE("no-certificate", RejectionKind.INVALID, "发布者信息不完整", "The publisher cannot be taken on record"),
    PUBLISHER_KNOWN("publisher-known", RejectionKind.CONFLICT, "已信任该发布者", "The publisher is trusted already"),
    PUBLISHER_REVOKED("publisher-revoked", RejectionKind.CONFLICT, "信任已经撤销", "The trust has ended already");

    private final Terms terms;

    PluginRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("plugins." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
