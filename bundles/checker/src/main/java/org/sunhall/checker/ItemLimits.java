package org.sunhall.checker;

import java.util.Objects;
import java.util.Optional;

/**
 * The limits of an item.
 *
 * @param statutory  the law's limit from acceptance to decision
 * @param promised   the office's own, at most the statutory one
 * @param notice     the office's for accepting or telling what is missing; empty: the jurisdiction pack's
 * @param supplement the applicant's for supplying it; empty: the jurisdiction pack's
 * @param delivery   the office's for issuing and serving after the decision; empty: the jurisdiction pack's
 * @param extension  how far statutory and promised may be extended; empty: not at all
 */
public record ItemLimits(
        ItemLimit statutory,
        ItemLimit promised,
        Optional<ItemLimit> notice,
        Optional<ItemLimit> supplement,
        Optional<ItemLimit> delivery,
        Optional<ItemExtension> extension) {

    public ItemLimits {
        Objects.requireNonNull(statutory, "statutory");
        Objects.requireNonNull(promised, "promised");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(supplement, "supplement");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(extension, "extension");
    }
}
