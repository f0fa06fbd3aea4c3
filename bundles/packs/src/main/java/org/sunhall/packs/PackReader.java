package org.sunhall.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;

/** Reads a pack strictly: unknown fields, missing bases, overlapping periods are findings, and all are named at once. */
final class PackReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]*");
    private static final Pattern REQUIREMENT = Pattern.compile("K-[0-9]{2}");
    private static final Pattern DIVISION = Pattern.compile("[1-9][0-9]{5}");
    private static final Set<String> AMOUNT_UNITS = Set.of("month", "year", "person", "yuan", "time", "percent");
    private static final Set<String> ROUTES = Set.of("approval", "enforcement");
    private static final Set<String> EXPIRIES = Set.of("lamp", "deemed-accepted", "deemed-abandoned");

    private final List<FieldProblem> findings = new ArrayList<>();

    private PackReader() {}

    static PackParse read(JsonNode json, Function<JurisdictionId, Optional<Pack>> parents) {
        PackReader reader = new PackReader();
        if (json == null || !json.isObject()) {
            reader.find("", "object", "规则包应为一个JSON对象", "a pack is a JSON object");
            return new PackParse(Optional.empty(), reader.findings);
        }
        Pack.Content content = reader.content(json, parents);
        if (reader.findings.isEmpty()) {
            Pack pack = new Pack(content);
            reader.checkReferences(pack, content);
            if (reader.findings.isEmpty()) {
                return new PackParse(Optional.of(pack), List.of());
            }
        }
        return new PackParse(Optional.empty(), reader.findings);
    }

    private Pack.Content content(JsonNode json, Function<JurisdictionId, Optional<Pack>> parents) {
        fields(
                json,
                "",
                "$schema",
                "id",
                "inherits",
                "title",
                "zone",
                "division",
                "notes",
                "functions",
                "reviewRoutes",
                "closures",
                "disclosureFields",
                "itemTypes",
                "parameters",
                "clocks",
                "itemCodes");
        JurisdictionId id = jurisdiction(json, "id");
        Optional<Pack> parent = Optional.empty();
        if (json.has("inherits")) {
            parent = parents.apply(jurisdiction(json, "inherits"));
            if (parent.isEmpty()) {
                find("/inherits", "unknown-pack", "上级规则包不存在", "there is no such pack to inherit from");
            }
        }
        Map<String, DisclosureField> own = fieldsOf(json);
        Map<String, DisclosureField> known = new HashMap<>();
        parent.ifPresent(pack -> known.putAll(pack.disclosureFields()));
        known.putAll(own);
        return new Pack.Content(
                id,
                text(json, "title", ""),
                parent,
                zone(json),
                division(json),
                parameters(json),
                functions(json),
                own,
                itemTypes(json, known),
                clocks(json),
                routes(json),
                closures(json),
                new ItemCodeReader(this).read(array(json, "itemCodes", "")));
    }

    private List<PackRoute> routes(JsonNode json) {
        List<PackRoute> routes = new ArrayList<>();
        JsonNode listed = array(json, "reviewRoutes", "");
        for (int i = 0; i < listed.size(); i++) {
            String place = "/reviewRoutes/" + i;
            int before = findings.size();
            PackRoute route = route(listed.get(i), place);
            if (findings.size() > before) {
                continue;
            }
            if (routes.stream().anyMatch(other -> collide(other, route))) {
                find(place + "/kinds", "overlap", "同类变更的审核路径重叠", "another route holds for the same kind and time");
            }
            routes.add(route);
        }
        return routes;
    }

    private static boolean collide(PackRoute one, PackRoute other) {
        return one.vertical() == other.vertical()
                && one.period().overlaps(other.period())
                && one.kinds().stream().anyMatch(other.kinds()::contains);
    }

    private PackRoute route(JsonNode one, String place) {
        fields(one, place, "id", "kinds", "vertical", "stages", "from", "to");
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        List<String> named = strings(one.path("kinds"), place + "/kinds");
        for (int i = 0; i < named.size(); i++) {
            String where = place + "/kinds/" + i;
            constant(ChangeKind.class, named.get(i), where).ifPresent(kind -> {
                if (!kinds.add(kind)) {
                    find(where, "duplicate", "变更种类重复", "this kind is named twice");
                }
            });
        }
        if (named.isEmpty()) {
            find(place + "/kinds", "required", "缺少变更种类", "a route says for which changes it is");
        }
        JsonNode listed = array(one, "stages", place);
        List<PackRoute.Stage> stages = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean afterwards = false;
        for (int i = 0; i < listed.size(); i++) {
            String where = place + "/stages/" + i;
            PackRoute.Stage stage = stage(listed.get(i), where);
            if (!ids.add(stage.id())) {
                find(where + "/id", "duplicate", "审核环节重复", "two stages have this id");
            }
            if (afterwards && stage.act().mustAgree()) {
                find(where + "/act", "order", "备案、公布之后不能再审核", "nothing is decided after filing or publication");
            }
            afterwards |= !stage.act().mustAgree();
            stages.add(stage);
        }
        if (stages.stream().noneMatch(stage -> stage.act().mustAgree())) {
            find(place + "/stages", "required", "审核路径没有作出决定的环节", "no stage of this route decides");
        }
        return new PackRoute(
                matching(one, "id", place, NAME), kinds, flag(one, "vertical", place), stages, period(one, place));
    }

    private PackRoute.Stage stage(JsonNode one, String place) {
        fields(one, place, "id", "title", "function", "act", "limit", "basis", "ownChoice");
        return new PackRoute.Stage(
                matching(one, "id", place, NAME),
                text(one, "title", place),
                string(one, "function", place),
                constant(StageAct.class, string(one, "act", place), place + "/act")
                        .orElse(StageAct.DECIDE),
                optional(one, "limit", place),
                string(one, "basis", place),
                flag(one, "ownChoice", place));
    }

    /** Days on which offices of the jurisdiction alone are closed, or open. */
    private List<CalendarDay> closures(JsonNode json) {
        List<CalendarDay> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        JsonNode listed = array(json, "closures", "");
        for (int i = 0; i < listed.size(); i++) {
            JsonNode one = listed.get(i);
            String place = "/closures/" + i;
            fields(one, place, "date", "kind", "zh", "en", "basis");
            LocalDate date = date(one, "date", place);
            if (!seen.add(date)) {
                find(place + "/date", "duplicate", "日期重复", "this date is named twice");
            }
            string(one, "basis", place);
            Text name = text(one, place);
            String kind = string(one, "kind", place);
            switch (kind) {
                case "closed" -> days.add(new CalendarDay(date, DayKind.HOLIDAY, name));
                case "open" -> days.add(new CalendarDay(date, DayKind.MAKE_UP, name));
                default -> find(place + "/kind", "kind", "应为closed或open", "closed or open");
            }
        }
        return days;
    }

    <E extends Enum<E>> Optional<E> constant(Class<E> type, String written, String place) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(written)) {
                return Optional.of(constant);
            }
        }
        if (!written.isEmpty()) {
            find(
                    place,
                    "name",
                    "不在允许的名称之内",
                    "one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(type.getEnumConstants())
                                            .map(PackReader::written)
                                            .toList()));
        }
        return Optional.empty();
    }

    /** A constant as files write it. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean flag(JsonNode one, String field, String place) {
        JsonNode value = one.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            find(place + "/" + field, "flag", "应为true或false", "true or false");
        }
        return value.asBoolean();
    }

    private Optional<ZoneId> zone(JsonNode json) {
        if (!json.has("zone")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(json.path("zone").asText()));
        } catch (DateTimeException e) {
            find("/zone", "zone", "时区无效", "no such zone");
            return Optional.empty();
        }
    }

    private Optional<String> division(JsonNode json) {
        if (!json.has("division")) {
            return Optional.empty();
        }
        String code = json.path("division").asText();
        if (!DIVISION.matcher(code).matches()) {
            find("/division", "division", "行政区划代码应为六位数字", "a division code has six digits");
        }
        return Optional.of(code);
    }

    private Map<String, Text> functions(JsonNode json) {
        Map<String, Text> functions = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        object(json, "functions").fields();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = each.next();
            String place = "/functions/" + entry.getKey();
            if (!KEY.matcher(entry.getKey()).matches()) {
                find(place, "name", "职能名称应为小写字母", "a function's key is of lower-case letters");
            }
            functions.put(entry.getKey(), bilingual(entry.getValue(), place));
        }
        return functions;
    }

    private List<Parameter> parameters(JsonNode json) {
        List<Parameter> parameters = new ArrayList<>();
        Map<String, List<Parameter>> byName = new HashMap<>();
        JsonNode listed = array(json, "parameters", "");
        for (int i = 0; i < listed.size(); i++) {
            String place = "/parameters/" + i;
            int before = findings.size();
            Parameter parameter = parameter(listed.get(i), place);
            if (findings.size() > before) {
                continue;
            }
            List<Parameter> same = byName.computeIfAbsent(parameter.name(), name -> new ArrayList<>());
            if (same.stream().anyMatch(other -> other.period().overlaps(parameter.period()))) {
                find(place + "/from", "overlap", "同名参数的施行期间重叠", "periods of the same parameter overlap");
            }
            same.add(parameter);
            parameters.add(parameter);
        }
        return parameters;
    }

    private Parameter parameter(JsonNode one, String place) {
        fields(one, place, "name", "requirement", "title", "value", "unit", "basis", "from", "to", "certainty");
        String name = matching(one, "name", place, NAME);
        Optional<String> requirement = one.has("requirement")
                ? Optional.of(matching(one, "requirement", place, REQUIREMENT))
                : Optional.empty();
        return new Parameter(
                name,
                requirement,
                text(one, "title", place),
                value(one, place),
                string(one, "basis", place),
                period(one, place),
                certainty(one, place));
    }

    private ParameterValue value(JsonNode one, String place) {
        String unit = string(one, "unit", place);
        JsonNode value = one.path("value");
        String where = place + "/value";
        switch (unit) {
            case "wd", "d", "h":
                Optional<Limit> limit = value.canConvertToInt() && value.isIntegralNumber()
                        ? Limit.tryParse(value.intValue() + unit)
                        : Optional.empty();
                if (limit.isEmpty()) {
                    find(where, "amount", "应为非负整数", "a whole number, not negative");
                }
                return new ParameterValue.Time(limit.orElse(Limit.workingDays(0)));
            case "text":
                return new ParameterValue.Words(bilingual(value, where));
            case "flag":
                if (!value.isBoolean()) {
                    find(where, "flag", "应为true或false", "true or false");
                }
                return new ParameterValue.Flag(value.asBoolean());
            case "list":
                return new ParameterValue.Names(strings(value, where));
            default:
                if (!AMOUNT_UNITS.contains(unit)) {
                    find(
                            place + "/unit",
                            "unit",
                            "单位未知",
                            "no such unit: wd, d, h, text, flag, list, "
                                    + String.join(
                                            ", ", AMOUNT_UNITS.stream().sorted().toList()));
                }
                if (!value.isIntegralNumber() || value.longValue() < 0) {
                    find(where, "amount", "应为非负整数", "a whole number, not negative");
                }
                return new ParameterValue.Amount(value.asLong(), unit);
        }
    }

    private Map<String, DisclosureField> fieldsOf(JsonNode json) {
        Map<String, DisclosureField> known = new LinkedHashMap<>();
        object(json, "disclosureFields").fields().forEachRemaining(field -> {
            String place = "/disclosureFields/" + field.getKey();
            if (!KEY.matcher(field.getKey()).matches()) {
                find(place, "name", "公开要素名称无效", "a field's key is of letters");
            }
            fields(field.getValue(), place, "zh", "en", "source");
            known.put(
                    field.getKey(),
                    new DisclosureField(
                            field.getKey(),
                            text(field.getValue(), place),
                            false,
                            string(field.getValue(), "source", place)));
        });
        return known;
    }

    private List<ItemType> itemTypes(JsonNode json, Map<String, DisclosureField> known) {
        List<ItemType> types = new ArrayList<>();
        JsonNode listed = array(json, "itemTypes", "");
        for (int i = 0; i < listed.size(); i++) {
            String place = "/itemTypes/" + i;
            int before = findings.size();
            ItemType type = itemType(listed.get(i), place, known);
            if (findings.size() > before) {
                continue;
            }
            if (types.stream()
                    .anyMatch(other ->
                            other.key().equals(type.key()) && other.period().overlaps(type.period()))) {
                find(place + "/from", "overlap", "同类事项的施行期间重叠", "periods of the same type overlap");
            }
            types.add(type);
        }
        return types;
    }

    private ItemType itemType(JsonNode one, String place, Map<String, DisclosureField> known) {
        fields(one, place, "key", "title", "route", "required", "optional", "basis", "from", "to", "certainty");
        String route = string(one, "route", place);
        if (!ROUTES.contains(route)) {
            find(place + "/route", "route", "办理路径未知", "the route is approval or enforcement");
        }
        List<DisclosureField> disclosure = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String list : List.of("required", "optional")) {
            List<String> keys = strings(array(one, list, place), place + "/" + list);
            for (int i = 0; i < keys.size(); i++) {
                DisclosureField field = known.get(keys.get(i));
                if (field == null || !seen.add(keys.get(i))) {
                    find(place + "/" + list + "/" + i, "field", "公开要素未定义或重复", "no such field, or named twice");
                } else {
                    disclosure.add(field.asRequired(list.equals("required")));
                }
            }
        }
        return new ItemType(
                matching(one, "key", place, NAME),
                text(one, "title", place),
                route,
                disclosure,
                string(one, "basis", place),
                period(one, place),
                certainty(one, place));
    }

    private List<PackClock> clocks(JsonNode json) {
        List<PackClock> clocks = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        JsonNode listed = array(json, "clocks", "");
        for (int i = 0; i < listed.size(); i++) {
            JsonNode one = listed.get(i);
            String place = "/clocks/" + i;
            fields(one, place, "kind", "title", "owner", "budget", "onExpiry", "stopGrounds", "maxExtension");
            String kind = matching(one, "kind", place, NAME);
            if (!kinds.add(kind)) {
                find(place + "/kind", "duplicate", "计时种类重复", "this kind is named twice");
            }
            String onExpiry = string(one, "onExpiry", place);
            if (!EXPIRIES.contains(onExpiry)) {
                find(place + "/onExpiry", "on-expiry", "届满后果未知", "lamp, deemed-accepted or deemed-abandoned");
            }
            clocks.add(new PackClock(
                    kind,
                    text(one, "title", place),
                    owner(one, place),
                    string(one, "budget", place),
                    onExpiry,
                    optional(one, "stopGrounds", place),
                    optional(one, "maxExtension", place)));
        }
        return clocks;
    }

    private void checkReferences(Pack pack, Pack.Content content) {
        for (int i = 0; i < content.clocks().size(); i++) {
            PackClock clock = content.clocks().get(i);
            String place = "/clocks/" + i;
            reference(pack, clock.budget(), ParameterValue.Time.class, place + "/budget");
            clock.stopGrounds()
                    .ifPresent(name -> reference(pack, name, ParameterValue.Names.class, place + "/stopGrounds"));
            clock.maxExtension()
                    .ifPresent(name -> reference(pack, name, ParameterValue.Time.class, place + "/maxExtension"));
        }
        checkRoutes(pack, content.routes());
        checkNames(pack, content.parameters());
        checkCodes(pack, content.itemCodes());
    }

    private void checkCodes(Pack pack, List<ItemCodeRule> rules) {
        for (int r = 0; r < rules.size(); r++) {
            for (int i = 0; i < rules.get(r).parts().size(); i++) {
                String place = "/itemCodes/" + r + "/parts/" + i + "/values/";
                rules.get(r).parts().get(i).values().forEach((key, value) -> value.type()
                        .filter(type -> !pack.knowsType(type))
                        .ifPresent(type -> find(
                                place + key + "/type", "unknown-type", "没有这种权力类型:" + type, "no such type: " + type)));
            }
        }
    }

    private void checkRoutes(Pack pack, List<PackRoute> routes) {
        for (int r = 0; r < routes.size(); r++) {
            List<PackRoute.Stage> stages = routes.get(r).stages();
            for (int i = 0; i < stages.size(); i++) {
                String place = "/reviewRoutes/" + r + "/stages/" + i;
                if (!pack.functions().containsKey(stages.get(i).function())) {
                    find(place + "/function", "unknown-function", "规则包没有这项职能", "the pack has no such function");
                }
                stages.get(i)
                        .limit()
                        .ifPresent(name -> reference(pack, name, ParameterValue.Time.class, place + "/limit"));
            }
        }
    }

    /** Parameters whose names the platform itself looks up. */
    private void checkNames(Pack pack, List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (!(parameter.value() instanceof ParameterValue.Names names)) {
                continue;
            }
            String place = "/parameters/" + i + "/value";
            if (parameter.name().equals(Pack.TYPES)) {
                names.names().stream()
                        .filter(name -> !pack.knowsType(name))
                        .forEach(name -> find(place, "unknown-type", "没有这种权力类型:" + name, "no such type: " + name));
            } else if (parameter.name().equals(Pack.ALWAYS_DISCLOSED)) {
                names.names().stream()
                        .filter(name -> !pack.disclosureFields().containsKey(name))
                        .forEach(name -> find(place, "field", "公开要素未定义:" + name, "no such field: " + name));
            } else if (parameter.name().startsWith(Pack.ANCHOR)) {
                oneOf(Anchor.class, names.names(), place);
            } else if (parameter.name().startsWith(Pack.READING)) {
                oneOf(Reading.class, names.names(), place);
            }
        }
    }

    private <E extends Enum<E>> void oneOf(Class<E> type, List<String> names, String place) {
        if (names.size() != 1) {
            find(place, "one", "应恰有一个值", "exactly one value");
        }
        names.forEach(name -> constant(type, name, place));
    }

    private void reference(Pack pack, String name, Class<? extends ParameterValue> sort, String place) {
        if (!pack.knows(name, sort)) {
            find(place, "unknown-parameter", "引用的参数不存在或种类不符", "no such parameter of that sort");
        }
    }

    private ClockOwner owner(JsonNode one, String place) {
        String written = string(one, "owner", place);
        for (ClockOwner owner : ClockOwner.values()) {
            if (owner.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written)) {
                return owner;
            }
        }
        find(place + "/owner", "owner", "计时归属未知", "office, party or third-party");
        return ClockOwner.OFFICE;
    }

    Certainty certainty(JsonNode one, String place) {
        try {
            return Certainty.valueOf(one.path("certainty").asText());
        } catch (IllegalArgumentException e) {
            find(place + "/certainty", "certainty", "可靠程度应为T、S或K", "the certainty is T, S or K");
            return Certainty.K;
        }
    }

    Period period(JsonNode one, String place) {
        LocalDate from = date(one, "from", place);
        Optional<LocalDate> to = one.has("to") ? Optional.of(date(one, "to", place)) : Optional.empty();
        if (to.isPresent() && to.get().isBefore(from)) {
            find(place + "/to", "period", "终止早于施行", "it ends before it begins");
            return new Period(from, Optional.empty());
        }
        return new Period(from, to);
    }

    private LocalDate date(JsonNode one, String field, String place) {
        try {
            return LocalDate.parse(one.path(field).asText());
        } catch (DateTimeException e) {
            find(place + "/" + field, "date", "日期无效", "no date of the form 2004-07-01");
            return LocalDate.EPOCH;
        }
    }

    private JurisdictionId jurisdiction(JsonNode json, String field) {
        try {
            return new JurisdictionId(json.path(field).asText());
        } catch (IllegalArgumentException e) {
            find("/" + field, "id", "辖区标识无效", "no valid id of a jurisdiction");
            return new JurisdictionId("none");
        }
    }

    Text text(JsonNode one, String field, String place) {
        return bilingual(one.path(field), place + "/" + field);
    }

    private Text bilingual(JsonNode value, String place) {
        if (value.isObject()) {
            fields(value, place, "zh", "en");
        }
        return text(value, place);
    }

    Text text(JsonNode value, String place) {
        return Text.of(string(value, "zh", place), string(value, "en", place));
    }

    private Optional<String> optional(JsonNode one, String field, String place) {
        return one.has(field) ? Optional.of(string(one, field, place)) : Optional.empty();
    }

    String matching(JsonNode one, String field, String place, Pattern form) {
        String value = string(one, field, place);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            find(place + "/" + field, "name", "名称格式不符", "not of the form " + form.pattern());
        }
        return value;
    }

    String string(JsonNode one, String field, String place) {
        JsonNode value = one.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            find(place + "/" + field, "required", "缺少该项", "this is missing");
            return "";
        }
        return value.textValue();
    }

    JsonNode array(JsonNode one, String field, String place) {
        JsonNode value = one.path(field);
        if (!value.isMissingNode() && !value.isArray()) {
            find(place + "/" + field, "array", "应为数组", "a list is needed");
            return MissingNode.getInstance();
        }
        return value;
    }

    private JsonNode object(JsonNode one, String field) {
        JsonNode value = one.path(field);
        if (!value.isMissingNode() && !value.isObject()) {
            find("/" + field, "object", "应为JSON对象", "a JSON object is needed");
            return MissingNode.getInstance();
        }
        return value;
    }

    private List<String> strings(JsonNode value, String place) {
        List<String> names = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            find(place, "array", "应为数组", "a list is needed");
            return names;
        }
        for (int i = 0; i < value.size(); i++) {
            if (!value.path(i).isTextual()) {
                find(place + "/" + i, "string", "应为字符串", "a string is needed");
            } else {
                names.add(value.get(i).textValue());
            }
        }
        return names;
    }

    void fields(JsonNode one, String place, String... known) {
        Set<String> allowed = Set.of(known);
        one.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                find(
                        place + "/" + name,
                        "unknown-field",
                        "未知的字段",
                        "no such field; known are "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
    }

    /** How many things are wrong by now. */
    int findingsSoFar() {
        return findings.size();
    }

    void find(String pointer, String rule, String zh, String en) {
        findings.add(new FieldProblem(pointer, rule, Text.of(zh, en)));
    }
}
