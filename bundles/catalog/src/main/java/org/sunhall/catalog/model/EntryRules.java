package org.sunhall.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sunhall.catalog.model.CatalogColumns.Column;
import org.sunhall.catalog.model.RawCatalog.Row;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.CodeReading;
import org.sunhall.packs.DisclosureField;
import org.sunhall.packs.ItemType;
import org.sunhall.packs.Pack;

/**
 * What a catalog has to be like before any of it is stored: the pack's types and fields (K-06 to K-08), organisations that exist,
 * law that holds. Finds everything that is wrong, not the first fault only. Pure.
 */
public final class EntryRules {

    /** Longest code of an item. */
    private static final int LONGEST_CODE = 120;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final Pattern PHONE =
            Pattern.compile("(0\\d{2,3}-)?\\d{7,8}(-\\d{1,6})?|1\\d{10}|\\d{5,6}|400-?\\d{3}-?\\d{4}");
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>\"']{3,500}|/[^\\s<>\"'/][^\\s<>\"']{0,500}|/");
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,5})\\s*(个工作日|工作日|日|天|个?小时|时)");
    private static final Pattern ARTICLE = Pattern.compile("第[一二三四五六七八九十百千零〇0-9]+条.*");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Co}|\\p{Cs}|\\uFFFE|\\uFFFF");
    private static final String REMEDIES = "remedies";

    /**
     * An organisation as far as it matters here.
     *
     * @param id           its id
     * @param name         its name in Chinese
     * @param jurisdiction where it has power
     */
    public record Org(OrgId id, String name, JurisdictionId jurisdiction) {}

    /**
     * An item that exists.
     *
     * @param jurisdiction whose it is
     * @param online       whether it came with a plug-in
     * @param pending      whether an edition of it is under review or waits for publication
     * @param cancelled    whether it has ended
     * @param digest       of its entry as it holds
     * @param cells        what its row would say
     */
    public record Known(
            JurisdictionId jurisdiction,
            boolean online,
            boolean pending,
            boolean cancelled,
            Optional<Digest> digest,
            Map<String, String> cells) {}

    /**
     * What was read.
     *
     * @param entries   new or changed
     * @param unchanged how many are already as the file says
     */
    public record Read(List<CatalogEntry> entries, int unchanged) {}

    private final Pack pack;
    private final LocalDate today;
    private final Set<OrgId> reach;
    private final boolean everywhere;
    private final Map<ItemCode, Known> known;
    private final Map<String, Org> organisations = new HashMap<>();
    private final Map<String, Column> columns;
    private final Map<String, ItemType> types = new HashMap<>();
    private final Faults faults;

    /**
     * Rules of a day.
     *
     * @param reach whose items may be brought; empty: those of the whole jurisdiction
     * @param known the items there are
     */
    public EntryRules(
            Pack pack,
            LocalDate today,
            List<Org> organisations,
            Set<OrgId> reach,
            Map<ItemCode, Known> known,
            Faults faults) {
        this.pack = pack;
        this.today = today;
        this.reach = Set.copyOf(reach);
        this.everywhere = reach.isEmpty();
        this.known = known;
        this.faults = faults;
        organisations.forEach(org -> this.organisations.putIfAbsent(org.name(), org));
        organisations.forEach(org -> this.organisations.put(org.id().value(), org));
        this.columns = CatalogColumns.items(pack).stream().collect(Collectors.toMap(Column::key, each -> each));
        pack.itemTypes(today).forEach(type -> types.put(type.title().zh(), type));
        pack.itemTypes(today).forEach(type -> types.put(type.key(), type));
    }

    /** Reads a catalog; what it gives is to be used when no fault was found only. */
    public Read read(RawCatalog raw) {
        Map<String, List<Row>> bases = bases(raw);
        Map<String, String> codes = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<CatalogEntry> entries = new ArrayList<>();
        int unchanged = 0;
        for (Row row : raw.items()) {
            Optional<ItemCode> code = code(row);
            code.ifPresent(some -> {
                String before = codes.putIfAbsent(some.value(), row.at("code"));
                if (before != null) {
                    fault(
                            row,
                            "code",
                            "code-duplicate",
                            "编码{0}与{1}重复。",
                            "The code {0} stands at {1} already.",
                            some,
                            before);
                }
            });
            Optional<CatalogEntry> entry = entry(row, code, bases);
            String name = row.words("implementingSubject") + "\n" + row.words("name");
            String same = row.words("name").isEmpty() ? null : names.putIfAbsent(name, row.at("name"));
            if (same != null) {
                fault(
                        row,
                        "name",
                        "name-duplicate",
                        "同一实施主体的事项名称与{0}重复。",
                        "The same name stands at {0} already.",
                        same);
            }
            if (entry.isPresent() && isAsKnown(entry.get())) {
                unchanged++;
            } else {
                code.filter(some -> codes.get(some.value()).equals(row.at("code")))
                        .ifPresent(some -> standing(row, some));
                entry.ifPresent(entries::add);
            }
        }
        raw.bases().forEach(row -> {
            String code = row.words("code");
            if (!code.isEmpty() && !codes.containsKey(code)) {
                fault(
                        row,
                        "code",
                        "basis-item-unknown",
                        "本文件没有编码为{0}的事项。",
                        "No item of this file has the code {0}.",
                        code);
            }
        });
        return new Read(entries, unchanged);
    }

    private boolean isAsKnown(CatalogEntry entry) {
        Known there = known.get(entry.code());
        if (there == null) {
            return false;
        }
        return there.online()
                ? there.cells()
                        .equals(CatalogColumns.cells(
                                pack,
                                entry.code().value(),
                                entry.name(),
                                entry.type(),
                                entry.powerSubject().value(),
                                entry.implementingSubject().value(),
                                entry.disclosed()))
                : there.digest().filter(entry.digest()::equals).isPresent();
    }

    /** Whether the item may be brought as it stands. */
    private void standing(Row row, ItemCode code) {
        Known there = known.get(code);
        if (there == null) {
            return;
        }
        if (!there.jurisdiction().equals(pack.jurisdiction())) {
            fault(row, "code", "code-foreign", "编码{0}是其他辖区的事项。", "{0} is an item of another jurisdiction.", code);
        } else if (there.cancelled()) {
            fault(
                    row,
                    "code",
                    "code-cancelled",
                    "事项{0}已经取消,不能再导入。",
                    "{0} is cancelled and cannot be brought again.",
                    code);
        } else if (there.online()) {
            fault(
                    row,
                    "code",
                    "code-online",
                    "事项{0}已经网上运行,内容须随插件新版本变更,与文件不一致。",
                    "{0} runs online; it changes with a new version of its plug-in, and the file says something else.",
                    code);
        } else if (there.pending()) {
            fault(row, "code", "code-pending", "事项{0}已有版本在审核或者待公布。", "An edition of {0} is on its way already.", code);
        }
    }

    private Optional<ItemCode> code(Row row) {
        String code = text(row, "code", columns.get("code"), true);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        if (!CODE.matcher(code).matches()) {
            fault(
                    row,
                    "code",
                    "code-characters",
                    "编码只能由字母、数字和 . _ : - 组成。",
                    "A code has letters, digits and . _ : - only.");
            return Optional.empty();
        }
        return Optional.of(new ItemCode(code));
    }

    private Optional<CatalogEntry> entry(Row row, Optional<ItemCode> code, Map<String, List<Row>> bases) {
        int before = faults.count();
        String name = text(row, "name", columns.get("name"), true);
        String english = text(row, "nameEn", columns.get("nameEn"), false);
        Optional<ItemType> type = type(row);
        code.filter(some -> !known.containsKey(some)).ifPresent(some -> coded(row, some, type));
        Optional<Org> powerSubject = organisation(row, "powerSubject");
        Optional<Org> org = organisation(row, "implementingSubject");
        org.filter(some -> !everywhere && !reach.contains(some.id()))
                .ifPresent(some -> fault(
                        row,
                        "implementingSubject",
                        "organisation-foreign",
                        "只能导入本单位的事项,{0}须由其自行导入或者由法制机构导入。",
                        "You can bring items of your own office only, not of {0}.",
                        some.name()));
        ObjectNode disclosure = disclosure(row, type);
        List<CatalogEntry.Basis> laws = code.map(some -> laws(row, bases.getOrDefault(some.value(), List.of())))
                .orElse(List.of());
        boolean unread = row.values().values().stream().anyMatch(JsonNode::isNull);
        if (faults.count() > before || unread || code.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CatalogEntry(
                code.get(),
                Text.of(name, english.isEmpty() ? name : english),
                type.get().key(),
                powerSubject.orElseThrow().id(),
                org.orElseThrow().id(),
                laws,
                disclosure));
    }

    /** A new item's code by the coding rule of the jurisdiction. */
    private void coded(Row row, ItemCode code, Optional<ItemType> type) {
        for (CodeReading.Fault found :
                pack.itemCode(code.value(), type.map(ItemType::key), today).faults()) {
            faults.add(
                    row.at("code"),
                    found.rule().replace('.', '-'),
                    Text.of(
                            found.message().zh() + found.mend().zh(),
                            found.message().en() + " " + found.mend().en()));
        }
    }

    private Optional<ItemType> type(Row row) {
        String written = text(row, "type", columns.get("type"), true);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        ItemType type = types.get(written);
        if (type != null) {
            return Optional.of(type);
        }
        // A type that was there on some day is told apart from one that never was.
        boolean once = ended(pack, written);
        fault(
                row,
                "type",
                once ? "type-expired" : "type-unknown",
                once ? "权力类型「{0}」在本辖区已经不存在。" : "没有权力类型「{0}」;可用:{1}。",
                once ? "The type {0} does not exist here any more." : "There is no type {0}; there are: {1}.",
                written,
                String.join(
                        "、",
                        pack.itemTypes(today).stream()
                                .map(each -> each.title().zh())
                                .toList()));
        return Optional.empty();
    }

    private boolean ended(Pack some, String written) {
        for (int year = today.getYear() - 1; year >= 2004; year--) {
            boolean found = some.itemTypes(LocalDate.of(year, 7, 1)).stream()
                    .anyMatch(type ->
                            type.key().equals(written) || type.title().zh().equals(written));
            if (found) {
                return true;
            }
        }
        return some.parent().filter(above -> ended(above, written)).isPresent();
    }

    private Optional<Org> organisation(Row row, String field) {
        String written = text(row, field, columns.get(field), true);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Org org = organisations.get(written);
        if (org == null) {
            fault(row, field, "organisation-unknown", "没有单位「{0}」。", "There is no organisation {0}.", written);
            return Optional.empty();
        }
        if (!org.jurisdiction().equals(pack.jurisdiction())) {
            fault(
                    row,
                    field,
                    "organisation-elsewhere",
                    "单位「{0}」不属于本辖区。",
                    "{0} belongs to another jurisdiction.",
                    written);
            return Optional.empty();
        }
        return Optional.of(org);
    }

    private ObjectNode disclosure(Row row, Optional<ItemType> type) {
        ObjectNode disclosure = JsonNodeFactory.instance.objectNode();
        Set<String> shown = type.map(some ->
                        some.disclosure().stream().map(DisclosureField::key).collect(Collectors.toSet()))
                .orElse(Set.of());
        for (Column column : CatalogColumns.items(pack)) {
            if (Set.of("code", "name", "nameEn", "type", "powerSubject", "implementingSubject")
                    .contains(column.key())) {
                continue;
            }
            Optional<JsonNode> value = field(row, column);
            if (value.isPresent() && type.isPresent() && !shown.contains(column.key())) {
                fault(
                        row,
                        column.key(),
                        "field-not-of-type",
                        "「{0}」不是{1}类事项的公开内容。",
                        "{0} is nothing that items of this type disclose.",
                        column.title().zh(),
                        type.get().title().zh());
            }
            value.ifPresent(some -> disclosure.set(column.key(), some));
        }
        type.ifPresent(some -> {
            if (shown.contains(REMEDIES) && !row.values().containsKey(REMEDIES)) {
                Text remedies = pack.remedies(today);
                disclosure.set(REMEDIES, json(remedies));
            }
            for (DisclosureField required : some.required()) {
                boolean own = Set.of("code", "name", "legalBasis", "implementingSubject")
                        .contains(required.key());
                // The way in opens with the flow; the page of an entry is its code.
                boolean later = Set.of("onlineLink", "flowchart", "forms").contains(required.key());
                if (!own && !later && !row.values().containsKey(required.key()) && !disclosure.has(required.key())) {
                    fault(
                            row,
                            required.key(),
                            "field-required",
                            "{0}类事项须填写「{1}」。",
                            "Items of this type need {1}.",
                            some.title().zh(),
                            required.title().zh());
                }
            }
        });
        Optional<Limit> statutory = limit(disclosure, "statutoryLimit");
        Optional<Limit> promised = limit(disclosure, "promisedLimit");
        if (statutory.isPresent()
                && promised.isPresent()
                && statutory.get().unit() == promised.get().unit()
                && promised.get().amount() > statutory.get().amount()) {
            fault(
                    row,
                    "promisedLimit",
                    "promised-longer",
                    "承诺期限不得长于法定期限。",
                    "The promise is longer than the law allows.");
        }
        return disclosure;
    }

    private static Optional<Limit> limit(ObjectNode disclosure, String field) {
        return Optional.ofNullable(disclosure.path(field).path("limit").textValue())
                .flatMap(Limit::tryParse);
    }

    private static ObjectNode json(Text text) {
        return JsonNodeFactory.instance.objectNode().put("zh", text.zh()).put("en", text.en());
    }

    /** A field of the disclosure in the shape it is kept in. */
    private Optional<JsonNode> field(Row row, Column column) {
        Optional<JsonNode> value = row.value(column.key());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isTextual()) {
            return structured(row, column, value.get());
        }
        String text = text(row, column.key(), column, false);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (column.kind()) {
            case LIMIT -> limited(row, column, text);
            case PHONE -> matching(row, column, text, PHONE, "phone", "「{0}」不是电话号码。", "{0} is no telephone number.");
            case LINK ->
                matching(row, column, text, LINK, "link", "「{0}」不是网址(http、https或者以/开头)。", "{0} is no address.");
            case LINES -> {
                ArrayNode lines = JsonNodeFactory.instance.arrayNode();
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> lines.add(json(Text.same(line))));
                yield Optional.of(lines);
            }
            default -> Optional.of(json(inBoth(column, text)));
        };
    }

    /** What the pack itself says is known in both languages. */
    private Text inBoth(Column column, String text) {
        if (column.key().equals(REMEDIES) && text.equals(pack.remedies(today).zh())) {
            return pack.remedies(today);
        }
        return Text.same(text);
    }

    private Optional<JsonNode> matching(
            Row row, Column column, String text, Pattern pattern, String rule, String zh, String en) {
        if (!pattern.matcher(text).matches()) {
            fault(row, column.key(), rule, zh, en, shortened(text));
            return Optional.empty();
        }
        return Optional.of(TextNode.valueOf(text));
    }

    private Optional<JsonNode> limited(Row row, Column column, String text) {
        Matcher chinese = LIMIT.matcher(text);
        Optional<Limit> limit = chinese.matches()
                ? Limit.tryParse(Integer.parseInt(chinese.group(1))
                        + (chinese.group(2).contains("工作日")
                                ? "wd"
                                : chinese.group(2).contains("时") ? "h" : "d"))
                : Limit.tryParse(text);
        if (limit.isEmpty() || limit.get().amount() == 0) {
            fault(
                    row,
                    column.key(),
                    "limit",
                    "「{0}」不是期限,请写成10个工作日、30日或者24小时。",
                    "{0} is no limit; write 10wd, 30d or 24h.",
                    shortened(text));
            return Optional.empty();
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("limit", limit.get().toString());
        shown.set("text", json(limit.get().text()));
        return Optional.of(shown);
    }

    /** What a JSON file may say instead of words: words in two languages, points, a limit, remedies. */
    private Optional<JsonNode> structured(Row row, Column column, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        String words = CatalogColumns.words(value);
        boolean shaped = value.isObject() || value.isArray();
        if (!shaped || words.isEmpty() || depth(value) > 4) {
            fault(
                    row,
                    column.key(),
                    "shape",
                    "「{0}」的内容无法识别。",
                    "The content of {0} cannot be read.",
                    column.title().zh());
            return Optional.empty();
        }
        if (value.toString().length() > 4 * column.longest()) {
            tooLong(row, column.key(), column);
            return Optional.empty();
        }
        if (CONTROL.matcher(value.toString()).find()) {
            control(row, column.key());
            return Optional.empty();
        }
        if (column.kind() == CatalogColumns.Kind.LIMIT) {
            return limited(row, column, value.path("limit").asText(words));
        }
        return Optional.of(value.deepCopy());
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    private String text(Row row, String field, Column column, boolean required) {
        String text = row.words(field).strip();
        if (text.isEmpty()) {
            boolean named = row.value(field).filter(JsonNode::isNull).isPresent();
            if (required && !named) {
                fault(
                        row,
                        field,
                        field + "-required",
                        "请填写「{0}」。",
                        "{0} is missing.",
                        column.title().zh());
            }
            return "";
        }
        if (text.length() > column.longest()) {
            tooLong(row, field, column);
        }
        if (CONTROL.matcher(text).find()) {
            control(row, field);
        }
        if (column.kind() == CatalogColumns.Kind.NAME && text.indexOf('\n') >= 0) {
            fault(row, field, "line-break", "名称不得换行。", "A name has one line.");
        }
        return text;
    }

    private void tooLong(Row row, String field, Column column) {
        fault(
                row,
                field,
                column.key().equals("code")
                        ? "code-length"
                        : column.kind() == CatalogColumns.Kind.NAME ? "name-length" : "length",
                "「{0}」不得超过{1}字。",
                "{0} has at most {1} characters.",
                column.title().zh(),
                column.longest());
    }

    private void control(Row row, String field) {
        fault(row, field, "control-character", "含有不可见的控制字符。", "There are characters that cannot be seen.");
    }

    private Map<String, List<Row>> bases(RawCatalog raw) {
        Map<String, List<Row>> bases = new HashMap<>();
        List<Column> wanted = CatalogColumns.bases();
        for (Row row : raw.bases()) {
            String code = row.words("code").strip();
            if (code.isEmpty()) {
                fault(row, "code", "basis-code-required", "请填写依据所属的事项编码。", "Say which item this stands for.");
            } else {
                bases.computeIfAbsent(code, each -> new ArrayList<>()).add(row);
            }
            for (Column column : wanted.subList(1, wanted.size())) {
                text(row, column.key(), column, column.always());
            }
            String article = row.words("article").strip();
            if (!article.isEmpty() && !ARTICLE.matcher(article).matches()) {
                fault(row, "article", "article", "条款请写成「第三十五条」。", "Write the article as 第三十五条.");
            }
            Optional<LocalDate> from = day(row, "from");
            Optional<LocalDate> to = day(row, "to");
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                fault(row, "to", "period", "废止日期须晚于施行日期。", "The law ends after it begins.");
            }
        }
        return bases;
    }

    private Optional<LocalDate> day(Row row, String field) {
        String text = row.words(field).strip();
        Optional<LocalDate> day = quietDay(row, field);
        if (!text.isEmpty() && day.isEmpty()) {
            fault(row, field, "day", "「{0}」不是日期,请写成2026-01-31。", "{0} is no day; write 2026-01-31.", shortened(text));
        }
        return day;
    }

    private List<CatalogEntry.Basis> laws(Row row, List<Row> written) {
        List<CatalogEntry.Basis> laws = new ArrayList<>();
        Set<String> cited = new HashSet<>();
        int before = faults.count();
        for (Row each : written) {
            String law = each.words("law").strip().replaceAll("^《|》$", "");
            String article = each.words("article").strip();
            if (!law.isEmpty() && !cited.add(law + article)) {
                fault(each, "article", "basis-duplicate", "《{0}》{1}重复。", "{0} {1} stands twice.", law, article);
            }
            laws.add(new CatalogEntry.Basis(
                    law,
                    article,
                    Optional.of(each.words("text").strip()).filter(some -> !some.isEmpty()),
                    quietDay(each, "from"),
                    quietDay(each, "to")));
        }
        if (written.isEmpty()) {
            fault(
                    row,
                    "code",
                    "basis-required",
                    "没有法律依据;职权法定,请在「法律依据」表填写。",
                    "No law is named that the power stands on.");
        } else if (faults.count() == before && laws.stream().noneMatch(basis -> basis.holdsOn(today))) {
            fault(row, "code", "basis-repealed", "所列法律依据都已废止或者尚未施行。", "None of the law it stands on holds today.");
        }
        return laws;
    }

    private static Optional<LocalDate> quietDay(Row row, String field) {
        Matcher written = DAY.matcher(row.words(field).strip());
        try {
            return written.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(written.group(1)),
                            Integer.parseInt(written.group(2)),
                            Integer.parseInt(written.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private void fault(Row row, String field, String rule, String zh, String en, Object... with) {
        faults.add(row.at(field), rule, Text.of(zh, en).with(with));
    }
}
