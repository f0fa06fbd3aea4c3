package org.sunhall.catalog.api;

import org.sunhall.kernel.Text;

/** What becomes of the cases that run under the edition before when a new one takes effect; the reviewer chooses. */
public enum RunningCases {
    /** They end under the edition they were filed under. */
    FINISH_UNDER_OLD("按原版本办结", "finish under the old edition"),
    /** Each moves to the new edition when its next step begins. */
    MOVE_AT_NEXT_STEP("进入下一环节时转入新版本", "move at the next step"),
    /** Only what is not accepted yet moves. */
    MOVE_DRAFTS("仅未受理的转入新版本", "move what is not accepted yet"),
    /** They stop where they are until the office decides on each. */
    STOP("暂停,逐件处理", "stop and decide case by case");

    private final Text title;

    RunningCases(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    /** For people. */
    public Text title() {
        return title;
    }
}
