package org.sunhall.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Text;
import org.sunhall.packs.DisclosureField;
import org.sunhall.packs.Pack;

/**
 * The columns of a catalog as a spreadsheet: the template, what is read and what is written all go by these. Which fields there
 * are is the pack's matter (K-07, K-08).
 */
public final class CatalogColumns {

    /** The sheet of items, that of the law they stand on, and that which explains both. */
    public static final String ITEMS = "事项";

    public static final String BASES = "法律依据";
    public static final String GUIDE = "填写说明";

    /** How a column's cells are read. */
    public enum Kind {
        CODE,
        NAME,
        TYPE,
        ORG,
        WORDS,
        /** One point a line. */
        LINES,
        /** {@code 10个工作日}, {@code 30日}, {@code 24小时}, or as files have it: {@code 10wd}. */
        LIMIT,
        PHONE,
        LINK,
        DAY
    }

    /**
     * A column.
     *
     * @param key     the field
     * @param title   its first row
     * @param kind    how it is read
     * @param always  whether every row needs it; what a type needs is the pack's matter
     * @param longest most characters
     */
    public record Column(String key, Text title, Kind kind, boolean always, int longest) {}

    private static final Set<String> OWN = Set.of("code", "name", "legalBasis", "implementingSubject");
    private static final Set<String> PHONES = Set.of("phone", "supervisionPhone", "complaintPhone");
    private static final Set<String> LIMITS = Set.of("statutoryLimit", "promisedLimit");
    private static final Set<String> LINES = Set.of(
            "conditions", "procedure", "serviceGuide", "materials", "forms", "faq", "dutyList", "accountability");
    private static final int LONGEST_LINES = 8_000;
    private static final int LONGEST_WORDS = 2_000;

    private CatalogColumns() {}

    /** The columns of items under a pack. */
    public static List<Column> items(Pack pack) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("code", Text.of("事项编码", "Code"), Kind.CODE, true, 120));
        columns.add(new Column("name", Text.of("事项名称", "Name"), Kind.NAME, true, 200));
        columns.add(new Column("nameEn", Text.of("英文名称", "English name"), Kind.NAME, false, 200));
        columns.add(new Column("type", Text.of("权力类型", "Type"), Kind.TYPE, true, 60));
        columns.add(new Column("powerSubject", Text.of("权力主体", "Power subject"), Kind.ORG, true, 200));
        columns.add(new Column("implementingSubject", Text.of("实施主体", "Implementing subject"), Kind.ORG, true, 200));
        for (DisclosureField field : pack.disclosureFields().values()) {
            if (!OWN.contains(field.key())) {
                columns.add(new Column(field.key(), field.title(), kind(field.key()), false, longest(field.key())));
            }
        }
        return columns;
    }

    private static Kind kind(String key) {
        return PHONES.contains(key)
                ? Kind.PHONE
                : LIMITS.contains(key)
                        ? Kind.LIMIT
                        : LINES.contains(key) ? Kind.LINES : key.equals("onlineLink") ? Kind.LINK : Kind.WORDS;
    }

    private static int longest(String key) {
        return LINES.contains(key) ? LONGEST_LINES : LONGEST_WORDS;
    }

    /** The columns of legal bases. */
    public static List<Column> bases() {
        return List.of(
                new Column("code", Text.of("事项编码", "Code"), Kind.CODE, true, 120),
                new Column("law", Text.of("法律法规规章名称", "Law"), Kind.WORDS, true, 200),
                new Column("article", Text.of("条款", "Article"), Kind.WORDS, true, 200),
                new Column("text", Text.of("条文内容", "Words"), Kind.WORDS, false, 4_000),
                new Column("from", Text.of("施行日期", "In force from"), Kind.DAY, false, 10),
                new Column("to", Text.of("废止日期", "Repealed from"), Kind.DAY, false, 10));
    }

    /** What a row of the items says of this item: its cells that are not empty, by column. */
    public static Map<String, String> cells(
            Pack pack, String code, Text name, String type, String powerSubject, String org, ObjectNode disclosure) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("code", code);
        cells.put("name", name.zh());
        if (!name.en().equals(name.zh())) {
            cells.put("nameEn", name.en());
        }
        cells.put("type", type);
        cells.put("powerSubject", powerSubject);
        cells.put("implementingSubject", org);
        for (Column column : items(pack)) {
            if (!cells.containsKey(column.key()) && disclosure.has(column.key())) {
                String words = words(disclosure.get(column.key()));
                if (!words.isEmpty()) {
                    cells.put(column.key(), words);
                }
            }
        }
        return cells;
    }

    /** A field in words, whatever shape it has. */
    public static String words(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> lines = new ArrayList<>();
            value.forEach(each -> lines.add(words(each)));
            return String.join("\n", lines);
        }
        if (!value.isObject()) {
            return value.asText().strip();
        }
        if (value.path("zh").isTextual()) {
            return value.path("zh").asText().strip();
        }
        Optional<Limit> limit =
                Optional.ofNullable(value.path("limit").textValue()).flatMap(Limit::tryParse);
        if (limit.isPresent()) {
            return limit.get().text().zh();
        }
        if (value.has("charged") && !value.path("charged").asBoolean()) {
            return "不收费";
        }
        if (value.has("name")) {
            return words(value.get("name"));
        }
        List<String> parts = new ArrayList<>();
        value.properties().forEach(field -> parts.add(words(field.getValue())));
        return String.join(" ", parts).strip();
    }
}
