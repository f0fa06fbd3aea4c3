package org.sunhall.packs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * An item's code explained part by part, and what is wrong with it.
 *
 * @param code     the code
 * @param rule     the rule it was read by, empty when it is a free code or when no rule serves
 * @param parts    the parts as far as they could be told apart
 * @param faults   why it is refused; empty when it may be used
 */
public record CodeReading(String code, Optional<ItemCodeRule> rule, List<Part> parts, List<Fault> faults) {

    /**
     * A part that was read.
     *
     * @param part    the part of the rule
     * @param value   its characters in this code
     * @param from    where it begins, the code's first character being 1
     * @param to      its last character
     * @param meaning what it says here
     */
    public record Part(CodePart part, String value, int from, int to, Text meaning) {}

    /**
     * Something wrong.
     *
     * @param part    the part's id, {@code end} for what follows the last part
     * @param from    the first character concerned, counted from 1; beyond the code's end when something is missing
     * @param to      the last one
     * @param rule    what it offends, for example {@code code.check}
     * @param message what is wrong
     * @param mend    what to do
     */
    public record Fault(String part, int from, int to, String rule, Text message, Text mend) {}

    public CodeReading {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(rule, "rule");
        parts = List.copyOf(parts);
        faults = List.copyOf(faults);
    }

    /** Whether an item may have this code. */
    public boolean sound() {
        return faults.isEmpty();
    }

    /** One sentence on it. */
    public Text summary() {
        if (!sound()) {
            return faults.get(0).message();
        }
        return rule.map(some -> Text.of("编码符合「{0}」。", "The code follows “{0}”.").with(some.title()))
                .orElseGet(() -> Text.of(
                        "本辖区不要求统一编码,该编码由编制单位自定。",
                        "The jurisdiction does not ask for codes by a rule; this one was chosen by its maker."));
    }
}
