package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;

/** Says what is wrong in the words of the form: one table of sentences, {@code {0}} the field, {@code {1}} the bound. */
final class Messages {

    private static final Map<String, Text> SENTENCES = Map.ofEntries(
            Map.entry("required", Text.of("请填写{0}。", "Fill in {0}.")),
            Map.entry("required.choice", Text.of("请选择{0}。", "Choose {0}.")),
            Map.entry("type.string", Text.of("{0}应填写文字。", "{0} must be text.")),
            Map.entry("type.number", Text.of("{0}应填写数字。", "{0} must be a number.")),
            Map.entry("type.integer", Text.of("{0}应填写整数。", "{0} must be a whole number.")),
            Map.entry("type.boolean", Text.of("{0}应选择是或否。", "{0} must be yes or no.")),
            Map.entry("type.array", Text.of("{0}应是一个列表。", "{0} must be a list.")),
            Map.entry("type.object", Text.of("{0}应是一组填写内容。", "{0} must be a group of fields.")),
            Map.entry("minLength", Text.of("{0}至少要有 {1} 个字。", "{0} must have at least {1} characters.")),
            Map.entry("maxLength", Text.of("{0}不能超过 {1} 个字。", "{0} must have at most {1} characters.")),
            Map.entry("pattern", Text.of("{0}的写法不符合要求,请核对。", "{0} is not written as required; check it.")),
            Map.entry("enum", Text.of("{0}只能从给出的选项中选择。", "{0} must be one of the choices given.")),
            Map.entry("const", Text.of("{0}只能是“{1}”。", "{0} must be “{1}”.")),
            Map.entry("minimum", Text.of("{0}不能小于 {1}。", "{0} must not be less than {1}.")),
            Map.entry("maximum", Text.of("{0}不能大于 {1}。", "{0} must not be more than {1}.")),
            Map.entry("exclusiveMinimum", Text.of("{0}必须大于 {1}。", "{0} must be more than {1}.")),
            Map.entry("exclusiveMaximum", Text.of("{0}必须小于 {1}。", "{0} must be less than {1}.")),
            Map.entry("multipleOf", Text.of("{0}必须是 {1} 的倍数。", "{0} must be a multiple of {1}.")),
            Map.entry("minItems", Text.of("{0}至少要填 {1} 项。", "{0} must have at least {1} entries.")),
            Map.entry("maxItems", Text.of("{0}最多可填 {1} 项。", "{0} must have at most {1} entries.")),
            Map.entry("uniqueItems", Text.of("{0}中有重复的内容。", "{0} has the same entry twice.")),
            Map.entry("minProperties", Text.of("{0}至少要填 {1} 个字段。", "{0} must have at least {1} fields filled in.")),
            Map.entry("maxProperties", Text.of("{0}最多可填 {1} 个字段。", "{0} must have at most {1} fields filled in.")),
            Map.entry("contains", Text.of("{0}缺少必须有的内容。", "{0} lacks an entry that it must have.")),
            Map.entry("anyOf", Text.of("{0}不符合任何一种允许的填法。", "{0} fits none of the ways it may be filled in.")),
            Map.entry(
                    "oneOf", Text.of("{0}应当正好符合一种允许的填法。", "{0} must fit exactly one of the ways it may be filled in.")),
            Map.entry("not", Text.of("{0}的内容不被允许。", "{0} has a content that is not allowed.")),
            Map.entry("other", Text.of("{0}填写有误,请核对。", "{0} is not filled in rightly; check it.")),
            Map.entry(
                    "date",
                    Text.of("{0}不是真实的日期,请写成 2026-01-31 的样式。", "{0} is no real date; write it like 2026-01-31.")),
            Map.entry(
                    "date-time",
                    Text.of(
                            "{0}不是真实的日期时间,请写成 2026-01-31T09:30:00+08:00 的样式。",
                            "{0} is no real date and time; write it like 2026-01-31T09:30:00+08:00.")),
            Map.entry("time", Text.of("{0}不是真实的时间。", "{0} is no real time.")),
            Map.entry("email", Text.of("{0}不是有效的电子邮箱地址。", "{0} is not a valid e-mail address.")),
            Map.entry("uri", Text.of("{0}不是有效的网址。", "{0} is not a valid web address.")),
            Map.entry("uuid", Text.of("{0}不是有效的标识。", "{0} is not a valid identifier.")),
            Map.entry(
                    "credit-code",
                    Text.of(
                            "{0}不是有效的统一社会信用代码(18 位),请核对营业执照。",
                            "{0} is not a valid unified social credit code (18 characters); check the business licence.")),
            Map.entry(
                    "citizen-id",
                    Text.of(
                            "{0}不是有效的公民身份号码(18 位),请核对证件。",
                            "{0} is not a valid citizen identity number (18 characters); check"
                                    + " the identity card.")),
            Map.entry("mobile-cn", Text.of("{0}不是有效的手机号码(11 位)。", "{0} is not a valid mobile number (11 digits).")),
            Map.entry(
                    "phone-cn",
                    Text.of(
                            "{0}不是有效的电话号码,固定电话请写成 0371-66668888 的样式。",
                            "{0} is not a valid phone number; write a fixed line like 0371-66668888.")),
            Map.entry("postcode-cn", Text.of("{0}不是有效的邮政编码(6 位数字)。", "{0} is not a valid postcode (6 digits).")),
            Map.entry("division", Text.of("{0}不是有效的行政区划代码(6 位数字)。", "{0} is not a valid division code (6 digits).")),
            Map.entry("upload", Text.of("{0}不是已上传的文件。", "{0} is not an uploaded file.")));

    private static final Set<String> COLLAPSING = Set.of("anyOf", "oneOf", "not", "contains");
    private static final Set<String> CHOICE_WORDS = Set.of("required", "dependentRequired");

    private final Map<String, FormField> fields;

    Messages(Map<String, FormField> fields) {
        this.fields = Map.copyOf(fields);
    }

    FieldProblem tooLarge(int values) {
        return new FieldProblem(
                "",
                "too-large",
                Text.of("填写内容超过 {0} 个值或嵌套过深。", "More than {0} values are filled in, or they nest too deeply.")
                        .with(values));
    }

    FieldProblem problem(Error error) {
        List<Object> path = elements(error.getInstanceLocation());
        List<Object> evaluation = elements(error.getEvaluationPath());
        for (int i = 0; i < evaluation.size(); i++) {
            // What is inside a choice of branches is told once, at the choice.
            if (COLLAPSING.contains(evaluation.get(i)) && isKeyword(evaluation, i)) {
                String word = String.valueOf(evaluation.get(i));
                List<Object> at = path.subList(0, Math.min(path.size(), instanceDepth(evaluation.subList(0, i))));
                boolean choice = word.equals("oneOf") || word.equals("anyOf");
                String rule = choice && isChoiceOfValues(at) ? "enum" : word;
                return sentence(at, rule, rule, "");
            }
        }
        String word = error.getKeyword();
        if (CHOICE_WORDS.contains(word) && error.getProperty() != null) {
            List<Object> missing = new ArrayList<>(path);
            missing.add(error.getProperty());
            return sentence(missing, "required", "required", "");
        }
        JsonNode bound = error.getSchemaNode();
        String value = bound == null || bound.isContainerNode() ? "" : bound.asText();
        return switch (word) {
            case "format" -> sentence(path, value, value, "");
            case "type" -> sentence(path, "type", "type." + value, "");
            case "minLength" ->
                value.equals("1") ? sentence(path, word, "required", "") : sentence(path, word, word, value);
            default -> sentence(path, word, word, value);
        };
    }

    /** Compares pointers by where their fields stand in the form, then by their position in lists. */
    Comparator<String> formOrder() {
        return (left, right) -> {
            List<String> a = Pointers.names(left);
            List<String> b = Pointers.names(right);
            String path = "";
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                if (!a.get(i).equals(b.get(i))) {
                    boolean list = fields.containsKey(path + "/*");
                    return list
                            ? Integer.compare(position(a.get(i)), position(b.get(i)))
                            : Integer.compare(
                                    order(Pointers.append(path, a.get(i))), order(Pointers.append(path, b.get(i))));
                }
                path = fields.containsKey(path + "/*") ? path + "/*" : Pointers.append(path, a.get(i));
            }
            return Integer.compare(a.size(), b.size());
        };
    }

    private static int position(String name) {
        return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }

    private int order(String path) {
        FormField field = fields.get(path);
        return field == null ? Integer.MAX_VALUE : field.order();
    }

    private FieldProblem sentence(List<Object> path, String rule, String key, String bound) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(name -> pointer.append(Pointers.append("", String.valueOf(name))));
        String known = key;
        FormField field = fields.get(general(path));
        if (key.equals("required") && field != null && isChoiceOfValues(path)) {
            known = "required.choice";
        }
        Text sentence = SENTENCES.getOrDefault(known, SENTENCES.get("other"));
        return new FieldProblem(pointer.toString(), rule, sentence.with(label(path), bound));
    }

    /** The field's title; in a list with the list's title and the position, so that the applicant finds it. */
    private Text label(List<Object> path) {
        Text label = null;
        for (int i = 0; i <= path.size(); i++) {
            if (i > 0 && path.get(i - 1) instanceof Integer position) {
                Text list = title(path.subList(0, i - 1));
                label = Text.of("“{0}”第 {1} 项", "entry {1} of “{0}”").with(list, position + 1);
            }
        }
        boolean entry = !path.isEmpty() && path.get(path.size() - 1) instanceof Integer;
        if (entry) {
            return label;
        }
        Text own = Text.of("“{0}”", "“{0}”").with(title(path));
        return label == null ? own : Text.of("{1}的{0}", "{0} in {1}").with(own, label);
    }

    private Text title(List<Object> path) {
        FormField field = fields.get(general(path));
        if (field != null && !field.title().zh().isEmpty()) {
            return field.title();
        }
        return path.isEmpty() ? Text.of("表单", "the form") : Text.same(String.valueOf(path.get(path.size() - 1)));
    }

    private boolean isChoiceOfValues(List<Object> path) {
        FormField field = fields.get(general(path));
        return field != null && field.choice();
    }

    private static String general(List<Object> path) {
        StringBuilder general = new StringBuilder();
        path.forEach(
                name -> general.append(name instanceof Integer ? "/*" : Pointers.append("", String.valueOf(name))));
        return general.toString();
    }

    private static List<Object> elements(NodePath path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }

    /** Whether the name at that place is a keyword, and not a property of that name. */
    private static boolean isKeyword(List<Object> evaluation, int at) {
        int i = 0;
        while (i < at) {
            Object word = evaluation.get(i);
            i += word.equals("properties")
                            || word.equals("dependentSchemas")
                            || evaluation.get(i + 1) instanceof Integer
                    ? 2
                    : 1;
        }
        return i == at;
    }

    private static int instanceDepth(List<Object> evaluation) {
        int depth = 0;
        for (int i = 0; i < evaluation.size(); i++) {
            if (evaluation.get(i).equals("properties")) {
                depth++;
                i++;
            } else if (evaluation.get(i).equals("items")) {
                depth++;
            }
        }
        return depth;
    }
}
