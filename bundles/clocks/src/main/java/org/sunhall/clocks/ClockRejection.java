package org.sunhall.clocks;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why a change of a clock is refused. */
public enum ClockRejection implements RejectionCode {
    /** The clock has ended. */
    ENDED("ended", RejectionKind.CONFLICT, Text.of("时限已经终结", "The clock has ended")),
    /** The clock is stopped already. */
    ALREADY_STOPPED("already-stopped", RejectionKind.CONFLICT, Text.of("时限已经中止计算", "The clock is stopped already")),
    /** The clock runs: there is nothing to resume. */
    NOT_STOPPED("not-stopped", RejectionKind.CONFLICT, Text.of("时限正在计算", "The clock is not stopped")),
    /** The law does not list the ground for this clock. */
    GROUND_NOT_LISTED(
            "ground-not-listed",
            RejectionKind.INVALID,
            Text.of("中止计算的事由不在法定范围内", "The ground is not one this clock may stop on")),
    /** It has stopped on this ground as often as it may. */
    STOPPED_TOO_OFTEN(
            "stopped-too-often", RejectionKind.CONFLICT, Text.of("中止次数已满", "It has stopped as often as it may")),
    /** The terms know no extension. */
    NOT_EXTENDABLE("not-extendable", RejectionKind.CONFLICT, Text.of("该时限不可延长", "This limit cannot be extended")),
    /** It was extended before. */
    ALREADY_EXTENDED("already-extended", RejectionKind.CONFLICT, Text.of("该时限已延长过一次", "It was extended once")),
    /** More than the law allows, less than one, or in another unit. */
    WRONG_EXTENSION(
            "wrong-extension", RejectionKind.INVALID, Text.of("延长的时间不符合规定", "The extension is not as provided")),
    /** A reason is needed. */
    REASON_MISSING("reason-missing", RejectionKind.INVALID, Text.of("须说明理由", "A reason is needed")),
    /** Nobody is named who approved it. */
    APPROVAL_MISSING("approval-missing", RejectionKind.INVALID, Text.of("须经批准", "An approval is needed")),
    /** The change lies before an earlier one. */
    OUT_OF_ORDER("out-of-order", RejectionKind.CONFLICT, Text.of("时间早于已有记录", "It lies before an earlier change")),
    /** The limit has passed: it can be extended or stopped no more. */
    EXPIRED("expired", RejectionKind.CONFLICT, Text.of("时限已经届满", "The limit has passed"));

    private final Terms terms;

    ClockRejection(String name, RejectionKind kind, Text title) {
        this.terms = new Terms("clocks." + name, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
