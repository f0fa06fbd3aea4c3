package org.sunhall.templates;

import freemarker.core.TemplateElement;
import freemarker.core.TextBlock;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * What a template may use. Lists of the allowed, not of the forbidden: variables, macros, includes, ranges and other ways to grow
 * without bound are left out, so that the size of the result follows the size of the data.
 */
final class TemplateRules {

    static final Set<String> LAYOUTS = Set.of("official", "form", "certificate", "list");

    private static final Set<String> ELEMENTS = Set.of(
            "MixedContent",
            "TextBlock",
            "DollarVariable",
            "IfBlock",
            "ConditionalBlock",
            "IteratorBlock",
            "Items",
            "Sep",
            "ListElseContainer",
            "ElseOfList",
            "SwitchBlock",
            "Case",
            "On",
            "BreakInstruction",
            "ContinueInstruction",
            "Comment",
            "TrimInstruction");

    private static final Set<String> BUILT_INS = Set.of(
            "has_content",
            "size",
            "length",
            "string",
            "number",
            "c",
            "trim",
            "upper_case",
            "lower_case",
            "cap_first",
            "index",
            "counter",
            "is_first",
            "is_last",
            "has_next",
            "item_parity",
            "first",
            "last",
            "join",
            "contains",
            "starts_with",
            "ends_with",
            "seq_contains",
            "sort",
            "sort_by",
            "reverse",
            "keep_before",
            "keep_after",
            "split",
            "then",
            "switch",
            "round",
            "floor",
            "ceiling",
            "abs",
            "is_string",
            "is_number",
            "is_boolean",
            "is_sequence",
            "is_hash",
            "keys",
            "values");

    private static final Pattern BUILT_IN = Pattern.compile("\\?\\s*([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern RANGE = Pattern.compile("\\.\\.");
    private static final Pattern SPECIAL = Pattern.compile("(?<![\\w\\]).])\\.[a-z_]\\w*");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    private TemplateRules() {}

    static List<TemplateFinding> check(String name, Template template) {
        List<TemplateFinding> findings = new ArrayList<>();
        if (!(template.getOutputFormat() instanceof XMLOutputFormat) || !template.getAutoEscaping()) {
            findings.add(new TemplateFinding(
                    name,
                    1,
                    "template.escaping",
                    Text.of("模板不得关闭转义", "A template must not turn escaping off"),
                    Text.of("删去 output_format 与 auto_esc", "Remove output_format and auto_esc")));
        }
        Object layout = template.getCustomAttribute("layout");
        if (layout != null && !LAYOUTS.contains(layout)) {
            findings.add(new TemplateFinding(
                    name,
                    1,
                    "template.layout",
                    Text.of("没有名为“{0}”的版式", "There is no layout named \"{0}\"").with(layout),
                    Text.of("用 official、form 或 certificate", "Use official, form or certificate")));
        }
        walk(name, root(template), findings);
        return findings;
    }

    // The tree is what FreeMarker itself will run; there is no other public way to it.
    @SuppressWarnings("deprecation")
    private static TemplateElement root(Template template) {
        return template.getRootTreeNode();
    }

    private static void walk(String name, TemplateElement element, List<TemplateFinding> findings) {
        if (element == null) {
            return;
        }
        int line = Math.max(1, element.getBeginLine());
        String kind = element.getClass().getSimpleName();
        if (!ELEMENTS.contains(kind)) {
            findings.add(new TemplateFinding(
                    name,
                    line,
                    "template.directive",
                    Text.of("模板不得使用此指令:{0}", "A template must not use this directive: {0}")
                            .with(shown(element)),
                    Text.of("只用取值、if、list、switch", "Use values, if, list and switch only")));
        } else if (!(element instanceof TextBlock) && !"Comment".equals(kind)) {
            expression(name, line, element.getDescription(), findings);
        }
        for (int i = 0; i < element.getChildCount(); i++) {
            walk(name, (TemplateElement) element.getChildAt(i), findings);
        }
    }

    private static void expression(String name, int line, String description, List<TemplateFinding> findings) {
        // A literal without an interpolation is only text; one with an interpolation is looked into.
        String code = LITERAL.matcher(description)
                .replaceAll(
                        found -> found.group().contains("{") || found.group().contains("[=")
                                ? Matcher.quoteReplacement(found.group())
                                : "\"\"");
        Matcher builtIns = BUILT_IN.matcher(code);
        while (builtIns.find()) {
            if (!BUILT_INS.contains(builtIns.group(1))) {
                findings.add(new TemplateFinding(
                        name,
                        line,
                        "template.built-in",
                        Text.of("模板不得使用“?{0}”", "A template must not use \"?{0}\"")
                                .with(builtIns.group(1)),
                        Text.of("把处理后的值放入数据", "Put the finished value into the data")));
            }
        }
        if (RANGE.matcher(code).find()) {
            findings.add(new TemplateFinding(
                    name,
                    line,
                    "template.range",
                    Text.of("模板不得使用数列“..”", "A template must not use ranges (\"..\")"),
                    Text.of("对数据中的列表使用 list", "Use list on a list of the data")));
        }
        if (SPECIAL.matcher(code).find()) {
            findings.add(new TemplateFinding(
                    name,
                    line,
                    "template.special",
                    Text.of("模板不得使用系统变量", "A template must not use special variables"),
                    Text.of("日期用 paper.date", "For the date use paper.date")));
        }
    }

    private static String shown(TemplateElement element) {
        String description = element.getDescription();
        return description.length() > 60 ? description.substring(0, 60) + "…" : description;
    }
}
