package org.sunhall.clocks;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Text;

/**
 * Under which terms a clock runs: data of an edition or a jurisdiction pack, never constants of code.
 *
 * @param kind         what it is, for example {@code statutory}, {@code promised}, {@code step}, {@code notice},
 *                     {@code supplement}
 * @param title        its name for people
 * @param owner        whose time is counted
 * @param budget       how much time there is, at least 1
 * @param warning      yellow as soon as no more than this is left, in the unit of the budget; 0 for never
 * @param legalBasis   the article the budget comes from
 * @param onExpiry     what follows when it runs out, for example {@code lamp}, {@code deemed-accepted},
 *                     {@code deemed-abandoned}
 * @param stopGrounds  ids of the grounds it may stop on, see {@link StopGround}; empty for a clock that never stops
 * @param maxExtension the most it can be extended by, once; empty when it cannot be extended
 */
public record ClockTerms(
        String kind,
        Text title,
        ClockOwner owner,
        Limit budget,
        Limit warning,
        String legalBasis,
        String onExpiry,
        Set<String> stopGrounds,
        Optional<Limit> maxExtension) {

    /** What follows when a clock runs out: only its lamp. */
    public static final String LAMP = "lamp";
    /** What follows: the application is accepted from the day of its receipt (行政许可法 art. 32). */
    public static final String DEEMED_ACCEPTED = "deemed-accepted";
    /** What follows: the party has given up (for licences of food business: 食品经营许可和备案管理办法 art. 18). */
    public static final String DEEMED_ABANDONED = "deemed-abandoned";

    public ClockTerms {
        requireText("kind", kind);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(warning, "warning");
        Objects.requireNonNull(legalBasis, "legalBasis");
        requireText("onExpiry", onExpiry);
        stopGrounds = Set.copyOf(stopGrounds);
        Objects.requireNonNull(maxExtension, "maxExtension");
        if (budget.amount() < 1) {
            throw new IllegalArgumentException("a clock's budget is at least 1");
        }
        if (warning.unit() != budget.unit()
                || maxExtension.isPresent() && maxExtension.get().unit() != budget.unit()) {
            throw new IllegalArgumentException("warning and extension are counted in the unit of the budget");
        }
    }

    private static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
