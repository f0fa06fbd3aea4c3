package org.sunhall.clocks;

import java.util.Objects;
import java.util.Optional;

/**
 * On what terms a clock may be extended once more (R-109; 行政许可法 art. 42). A clock's terms list one rule for each
 * extension, in order: the first by the agency's head, the next perhaps by collective discussion (市场监督管理行政处罚程序规定
 * art. 64).
 *
 * @param cap      the longest extension; empty where the law says "a reasonable period"
 * @param approver who approves it, a post or function; empty when the edition names it elsewhere
 * @param basis    the article that allows it
 */
public record ExtensionRule(Optional<Limit> cap, String approver, String basis) {

    public ExtensionRule {
        Objects.requireNonNull(cap, "cap");
        Objects.requireNonNull(approver, "approver");
        Objects.requireNonNull(basis, "basis");
    }

    /** At most this much. */
    public static ExtensionRule upTo(Limit cap) {
        return new ExtensionRule(Optional.of(cap), "", "");
    }

    boolean allows(Limit by) {
        return by.amount() >= 1 && (cap.isEmpty() || by.amount() <= cap.get().amount());
    }
}
