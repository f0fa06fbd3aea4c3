package org.sunhall.clocks;

import java.time.Instant;
import java.util.Objects;

/**
 * Added budget (R-109; 行政许可法 art. 42).
 *
 * @param by         how much is added, in the unit of the budget
 * @param reason     why, told to the applicant
 * @param approvedBy who approved it: a reference, never a personal name
 * @param at         when it was approved
 */
public record Extension(Limit by, String reason, String approvedBy, Instant at) {

    public Extension {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(approvedBy, "approvedBy");
        Objects.requireNonNull(at, "at");
    }
}
