package org.sunhall.cases.application;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why something around cases is refused; what concerns the case itself is refused by its state machine. */
public enum ServiceRejection implements RejectionCode {
    UNKNOWN_OPERATION("unknown-operation", RejectionKind.NOT_FOUND, "没有这项操作", "no such operation"),
    CLAIMED("claimed", RejectionKind.CONFLICT, "已由同事领办", "claimed by a colleague"),
    NOT_CLAIMABLE("not-claimable", RejectionKind.CONFLICT, "该环节不能领办", "this step cannot be claimed"),
    UNSAFE_FILE("unsafe-file", RejectionKind.INVALID, "文件未通过安全检查", "the file did not pass the scan"),
    UNKNOWN_DRAFT("unknown-draft", RejectionKind.NOT_FOUND, "没有这份草稿", "no such draft"),
    TOO_MANY_DRAFTS("too-many-drafts", RejectionKind.CONFLICT, "草稿过多", "too many drafts"),
    DRAFT_TOO_LARGE("draft-too-large", RejectionKind.TOO_LARGE, "草稿过大", "the draft is too large"),
    UNKNOWN_APPLICANT("unknown-applicant", RejectionKind.INVALID, "没有这位实名申请人", "no such applicant"),
    UNKNOWN_EDITION("unknown-edition", RejectionKind.NOT_FOUND, "没有这个版本", "no such edition"),
    CANNOT_MOVE("not-under-older-edition", RejectionKind.CONFLICT, "办件不能转入新版本", "the case cannot move"),
    NOT_MOVED("not-moved", RejectionKind.CONFLICT, "没有可撤销的转版", "no move to undo");

    private final Terms terms;

    ServiceRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("cases." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
