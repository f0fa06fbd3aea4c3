package org.sunhall.clocks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param stops        the grounds it may stop on and on what terms; empty for a clock that never stops
 * @param extensions   one rule for each extension it can have, in order; empty when it cannot be extended
 */
public record ClockTerms(
        String kind,
        Text title,
        ClockOwner owner,
        Limit budget,
        Limit warning,
        String legalBasis,
        String onExpiry,
        List<StopRule> stops,
        List<ExtensionRule> extensions) {

    /** What follows when a clock runs out: only its lamp. */
    public static final String LAMP = "lamp";
    /** What follows: the application is accepted from the day of its receipt (行政许可法 art. 32). */
    public static final String DEEMED_ACCEPTED = "deemed-accepted";
    /** What follows: the party has given up (for licences of food business: 食品经营许可和备案管理办法 art. 18). */
    public static final String DEEMED_ABANDONED = "deemed-abandoned";
    /** What follows: the party can no longer do it, for example request a hearing (行政许可法 art. 47). */
    public static final String RIGHT_LOST = "right-lost";

    public ClockTerms {
        requireText("kind", kind);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(warning, "warning");
        Objects.requireNonNull(legalBasis, "legalBasis");
        requireText("onExpiry", onExpiry);
        stops = List.copyOf(stops);
        extensions = List.copyOf(extensions);
        if (budget.amount() < 1) {
            throw new IllegalArgumentException("a clock's budget is at least 1");
        }
        boolean otherUnit =
                extensions.stream().flatMap(rule -> rule.cap().stream()).anyMatch(cap -> cap.unit() != budget.unit());
        if (warning.unit() != budget.unit() || otherUnit) {
            throw new IllegalArgumentException("warning and extension are counted in the unit of the budget");
        }
        if (stops.stream().map(StopRule::ground).distinct().count() < stops.size()) {
            throw new IllegalArgumentException("each ground is listed once");
        }
        LimitUnit impossible = budget.unit() == LimitUnit.HOUR ? LimitUnit.WORKING_DAY : LimitUnit.HOUR;
        if (stops.stream().flatMap(rule -> rule.cap().stream()).anyMatch(cap -> cap.unit() == impossible)) {
            throw new IllegalArgumentException(
                    "a stop of a clock in " + budget.unit() + " cannot be capped in " + impossible);
        }
    }

    /** Terms whose stops last as long as needed, and that allow at most one extension. */
    public ClockTerms(
            String kind,
            Text title,
            ClockOwner owner,
            Limit budget,
            Limit warning,
            String legalBasis,
            String onExpiry,
            Set<String> stopGrounds,
            Optional<Limit> maxExtension) {
        this(
                kind,
                title,
                owner,
                budget,
                warning,
                legalBasis,
                onExpiry,
                stopGrounds.stream().sorted().map(StopRule::of).toList(),
                maxExtension.map(ExtensionRule::upTo).stream().toList());
    }

    /** The same terms with another budget, without warning, stops or extensions. */
    public ClockTerms within(Limit other) {
        return new ClockTerms(
                kind, title, owner, other, new Limit(0, other.unit()), legalBasis, onExpiry, List.of(), List.of());
    }

    /** Ids of the grounds it may stop on. */
    public Set<String> stopGrounds() {
        return stops.stream().map(StopRule::ground).collect(Collectors.toUnmodifiableSet());
    }

    /** The rule for stopping on this ground; empty when it may not. */
    public Optional<StopRule> stopRule(String ground) {
        return stops.stream().filter(rule -> rule.ground().equals(ground)).findFirst();
    }

    /** The most the first extension can be; empty when it cannot be extended, or by a reasonable period. */
    public Optional<Limit> maxExtension() {
        return extensions.stream().findFirst().flatMap(ExtensionRule::cap);
    }

    private static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
