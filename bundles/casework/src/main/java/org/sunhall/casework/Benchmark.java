package org.sunhall.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** A reviewed discretion benchmark as a running case looks at it: what may be measured out in which situation. */
public interface Benchmark {

    /** Its name inside the item: the field of the findings that holds what is measured out, for example {@code fine}. */
    String key();

    /** What is measured out, for people. */
    Text title();

    /** Its unit, for people. */
    Text unit();

    /** What the decision depends on. */
    List<String> factors();

    /** What the law itself allows. */
    Span lawful();

    /** What may be measured out in a situation; empty when a factor is missing or outside what it can be. */
    Optional<Cell> cell(Map<String, JsonNode> situation);

    /**
     * From one number to another, both included.
     *
     * @param to empty for no upper end
     */
    record Span(BigDecimal from, Optional<BigDecimal> to) {
        boolean holds(BigDecimal number) {
            return from.compareTo(number) <= 0 && !isBelow(number);
        }

        /** Whether its upper end lies below the number. */
        boolean isBelow(BigDecimal number) {
            return to.map(end -> end.compareTo(number) < 0).orElse(false);
        }
    }

    /**
     * One situation.
     *
     * @param id   its name, for example {@code light}
     * @param span what may be measured out
     * @param text the same in words
     */
    record Cell(String id, Span span, Text text) {}
}
