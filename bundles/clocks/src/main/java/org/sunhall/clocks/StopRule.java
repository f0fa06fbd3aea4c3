package org.sunhall.clocks;

import java.util.Objects;
import java.util.Optional;

/**
 * On what terms a clock may stop on one ground (R-108, R-110, K-15): data of an edition or a jurisdiction pack.
 *
 * @param ground id of the ground, see {@link StopGround}
 * @param basis  the article that lists it
 * @param cap    the longest one stop may last; the clock counts again by itself afterwards; empty for as long as needed
 * @param times  how often the clock may stop on this ground; 0 for as often as needed
 * @param tell   whether the parties must be told of the stop and of the time it needs (行政许可法 art. 45)
 */
public record StopRule(String ground, String basis, Optional<Limit> cap, int times, boolean tell) {

    public StopRule {
        if (ground == null || ground.isBlank()) {
            throw new IllegalArgumentException("a stop needs a ground");
        }
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(cap, "cap");
        if (times < 0) {
            throw new IllegalArgumentException("a clock stops 0 (as often as needed) or more times");
        }
        if (cap.isPresent() && cap.get().amount() < 1) {
            throw new IllegalArgumentException("a stop's cap is at least 1");
        }
    }

    /** As national law has it: as long and as often as needed, told to the parties. */
    public static StopRule of(String ground) {
        return new StopRule(ground, StopGround.of(ground).map(StopGround::basis).orElse(""), Optional.empty(), 0, true);
    }
}
