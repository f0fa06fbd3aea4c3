package org.sunhall.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One way in which a step can end.
 *
 * @param name      stable name, unique in its step; what {@code outcome:…} conditions name
 * @param label     what the officer and the public read
 * @param effect    the platform operation this outcome triggers, one of {@link Effects}
 * @param documents kinds of the papers that are ordered when the step ends so
 * @param negative  whether reasons must be given (行政许可法 art. 38, 32)
 * @param to        with the effect {@code return}: the earlier step that opens again
 */
public record StepOutcome(
        String name,
        Text label,
        Optional<String> effect,
        List<String> documents,
        boolean negative,
        Optional<String> to) {

    public StepOutcome {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(effect, "effect");
        documents = List.copyOf(documents);
        Objects.requireNonNull(to, "to");
    }
}
