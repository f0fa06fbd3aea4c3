package org.sunhall.catalog.application;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.model.CatalogColumns;
import org.sunhall.catalog.model.CatalogColumns.Column;
import org.sunhall.catalog.model.Faults;
import org.sunhall.catalog.model.RawCatalog;
import org.sunhall.catalog.model.RawCatalog.Row;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.sheets.SheetCell;
import org.sunhall.sheets.SheetReader;
import org.sunhall.sheets.SheetTable;

/** Reads a catalog from a file: what stands where, nothing of it believed. */
final class CatalogFile {

    /** A province's catalog has fewer items than this. */
    static final int MOST_ITEMS = 20_000;

    private static final int MOST_ROWS = 5 * MOST_ITEMS;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(200_000)
                        .build());
    }

    private final Pack pack;
    private final Faults faults;

    CatalogFile(Pack pack, Faults faults) {
        this.pack = pack;
        this.faults = faults;
    }

    Outcome<RawCatalog> read(ImportFormat format, byte[] file) {
        return format == ImportFormat.XLSX ? SheetReader.read(file, MOST_ROWS).map(this::sheets) : json(file);
    }

    private RawCatalog sheets(List<SheetTable> tables) {
        Map<String, SheetTable> byName = new HashMap<>();
        for (SheetTable table : tables) {
            byName.put(table.name(), table);
            if (!Set.of(CatalogColumns.ITEMS, CatalogColumns.BASES, CatalogColumns.GUIDE)
                    .contains(table.name())) {
                faults.add(
                        table.name() + "!A1",
                        "sheet-unknown",
                        Text.of("不认识工作表「{0}」。", "There should be no sheet {0}.").with(table.name()));
            }
        }
        return new RawCatalog(
                rows(byName, CatalogColumns.ITEMS, CatalogColumns.items(pack)),
                rows(byName, CatalogColumns.BASES, CatalogColumns.bases()));
    }

    private List<Row> rows(Map<String, SheetTable> tables, String name, List<Column> columns) {
        SheetTable table = tables.get(name);
        if (table == null || table.rows().isEmpty()) {
            faults.add(
                    name + "!A1",
                    "sheet-missing",
                    Text.of("缺少工作表「{0}」或者表头。", "The sheet {0} or its headings are missing.")
                            .with(name));
            return List.of();
        }
        Map<Integer, Column> byPlace = headings(table, columns);
        Map<String, Integer> places = new HashMap<>();
        byPlace.forEach((place, column) -> places.put(column.key(), place));
        List<Row> rows = new ArrayList<>();
        for (List<SheetCell> cells : table.rows().subList(1, table.rows().size())) {
            int number = cells.get(0).row();
            Map<String, JsonNode> values = new LinkedHashMap<>();
            for (SheetCell cell : cells) {
                Column column = byPlace.get(cell.column());
                String place = name + "!" + cell.letters() + cell.row();
                if (column == null) {
                    if (!isHeading(table, cell.column())) {
                        faults.add(place, "column-nameless", Text.of("这一列没有表头。", "This column has no heading."));
                    }
                } else {
                    values.put(column.key(), value(cell, column, place));
                }
            }
            Function<String, String> place = field ->
                    name + "!" + (places.containsKey(field) ? SheetCell.letters(places.get(field)) : "A") + number;
            rows.add(new Row(values, place));
        }
        return rows;
    }

    private static boolean isHeading(SheetTable table, int column) {
        return table.rows().get(0).stream().anyMatch(cell -> cell.column() == column);
    }

    private Map<Integer, Column> headings(SheetTable table, List<Column> columns) {
        Map<String, Column> byTitle = new HashMap<>();
        columns.forEach(column -> byTitle.put(column.title().zh(), column));
        columns.forEach(column -> byTitle.put(column.key(), column));
        Map<Integer, Column> byPlace = new HashMap<>();
        for (SheetCell cell : table.rows().get(0)) {
            Column column = byTitle.get(cell.text().replaceAll("[*\\s]", ""));
            String place = table.name() + "!" + cell.letters() + cell.row();
            if (column == null) {
                faults.add(
                        place,
                        "column-unknown",
                        Text.of("不认识列「{0}」。", "There is no column {0}.").with(shortened(cell.text())));
            } else if (byPlace.containsValue(column)) {
                faults.add(
                        place,
                        "column-duplicate",
                        Text.of("列「{0}」重复。", "The column {0} stands twice.").with(shortened(cell.text())));
            } else {
                byPlace.put(cell.column(), column);
            }
        }
        columns.stream()
                .filter(column -> column.always() && !byPlace.containsValue(column))
                .forEach(column -> faults.add(
                        table.name() + "!1",
                        "column-missing",
                        Text.of("缺少列「{0}」。", "The column {0} is missing.")
                                .with(column.title().zh())));
        return byPlace;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private JsonNode value(SheetCell cell, Column column, String place) {
        boolean day = column.kind() == CatalogColumns.Kind.DAY;
        switch (cell.kind()) {
            case TEXT, NUMBER -> {
                return TextNode.valueOf(cell.text());
            }
            case DATE -> {
                if (day) {
                    return TextNode.valueOf(cell.text());
                }
                faults.add(place, "date-unexpected", Text.of("此处不是日期。", "No date belongs here."));
            }
            case FORMULA ->
                faults.add(place, "formula", Text.of("不得使用公式,请填写文字。", "Formulas are not read; write what they show."));
            case ERROR ->
                faults.add(
                        place,
                        "cell-error",
                        Text.of("单元格是错误值{0}。", "The cell holds the error {0}.").with(shortened(cell.text())));
            case INEXACT ->
                faults.add(
                        place,
                        "number-inexact",
                        Text.of(
                                        "数字{0}已被表格程序改动或者不是整数,请将单元格设为文本后重填。",
                                        "The number {0} is not whole or was rounded; make the cell text and write it again.")
                                .with(shortened(cell.text())));
            case BOOLEAN ->
                faults.add(place, "boolean", Text.of("此处不是TRUE或者FALSE。", "TRUE or FALSE does not belong here."));
        }
        // It was named here; what reads the row says nothing more of it.
        return NullNode.getInstance();
    }

    private Outcome<RawCatalog> json(byte[] file) {
        JsonNode root;
        try {
            root = MAPPER.readTree(file);
        } catch (JsonProcessingException broken) {
            return Outcome.refused(Refusals.invalid(
                    "",
                    "json",
                    Text.of("第{0}行不是合法的JSON。", "Line {0} is no JSON.")
                            .with(
                                    broken.getLocation() == null
                                            ? 1
                                            : broken.getLocation().getLineNr())));
        } catch (IOException inMemory) {
            throw new IllegalStateException("read from memory", inMemory);
        }
        if (root == null || !root.path("items").isArray()) {
            return Outcome.refused(
                    Refusals.invalid("items", "required", Text.of("缺少items数组。", "The list items is missing.")));
        }
        if (root.path("items").size() > MOST_ITEMS) {
            return Outcome.refused(
                    CatalogRejection.INVALID,
                    Text.of("一次不得超过{0}个事项。", "No more than {0} items at once.").with(MOST_ITEMS));
        }
        List<Row> items = new ArrayList<>();
        List<Row> bases = new ArrayList<>();
        int index = 0;
        for (JsonNode item : root.path("items")) {
            item(item, "/items/" + index++, items, bases);
        }
        return Outcome.accepted(new RawCatalog(items, bases));
    }

    private void item(JsonNode item, String place, List<Row> items, List<Row> bases) {
        if (!item.isObject()) {
            faults.add(place, "shape", Text.of("事项须为对象。", "An item is an object."));
            return;
        }
        Set<String> fields =
                CatalogColumns.items(pack).stream().map(Column::key).collect(Collectors.toSet());
        Set<String> own = Set.of("code", "type", "powerSubject", "implementingSubject");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, String> places = new HashMap<>();
        item.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (own.contains(name)) {
                put(values, name, value, place + "/" + name);
            } else if (name.equals("name")) {
                put(values, "name", value.isObject() ? value.path("zh") : value, place + "/name");
                if (value.path("en").isTextual()) {
                    values.put("nameEn", value.path("en"));
                }
            } else if (name.equals("disclosure")) {
                value.properties().forEach(shown -> {
                    places.put(shown.getKey(), place + "/disclosure/" + shown.getKey());
                    if (!fields.contains(shown.getKey()) || own.contains(shown.getKey())) {
                        unknown(place + "/disclosure/" + shown.getKey(), shown.getKey());
                    } else if (!shown.getValue().isNull()) {
                        values.put(shown.getKey(), shown.getValue());
                    }
                });
            } else if (!name.equals("legalBases")) {
                unknown(place + "/" + name, name);
            }
        });
        items.add(new Row(values, field -> places.getOrDefault(field, place + "/" + field)));
        String code = item.path("code").asText();
        int index = 0;
        for (JsonNode basis : item.path("legalBases")) {
            String at = place + "/legalBases/" + index++;
            Map<String, JsonNode> law = new LinkedHashMap<>();
            law.put("code", TextNode.valueOf(code));
            basis.properties().forEach(field -> put(law, field.getKey(), field.getValue(), at + "/" + field.getKey()));
            bases.add(new Row(law, field -> at + "/" + field));
        }
    }

    private void put(Map<String, JsonNode> values, String field, JsonNode value, String place) {
        if (value.isTextual()) {
            values.put(field, value);
        } else if (!value.isNull() && !value.isMissingNode()) {
            faults.add(place, "shape", Text.of("须为文字。", "Words belong here."));
            values.put(field, NullNode.getInstance());
        }
    }

    private void unknown(String place, String name) {
        faults.add(
                place,
                "column-unknown",
                Text.of("不认识字段「{0}」。", "There is no field {0}.").with(shortened(name)));
    }

    /** The codes a file names. */
    static Set<String> codes(RawCatalog raw) {
        return raw.items().stream()
                .map(row -> row.words("code").strip())
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    static Optional<String> cut(String fileName) {
        return Optional.ofNullable(fileName)
                .map(name -> name.replaceAll("\\p{Cntrl}|.*[/\\\\]", ""))
                .filter(name -> !name.isBlank())
                .map(name -> name.length() <= 200 ? name : name.substring(0, 200));
    }
}
