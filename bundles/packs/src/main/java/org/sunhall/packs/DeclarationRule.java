package org.sunhall.packs;

import java.util.Objects;
import org.sunhall.clocks.Limit;

/**
 * By when a change must be declared (K-01, K-03). The dates themselves are computed by the clocks only.
 *
 * @param limit     how long; its unit is that of the source: working days and calendar days both occur
 * @param anchor    what it is counted from
 * @param reading   how it is read
 * @param basis     the article, or what the pack says of its choice
 * @param ownChoice whether the source names no number and the pack chose one
 */
public record DeclarationRule(Limit limit, Anchor anchor, Reading reading, String basis, boolean ownChoice) {

    public DeclarationRule {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(basis, "basis");
    }
}
