package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.casework.Benchmark;
import org.sunhall.kernel.Text;

/** A plug-in's discretion table as running cases look at it. */
record TableBenchmark(DiscretionTable table) implements Benchmark {

    @Override
    public String key() {
        return table.key();
    }

    @Override
    public Text title() {
        return table.measure().title();
    }

    @Override
    public Text unit() {
        return table.measure().unit();
    }

    @Override
    public List<String> factors() {
        return table.factors().stream().map(DiscretionTable.Factor::key).toList();
    }

    @Override
    public Span lawful() {
        return span(table.measure().lawful());
    }

    @Override
    public Optional<Cell> cell(Map<String, JsonNode> situation) {
        return table.lookup(situation).map(cell -> new Cell(cell.id(), span(cell.range()), cell.text()));
    }

    private static Span span(DiscretionTable.Range range) {
        return new Span(range.from(), range.to());
    }
}
