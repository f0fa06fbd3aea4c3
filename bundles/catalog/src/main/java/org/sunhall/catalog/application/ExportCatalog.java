package org.sunhall.catalog.application;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.model.CatalogColumns;
import org.sunhall.catalog.model.CatalogColumns.Column;
import org.sunhall.kernel.Text;
import org.sunhall.packs.DisclosureField;
import org.sunhall.packs.ItemType;
import org.sunhall.packs.Pack;
import org.sunhall.sheets.SheetWriter;

/** Writes catalogs: the template to fill in, spreadsheets and JSON that can be brought again. */
public final class ExportCatalog {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExportCatalog() {}

    /**
     * The empty spreadsheet with what belongs where.
     *
     * @param types the types of the day
     * @param orgs  the organisations that may be named, id and name
     */
    public static void template(OutputStream out, Pack pack, List<ItemType> types, List<Map.Entry<String, String>> orgs)
            throws IOException {
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(CatalogColumns.ITEMS, headings(CatalogColumns.items(pack)));
            writer.sheet(CatalogColumns.BASES, headings(CatalogColumns.bases()));
            guide(writer, pack, types, orgs);
        }
    }

    private static List<SheetWriter.Heading> headings(List<Column> columns) {
        return columns.stream()
                .map(column -> new SheetWriter.Heading(column.title().zh(), column.always(), note(column)))
                .toList();
    }

    private static String note(Column column) {
        String what =
                switch (column.kind()) {
                    case CODE -> "字母、数字和 . _ : -";
                    case LINES -> "每行一项";
                    case LIMIT -> "如:10个工作日、30日、24小时";
                    case PHONE -> "如:0519-12345678";
                    case LINK -> "http、https开头的网址";
                    case DAY -> "如:2026-01-31";
                    case ORG -> "单位编号或者全称";
                    case TYPE -> "见填写说明";
                    case NAME, WORDS -> "";
                };
        return what + (what.isEmpty() ? "" : ";") + "最多" + column.longest() + "字";
    }

    private static void guide(SheetWriter writer, Pack pack, List<ItemType> types, List<Map.Entry<String, String>> orgs)
            throws IOException {
        writer.sheet(
                CatalogColumns.GUIDE,
                List.of(
                        new SheetWriter.Heading("内容", false, ""),
                        new SheetWriter.Heading("编号", false, ""),
                        new SheetWriter.Heading("名称", false, ""),
                        new SheetWriter.Heading("说明", false, "")));
        for (ItemType type : types) {
            String required = String.join(
                    "、",
                    type.required().stream()
                            .map(DisclosureField::title)
                            .map(Text::zh)
                            .toList());
            writer.row(List.of("权力类型", type.key(), type.title().zh(), "必填:" + required));
        }
        for (Column column : CatalogColumns.items(pack)) {
            writer.row(
                    List.of(CatalogColumns.ITEMS, column.key(), column.title().zh(), note(column)));
        }
        for (Column column : CatalogColumns.bases()) {
            writer.row(
                    List.of(CatalogColumns.BASES, column.key(), column.title().zh(), note(column)));
        }
        for (Map.Entry<String, String> org : orgs) {
            writer.row(List.of("单位", org.getKey(), org.getValue(), ""));
        }
    }

    /** A spreadsheet of these items, after the template. */
    public static void xlsx(OutputStream out, Pack pack, Iterable<ItemView> items) throws IOException {
        List<Column> columns = CatalogColumns.items(pack);
        List<List<String>> bases = new ArrayList<>();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(CatalogColumns.ITEMS, headings(columns));
            for (ItemView item : items) {
                Map<String, String> cells = CatalogColumns.cells(
                        pack,
                        item.code().value(),
                        item.name(),
                        item.type(),
                        item.powerSubject().value(),
                        item.implementingSubject().value(),
                        item.disclosure());
                writer.row(columns.stream()
                        .map(column -> cells.getOrDefault(column.key(), ""))
                        .toList());
                bases(item)
                        .forEach(law -> bases.add(List.of(
                                item.code().value(),
                                law.path("law").asText(),
                                law.path("article").asText(),
                                law.path("text").asText(),
                                law.path("from").asText(),
                                law.path("to").asText())));
            }
            writer.sheet(CatalogColumns.BASES, headings(CatalogColumns.bases()));
            for (List<String> law : bases) {
                writer.row(law);
            }
        }
    }

    /** The law an item stands on; what plug-ins cite is taken apart again. */
    private static List<JsonNode> bases(ItemView item) {
        List<JsonNode> bases = new ArrayList<>();
        for (JsonNode law : item.disclosure().path("legalBasis")) {
            if (law.has("law")) {
                bases.add(law);
            } else {
                String cite = law.path("cite").asText();
                int end = cite.lastIndexOf('》');
                ObjectNode apart = JsonNodeFactory.instance.objectNode();
                apart.put("law", cite.substring(cite.startsWith("《") ? 1 : 0, Math.max(end, 0)));
                apart.put("article", cite.substring(end + 1));
                for (String field : List.of("text", "from", "to")) {
                    if (law.hasNonNull(field)) {
                        apart.set(field, law.get(field));
                    }
                }
                bases.add(apart);
            }
        }
        return bases;
    }

    /** The items as JSON that can be brought again: {@code {"jurisdiction", "items": […]}}. */
    public static void json(OutputStream out, Pack pack, Iterable<ItemView> items) throws IOException {
        try (JsonGenerator generator = MAPPER.getFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            for (ItemView item : items) {
                MAPPER.writeTree(generator, json(pack, item));
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static ObjectNode json(Pack pack, ItemView item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", item.code().value());
        json.putObject("name").put("zh", item.name().zh()).put("en", item.name().en());
        json.put("type", item.type());
        json.put("powerSubject", item.powerSubject().value());
        json.put("implementingSubject", item.implementingSubject().value());
        bases(item).forEach(law -> {
            ObjectNode basis = json.withArray("legalBases").addObject();
            for (String field : List.of("law", "article", "text", "from", "to")) {
                if (law.hasNonNull(field)) {
                    basis.set(field, law.get(field));
                }
            }
        });
        ObjectNode disclosure = json.putObject("disclosure");
        for (Column column : CatalogColumns.items(pack)) {
            if (item.disclosure().has(column.key()) && !json.has(column.key())) {
                disclosure.set(column.key(), item.disclosure().get(column.key()));
            }
        }
        return json;
    }

    /** What a list on paper says of items: each a row. */
    public static List<Map<String, Object>> list(
            Iterable<ItemView> items, List<ItemType> types, Function<String, String> orgName) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ItemView item : items) {
            rows.add(Map.of(
                    "code", item.code().value(),
                    "name", item.name().zh(),
                    "type",
                            types.stream()
                                    .filter(type -> type.key().equals(item.type()))
                                    .map(type -> type.title().zh())
                                    .findFirst()
                                    .orElse(item.type()),
                    "org", orgName.apply(item.implementingSubject().value()),
                    "basis",
                            String.join(
                                    ";",
                                    bases(item).stream()
                                            .map(law -> "《" + law.path("law").asText() + "》"
                                                    + law.path("article").asText())
                                            .toList()),
                    "standing", standing(item)));
        }
        return rows;
    }

    private static String standing(ItemView item) {
        if (item.standing().state() != ItemStanding.State.ACTIVE) {
            return switch (item.standing().state()) {
                case HUNG -> "已挂起";
                case EXEMPT -> "不上网运行";
                case CANCELLED -> "已取消";
                case ACTIVE -> "";
            };
        }
        return item.inForce()
                .map(edition -> edition.isOnline() ? "网上运行" : "未上网")
                .orElse("待生效");
    }
}
