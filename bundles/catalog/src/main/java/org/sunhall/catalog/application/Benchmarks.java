package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** The discretion benchmarks of an edition: reviewed with it, so looked up in what was approved. */
final class Benchmarks {

    private final Definitions definitions;

    Benchmarks(Definitions definitions) {
        this.definitions = definitions;
    }

    List<DiscretionTable> of(EditionView edition) {
        return definitions
                .content(edition.plugin())
                .map(content -> content.discretion(edition.item()))
                .orElse(List.of());
    }

    Outcome<DiscretionTable.Cell> lookup(EditionView edition, String key, Map<String, JsonNode> facts) {
        Optional<DiscretionTable> table =
                of(edition).stream().filter(some -> some.key().equals(key)).findFirst();
        if (table.isEmpty()) {
            return Outcome.refused(
                    CatalogRejection.NO_BENCHMARK, Text.of("该事项没有这个裁量基准。", "The item has no such benchmark."));
        }
        return table.get()
                .lookup(facts)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(Refusals.invalid(
                        "facts",
                        "range",
                        Text.of("裁量因素不全,或者超出基准规定的范围。", "A factor is missing, or outside what the benchmark knows."))));
    }
}
