package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;

/**
 * A discretion benchmark (裁量基准): for every possible situation exactly one cell that says within which range the decision may lie
 * (R-062, R-113; {@code SUNHALL-INF/discretion/*.json}). A table that has passed the checks has no gap and no overlap.
 *
 * @param file    its file inside the plug-in
 * @param key     its name inside the item
 * @param item    the item it belongs to
 * @param title   for people
 * @param basis   the article that leaves the discretion
 * @param measure what is measured out
 * @param factors what the decision depends on, at least one
 * @param cells   the situations
 */
public record DiscretionTable(
        String file,
        String key,
        ItemCode item,
        Text title,
        String basis,
        Measure measure,
        List<Factor> factors,
        List<Cell> cells) {

    public DiscretionTable {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(measure, "measure");
        factors = List.copyOf(factors);
        cells = List.copyOf(cells);
    }

    /**
     * What is measured out, for example a fine.
     *
     * @param title  its name
     * @param unit   its unit, for example {@code 元}
     * @param lawful what the law itself allows; every cell lies inside
     */
    public record Measure(Text title, Text unit, Range lawful) {}

    /**
     * Something the decision depends on.
     *
     * @param key    its name
     * @param title  for people
     * @param unit   unit of a number, for example {@code 元}; empty for a choice
     * @param domain the numbers it can be; empty for a choice
     * @param values the values of a choice, by key; empty for a number
     */
    public record Factor(
            String key, Text title, Optional<Text> unit, Optional<Range> domain, Map<String, Text> values) {}

    /**
     * Numbers from one on, below another.
     *
     * @param from the least, inclusive
     * @param to   the upper end, empty for none; exclusive in conditions, inclusive in what is measured out
     */
    public record Range(BigDecimal from, Optional<BigDecimal> to) {

        /** Whether the number lies in it, the upper end excluded. */
        public boolean covers(BigDecimal number) {
            return from.compareTo(number) <= 0
                    && to.map(end -> number.compareTo(end) < 0).orElse(true);
        }

        /** Whether the whole other range lies in it. */
        public boolean holds(Range other) {
            return from.compareTo(other.from) <= 0
                    && to.map(end -> other.to
                                    .map(inner -> inner.compareTo(end) <= 0)
                                    .orElse(false))
                            .orElse(true);
        }
    }

    /**
     * One situation and what follows.
     *
     * @param id     its name, for example {@code light}
     * @param title  for people, for example 从轻
     * @param ranges condition on numbers: factor → range; a factor that is not named may have any value
     * @param values condition on choices: factor → values; a factor that is not named may have any value
     * @param range  within which range the decision may lie
     * @param text   the benchmark in words
     */
    public record Cell(
            String id,
            Text title,
            Map<String, Range> ranges,
            Map<String, List<String>> values,
            Range range,
            Text text) {

        boolean fits(Map<String, JsonNode> facts) {
            return ranges.entrySet().stream().allMatch(each -> each.getValue()
                            .covers(facts.get(each.getKey()).decimalValue()))
                    && values.entrySet().stream().allMatch(each -> each.getValue()
                            .contains(facts.get(each.getKey()).asText()));
        }
    }

    /**
     * The cell for a situation.
     *
     * @param facts factor → number or key of a choice
     * @return the cell; empty when a factor is missing or outside what it can be
     */
    public Optional<Cell> lookup(Map<String, JsonNode> facts) {
        for (Factor factor : factors) {
            JsonNode value = facts.get(factor.key());
            boolean known = factor.domain()
                    .map(domain -> value != null && value.isNumber() && domain.covers(value.decimalValue()))
                    .orElseGet(() -> value != null && factor.values().containsKey(value.asText()));
            if (!known) {
                return Optional.empty();
            }
        }
        return cells.stream().filter(cell -> cell.fits(facts)).findFirst();
    }
}
