package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Text;

/** Reads and checks form files; nothing a file contains makes it throw. */
public final class FormReader {

    /** The most JSON values a form file may hold. */
    public static final int MAX_VALUES = 20_000;

    static final int MOST_FINDINGS = 200;

    private static final int DEEPEST = 60;
    private static final Set<String> COUNTABLE = Set.of("string", "number", "integer");

    private FormReader() {}

    /** Reads and checks a whole form file. */
    public static FormParse read(JsonNode formFile) {
        List<FormFinding> findings = new ArrayList<>();
        Optional<Form> form = read(formFile, findings);
        return new FormParse(findings.isEmpty() ? form : Optional.empty(), findings);
    }

    private static Optional<Form> read(JsonNode file, List<FormFinding> findings) {
        if (!Sizes.within(file, MAX_VALUES, DEEPEST)) {
            findings.add(new FormFinding(
                    "",
                    "too-large",
                    Text.of("表单文件超过 {0} 个值或嵌套过深。", "The form file holds more than {0} values or nests too deeply.")
                            .with(MAX_VALUES),
                    Text.of("请简化表单。", "Make the form simpler.")));
            return Optional.empty();
        }
        JsonNode schema = file.path("schema");
        if (!file.isObject() || !schema.isObject()) {
            findings.add(new FormFinding(
                    "/schema",
                    "no-schema",
                    Text.of("表单文件没有 schema 对象。", "The form file has no schema object."),
                    Text.of(
                            "格式为 {\"schema\": {…}, \"ui\": {…}, \"keyFacts\": […]}。",
                            "Its form is {\"schema\": {…}, \"ui\": {…}, \"keyFacts\": […]}.")));
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : file.properties()) {
            if (!Set.of("schema", "ui", "keyFacts").contains(entry.getKey())) {
                findings.add(new FormFinding(
                        Pointers.append("", entry.getKey()),
                        "member-unknown",
                        Text.of("表单文件没有成员“{0}”。", "A form file has no member “{0}”.")
                                .with(entry.getKey()),
                        Text.of("请删除它或改正名称。", "Remove it or correct its name.")));
            }
        }
        JsonNode ui = file.path("ui");
        if (!ui.isMissingNode() && !ui.isObject()) {
            findings.add(new FormFinding(
                    "/ui",
                    "ui",
                    Text.of("ui 必须是对象。", "ui must be an object."),
                    Text.of("请改正或删除。", "Correct or remove it.")));
        }
        SchemaWalk walk = new SchemaWalk(schema, findings);
        walk.walk();
        if (findings.isEmpty()) {
            checkMeta(schema, findings);
        }
        List<String> keyFacts = keyFacts(file.path("keyFacts"), schema, walk.fields(), findings);
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Form(
                schema.deepCopy(),
                ui.isObject() ? ui.deepCopy() : JsonNodeFactory.instance.objectNode(),
                keyFacts,
                new LinkedHashMap<>(walk.fields())));
    }

    private static void checkMeta(JsonNode schema, List<FormFinding> findings) {
        Schemas.meta().validate(schema).stream()
                .limit(MOST_FINDINGS)
                .map(error -> new FormFinding(
                        "/schema" + error.getInstanceLocation(),
                        "not-a-schema",
                        Text.of(
                                        "不是合法的 JSON Schema:关键字的值不对({0})。",
                                        "Not a JSON Schema: the keyword has a wrong value ({0}).")
                                .with(error.getKeyword()),
                        Text.of("请对照 JSON Schema 2020-12 改正。", "Correct it after JSON Schema 2020-12.")))
                .distinct()
                .forEach(findings::add);
    }

    private static List<String> keyFacts(
            JsonNode json, JsonNode schema, Map<String, FormField> fields, List<FormFinding> findings) {
        List<String> pointers = new ArrayList<>();
        if (!json.isMissingNode() && !json.isArray()) {
            findings.add(new FormFinding(
                    "/keyFacts",
                    "key-fact",
                    Text.of("keyFacts 必须是列表。", "keyFacts must be a list."),
                    Text.of("请写 [\"/字段\", …]。", "Write [\"/field\", …].")));
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            String pointer = json.get(i).asText();
            FormField field = fields.get(pointer);
            if (field == null
                    || !COUNTABLE.contains(field.type())
                    || pointer.contains("*")
                    || pointers.contains(pointer)) {
                findings.add(new FormFinding(
                        "/keyFacts/" + i,
                        "key-fact",
                        Text.of(
                                        "关键事实“{0}”不是表单中列表之外的文字或数字字段,或者重复。",
                                        "Key fact “{0}” is no text or number field outside lists of this form, or is there twice.")
                                .with(pointer),
                        Text.of(
                                "请写字段的 JSON 指针,如 /premises/area。",
                                "Write the JSON pointer of a field, like /premises/area.")));
            } else if (PersonalFields.isPersonal(schema, pointer)) {
                findings.add(new FormFinding(
                        "/keyFacts/" + i,
                        "key-fact-personal",
                        Text.of(
                                        "关键事实“{0}”是个人或者单位的号码,不得用于统计。",
                                        "Key fact “{0}” is somebody's number; it is not for statistics.")
                                .with(pointer),
                        Text.of("请从 keyFacts 中删除。", "Remove it from keyFacts.")));
            } else {
                pointers.add(pointer);
            }
        }
        return pointers;
    }
}
