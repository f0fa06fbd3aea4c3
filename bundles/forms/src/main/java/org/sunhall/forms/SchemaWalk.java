package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunhall.kernel.Text;

/** Walks a form's schema, keyword by keyword: finds what may not be there, and gathers the fields. */
final class SchemaWalk {

    private static final int MOST_VISITS = 5_000;
    private static final int DEEPEST = 30;

    private static final Set<String> TYPES = Set.of("object", "array", "string", "number", "integer", "boolean");
    private static final Set<String> PLAIN = Set.of(
            "title",
            "titleEn",
            "description",
            "descriptionEn",
            "$comment",
            "default",
            "examples",
            "readOnly",
            "writeOnly",
            "deprecated",
            "type",
            "const",
            "enum",
            "required",
            "dependentRequired",
            "minProperties",
            "maxProperties",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minContains",
            "maxContains",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf");
    private static final Set<String> BRANCHES = Set.of("then", "else");
    private static final Set<String> BRANCH_LISTS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> TESTS = Set.of("if", "not", "contains");

    private final JsonNode root;
    private final List<FormFinding> findings;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    /** Field → where in the file it first stands. */
    private final Map<String, String> places = new HashMap<>();
    /** Named in {@code required} or tested in a condition → where. */
    private final Map<String, String> mentioned = new LinkedHashMap<>();

    private final Set<String> openRefs = new LinkedHashSet<>();
    private int visits;
    private boolean tooLarge;

    SchemaWalk(JsonNode root, List<FormFinding> findings) {
        this.root = root;
        this.findings = findings;
    }

    /** The fields by path, in the order of the form. */
    Map<String, FormField> fields() {
        return fields;
    }

    void walk() {
        if (!"object".equals(root.path("type").asText())) {
            add(
                    "/schema/type",
                    "root-type",
                    Text.of("表单的最外层必须是 object。", "The outermost type of a form is object."),
                    Text.of("请写 \"type\": \"object\"。", "Write \"type\": \"object\"."));
        }
        visit(root, "/schema", "", true, 0);
        if (tooLarge) {
            return;
        }
        fields.values().stream().filter(field -> !field.path().isEmpty()).forEach(this::checkField);
        mentioned.forEach((path, place) -> {
            if (!fields.containsKey(path)) {
                add(
                        place,
                        "field-unknown",
                        Text.of("表单没有字段“{0}”,却要求填写或检验它。", "The form has no field “{0}”, yet asks for it or tests it.")
                                .with(path),
                        Text.of("请改正字段名,或在 properties 中定义它。", "Correct its name, or define it in properties."));
            }
        });
    }

    private void checkField(FormField field) {
        String place = places.get(field.path());
        if (field.type().isEmpty()) {
            add(
                    place,
                    "field-type",
                    Text.of("字段“{0}”没有类型。", "Field “{0}” has no type.").with(field.path()),
                    Text.of("请写一个 type:{0}。", "Give it one type: {0}.").with(String.join(", ", sorted(TYPES))));
        }
        if (field.title().zh().isEmpty() && !field.path().endsWith("/*")) {
            add(
                    place,
                    "field-title",
                    Text.of("字段“{0}”没有标题,办事人看不懂。", "Field “{0}” has no title; nobody would understand it.")
                            .with(field.path()),
                    Text.of("请写 title(中文),可另写 titleEn。", "Give it a title (Chinese), and a titleEn if you like."));
        }
        if (field.type().equals("object")
                && fields.keySet().stream().noneMatch(other -> other.startsWith(field.path() + "/"))) {
            add(
                    place,
                    "field-empty",
                    Text.of("字段“{0}”是 object,却没有任何下级字段。", "Field “{0}” is an object without any field in it.")
                            .with(field.path()),
                    Text.of("请在 properties 中定义它的下级字段。", "Define its fields in properties."));
        }
        if (field.type().equals("array") && !fields.containsKey(field.path() + "/*")) {
            add(
                    place,
                    "field-empty",
                    Text.of("列表“{0}”没有说明每一项是什么。", "List “{0}” does not say what its entries are.")
                            .with(field.path()),
                    Text.of("请写 items。", "Give it items."));
        }
    }

    /** {@code declares}: whether fields found here belong to the form, or are only tested. */
    private void visit(JsonNode schema, String place, String path, boolean declares, int depth) {
        if (tooLarge || ++visits > MOST_VISITS || depth > DEEPEST) {
            if (!tooLarge) {
                tooLarge = true;
                add(
                        place,
                        "too-large",
                        Text.of("表单过大或嵌套过深。", "The form is too large or nests too deeply."),
                        Text.of("请简化表单。", "Make the form simpler."));
            }
            return;
        }
        if (!schema.isObject()) {
            if (!schema.isBoolean()) {
                add(
                        place,
                        "not-a-schema",
                        Text.of("这里应当是 JSON Schema 对象。", "This must be a JSON Schema object."),
                        Text.of("请改正。", "Correct it."));
            }
            return;
        }
        if (declares) {
            declare(schema, place, path);
        }
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            keyword(entry.getKey(), entry.getValue(), Pointers.append(place, entry.getKey()), path, declares, depth);
        }
    }

    private void declare(JsonNode schema, String place, String path) {
        String type = schema.path("type").asText();
        String zh = schema.path("title").asText().strip();
        Text title = Text.of(zh, schema.path("titleEn").asText(zh).strip());
        if (schema.has("type") && !(schema.get("type").isTextual() && TYPES.contains(type))) {
            add(
                    place + "/type",
                    "field-type",
                    Text.of("类型只能是一个名称。", "The type is one name."),
                    Text.of("请选用:{0}。", "Choose of: {0}.").with(String.join(", ", sorted(TYPES))));
            type = "string";
        }
        FormField known = fields.get(path);
        fields.put(
                path,
                known == null
                        ? new FormField(path, fields.size(), type, title, isChoice(schema))
                        : known.with(type, title, isChoice(schema)));
        places.putIfAbsent(path, place);
    }

    /** Whether the value is one of named values: {@code enum}, or {@code oneOf}/{@code anyOf} of {@code const}. */
    private static boolean isChoice(JsonNode schema) {
        for (String word : List.of("oneOf", "anyOf")) {
            JsonNode branches = schema.path(word);
            boolean values = !branches.isEmpty();
            for (JsonNode branch : branches) {
                values &= branch.has("const");
            }
            if (values) {
                return true;
            }
        }
        return schema.has("enum");
    }

    private void keyword(String word, JsonNode value, String place, String path, boolean declares, int depth) {
        switch (word) {
            case "properties" ->
                value.properties()
                        .forEach(entry -> property(entry.getKey(), entry.getValue(), place, path, declares, depth));
            case "items" -> {
                String inner = path + "/*";
                if (!declares) {
                    mentioned.putIfAbsent(inner, place);
                }
                visit(value, place, inner, declares, depth + 1);
            }
            case "$defs" -> {
                if (depth > 0) {
                    unusable(word, place);
                }
            }
            case "$schema" -> {
                if (!Schemas.DRAFT.equals(value.asText()) || depth > 0) {
                    add(
                            place,
                            "schema-draft",
                            Text.of("只支持 JSON Schema 2020-12。", "Only JSON Schema 2020-12 is supported."),
                            Text.of("请写 {0}。", "Write {0}.").with(Schemas.DRAFT));
                }
            }
            case "$ref" -> reference(value.asText(), place, path, declares, depth);
            case "required" ->
                value.forEach(name -> mentioned.putIfAbsent(Pointers.append(path, name.asText()), place));
            case "dependentRequired" ->
                value.properties().forEach(entry -> {
                    mentioned.putIfAbsent(Pointers.append(path, entry.getKey()), place);
                    entry.getValue()
                            .forEach(name -> mentioned.putIfAbsent(Pointers.append(path, name.asText()), place));
                });
            case "dependentSchemas" ->
                value.properties().forEach(entry -> {
                    mentioned.putIfAbsent(Pointers.append(path, entry.getKey()), place);
                    visit(entry.getValue(), Pointers.append(place, entry.getKey()), path, declares, depth + 1);
                });
            case "pattern" ->
                Patterns.problem(value.asText())
                        .ifPresent(problem -> add(
                                place,
                                "pattern",
                                problem,
                                Text.of(
                                        "请改写,例如把重复写成 {1,20}。",
                                        "Write it otherwise, for example repeat {1,20} times.")));
            case "format" -> {
                if (!CustomFormats.KNOWN.contains(value.asText())) {
                    add(
                            place,
                            "format",
                            Text.of("不认识格式“{0}”。", "Format “{0}” is not known.").with(value.asText()),
                            Text.of("可用的格式:{0}。", "Formats are: {0}.")
                                    .with(String.join(", ", sorted(CustomFormats.KNOWN))));
                }
            }
            default -> {
                if (BRANCHES.contains(word)) {
                    visit(value, place, path, declares, depth + 1);
                } else if (BRANCH_LISTS.contains(word)) {
                    for (int i = 0; value.isArray() && i < value.size(); i++) {
                        JsonNode branch = value.get(i);
                        if (branch.has("const") && branch.path("title").asText().isBlank()) {
                            add(
                                    place + "/" + i,
                                    "field-title",
                                    Text.of("选项“{0}”没有标题。", "Choice “{0}” has no title.")
                                            .with(branch.get("const").asText()),
                                    Text.of("请写 title。", "Give it a title."));
                        }
                        visit(branch, place + "/" + i, path, declares && !branch.has("const"), depth + 1);
                    }
                } else if (TESTS.contains(word)) {
                    visit(value, place, word.equals("contains") ? path + "/*" : path, false, depth + 1);
                } else if (!PLAIN.contains(word)) {
                    unusable(word, place);
                }
            }
        }
    }

    private void property(String name, JsonNode schema, String place, String path, boolean declares, int depth) {
        String inner = Pointers.append(path, name);
        if (name.isEmpty() || name.equals("*") || name.length() > 64) {
            add(
                    Pointers.append(place, name),
                    "field-name",
                    Text.of("字段名“{0}”不合法。", "“{0}” is no name for a field.").with(name),
                    Text.of("请用 1–64 个字符的名称。", "Use a name of 1–64 characters."));
        }
        if (!declares) {
            mentioned.putIfAbsent(inner, Pointers.append(place, name));
        }
        visit(schema, Pointers.append(place, name), inner, declares, depth + 1);
    }

    private void reference(String target, String place, String path, boolean declares, int depth) {
        JsonNode found = target.startsWith("#/$defs/") ? at(target.substring(1)) : null;
        if (found == null || found.isMissingNode() || openRefs.contains(target)) {
            // What is wrong here is the reference; that the field has no type follows from it.
            fields.computeIfPresent(path, (key, field) -> field.with("string", Text.same(path), false));
        }
        if (found == null || found.isMissingNode()) {
            add(
                    place,
                    "ref",
                    Text.of("$ref“{0}”不指向本文件的 $defs。", "$ref “{0}” does not point into this file's $defs.")
                            .with(target),
                    Text.of("请写 #/$defs/名称;不得引用外部文件。", "Write #/$defs/name; nothing outside the file may be used."));
        } else if (!openRefs.add(target)) {
            add(
                    place,
                    "ref-recursive",
                    Text.of("$ref“{0}”指回自身。", "$ref “{0}” leads back to itself.")
                            .with(target),
                    Text.of("请展开为有限的层级。", "Write out a limited number of levels."));
        } else {
            visit(found, "/schema" + target.substring(1), path, declares, depth + 1);
            openRefs.remove(target);
        }
    }

    private JsonNode at(String pointer) {
        JsonNode node = root;
        for (String name : Pointers.names(pointer)) {
            node = node.path(name);
        }
        return node;
    }

    private void unusable(String word, String place) {
        boolean additional = word.equals("additionalProperties") || word.equals("unevaluatedProperties");
        add(
                place,
                "keyword",
                additional
                        ? Text.of(
                                        "不需要 {0}:平台总会丢弃表单不认识的字段。",
                                        "{0} is not needed: what a form does not know is always dropped.")
                                .with(word)
                        : Text.of("表单中不能使用关键字“{0}”。", "A form cannot use the keyword “{0}”.")
                                .with(word),
                additional
                        ? Text.of("请删除它。", "Remove it.")
                        : Text.of(
                                "请核对拼写;可用的关键字见 SDK 文档。",
                                "Check its spelling; the SDK's documentation lists the keywords."));
    }

    private void add(String place, String rule, Text message, Text mend) {
        if (findings.size() < FormReader.MOST_FINDINGS) {
            findings.add(new FormFinding(place, rule, message, mend));
        }
    }

    private static List<String> sorted(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        list.sort(null);
        return list;
    }
}
