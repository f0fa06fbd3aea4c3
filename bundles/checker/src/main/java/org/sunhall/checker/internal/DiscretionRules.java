package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.checker.DiscretionTable.Cell;
import org.sunhall.checker.DiscretionTable.Factor;
import org.sunhall.checker.DiscretionTable.Range;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Text;

/**
 * Whether discretion tables say one thing for every situation: the ends of all ranges cut the numbers of a factor into
 * intervals inside which no cell changes; each combination of intervals and choices must lie in exactly one cell.
 */
public final class DiscretionRules {

    private static final String DIRECTORY = PluginContent.ROOT + "discretion/";
    private static final int MOST_SITUATIONS = 50_000;
    private static final int MOST_SHOWN = 5;

    private final PluginContent content;
    private final Findings findings;
    private final Set<String> keys = new HashSet<>();

    /** Checks the discretion tables of this plug-in. */
    public DiscretionRules(PluginContent content, Findings findings) {
        this.content = content;
        this.findings = findings;
    }

    /** Runs the checks. */
    public void check() {
        content.files().forEach((path, bytes) -> {
            if (path.startsWith(DIRECTORY)) {
                Optional<ObjectNode> json = StrictJson.object(path, bytes, findings);
                int before = findings.size();
                json.ifPresent(node -> Schemas.check(Schemas.DISCRETION, path, node, findings));
                json.filter(node -> findings.size() == before)
                        .ifPresent(node -> table(DiscretionReading.table(path, node)));
            }
        });
    }

    private void table(DiscretionTable table) {
        if (content.item(table.item()).isEmpty()) {
            findings.add(
                    table.file(),
                    "/item",
                    "discretion.item",
                    Text.of("插件没有此编码的事项。", "The plug-in has no item with this code."),
                    Text.of("请填写本插件的事项编码。", "Name an item of this plug-in."));
        }
        if (!keys.add(table.item() + " " + table.key())) {
            duplicate(table, "/key");
        }
        int before = findings.size();
        factors(table);
        cells(table);
        if (findings.size() == before) {
            situations(table);
        }
    }

    private void factors(DiscretionTable table) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < table.factors().size(); i++) {
            Factor factor = table.factors().get(i);
            if (!known.add(factor.key())) {
                duplicate(table, "/factors/" + i + "/key");
            }
            if (factor.domain().filter(domain -> !ascends(domain)).isPresent()) {
                empty(table, "/factors/" + i + "/domain");
            }
        }
    }

    private void cells(DiscretionTable table) {
        Map<String, Factor> factors =
                table.factors().stream().collect(Collectors.toMap(Factor::key, each -> each, (one, other) -> one));
        Set<String> known = new HashSet<>();
        for (int i = 0; i < table.cells().size(); i++) {
            Cell cell = table.cells().get(i);
            String place = "/cells/" + i;
            if (!known.add(cell.id())) {
                duplicate(table, place + "/id");
            }
            if (!table.measure().lawful().holds(cell.range())) {
                findings.add(
                        table.file(),
                        place + "/range",
                        "discretion.unlawful",
                        Text.of("裁量幅度超出法定幅度({0})。", "The range goes beyond what the law allows ({0}).")
                                .with(table.basis()),
                        Text.of("请改在法定幅度之内。", "Keep it inside the law's range."));
            }
            cell.ranges().forEach((key, range) -> {
                Optional<Range> domain = Optional.ofNullable(factors.get(key)).flatMap(Factor::domain);
                if (domain.isEmpty()) {
                    unknown(table, place + "/when/" + key);
                } else if (!ascends(range) || !domain.get().holds(range)) {
                    empty(table, place + "/when/" + key);
                }
            });
            cell.values().forEach((key, values) -> {
                Factor factor = factors.get(key);
                if (factor == null || !factor.values().keySet().containsAll(values)) {
                    unknown(table, place + "/when/" + key);
                }
            });
        }
    }

    private static boolean ascends(Range range) {
        return range.to().map(end -> range.from().compareTo(end) < 0).orElse(true);
    }

    /** One value that stands for a whole interval, or a choice. */
    private record Sample(Object value, Text shown) {}

    private void situations(DiscretionTable table) {
        List<List<Sample>> axes = new ArrayList<>();
        long count = 1;
        for (Factor factor : table.factors()) {
            List<Sample> axis = axis(factor, table.cells());
            axes.add(axis);
            count *= axis.size();
        }
        if (count > MOST_SITUATIONS) {
            findings.add(
                    table.file(),
                    "/cells",
                    "discretion.size",
                    Text.of("裁量基准的情形过多,无法逐一核对。", "The table has too many situations to be checked one by one."),
                    Text.of("请拆分为几张表。", "Split it into several tables."));
            return;
        }
        int shown = 0;
        for (int i = 0; i < count && shown < MOST_SHOWN; i++) {
            Map<String, Object> situation = new HashMap<>();
            List<Text> words = new ArrayList<>();
            int rest = i;
            for (int k = 0; k < axes.size(); k++) {
                Sample sample = axes.get(k).get(rest % axes.get(k).size());
                rest /= axes.get(k).size();
                situation.put(table.factors().get(k).key(), sample.value());
                words.add(sample.shown());
            }
            List<Cell> fitting =
                    table.cells().stream().filter(cell -> fits(cell, situation)).toList();
            if (fitting.size() != 1) {
                shown++;
                hit(table, fitting, words);
            }
        }
    }

    private static boolean fits(Cell cell, Map<String, Object> situation) {
        return cell.ranges().entrySet().stream()
                        .allMatch(each -> each.getValue().covers((BigDecimal) situation.get(each.getKey())))
                && cell.values().entrySet().stream()
                        .allMatch(each -> each.getValue().contains((String) situation.get(each.getKey())));
    }

    private static List<Sample> axis(Factor factor, List<Cell> cells) {
        List<Sample> axis = new ArrayList<>();
        if (factor.domain().isEmpty()) {
            factor.values()
                    .forEach((key, title) -> axis.add(new Sample(
                            key,
                            Text.of(
                                    factor.title().zh() + "为“" + title.zh() + "”",
                                    factor.title().en() + " “" + title.en() + "”"))));
            return axis;
        }
        Range domain = factor.domain().get();
        TreeSet<BigDecimal> cuts = new TreeSet<>(Set.of(domain.from()));
        for (Cell cell : cells) {
            Range range = cell.ranges().get(factor.key());
            if (range != null) {
                cuts.add(range.from());
                range.to().ifPresent(cuts::add);
            }
        }
        domain.to().ifPresent(cuts::remove);
        for (BigDecimal from : cuts) {
            BigDecimal next = cuts.higher(from);
            String end =
                    next == null ? domain.to().map(BigDecimal::toPlainString).orElse("") : next.toPlainString();
            String unit = factor.unit().map(Text::zh).orElse("");
            axis.add(new Sample(
                    from,
                    Text.of(
                            factor.title().zh() + from.toPlainString() + unit + "以上"
                                    + (end.isEmpty() ? "" : "不满" + end + unit),
                            factor.title().en() + " from " + from.toPlainString()
                                    + (end.isEmpty() ? "" : " to below " + end))));
        }
        return axis;
    }

    private void hit(DiscretionTable table, List<Cell> fitting, List<Text> words) {
        String zh = words.stream().map(Text::zh).collect(Collectors.joining(","));
        String en = words.stream().map(Text::en).collect(Collectors.joining(", "));
        if (fitting.isEmpty()) {
            findings.add(
                    table.file(),
                    "/cells",
                    "discretion.gap",
                    Text.of("没有规定的情形:" + zh + "。", "No cell covers: " + en + "."),
                    Text.of("请补充该情形的裁量幅度。", "Add a cell for that situation."));
        } else {
            String cells = fitting.stream().map(Cell::id).collect(Collectors.joining(", "));
            findings.add(
                    table.file(),
                    "/cells/" + table.cells().indexOf(fitting.get(1)),
                    "discretion.overlap",
                    Text.of("同一情形有几档规定(" + cells + "):" + zh + "。", "Several cells (" + cells + ") cover: " + en + "."),
                    Text.of("请调整区间,上限不含在内。", "Mend the ranges; the upper end is not part of a range."));
        }
    }

    private void duplicate(DiscretionTable table, String pointer) {
        findings.add(
                table.file(),
                pointer,
                "discretion.duplicate",
                Text.of("标识重复。", "The key is there twice."),
                Text.of("请使用不同的标识。", "Use different keys."));
    }

    private void unknown(DiscretionTable table, String pointer) {
        findings.add(
                table.file(),
                pointer,
                "discretion.factor",
                Text.of("没有这一裁量因素,或没有这一取值。", "There is no such factor, or it has no such value."),
                Text.of("请按factors填写。", "Use what factors lists."));
    }

    private void empty(DiscretionTable table, String pointer) {
        findings.add(
                table.file(),
                pointer,
                "discretion.range",
                Text.of("区间为空,或超出该因素的取值范围。", "The range is empty or goes beyond what the factor can be."),
                Text.of("请使from小于to,并在domain之内。", "Let from be less than to, both inside the domain."));
    }
}
