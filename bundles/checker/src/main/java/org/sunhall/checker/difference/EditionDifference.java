package org.sunhall.checker.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.Material;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;

/** The readable difference between two editions of an item: fields and limits, steps, forms, texts, code. Pure. */
public final class EditionDifference {

    private static final int MOST_CHANGES = 1000;
    private static final int LONGEST_VALUE = 20_000;

    private final PluginContent before;
    private final PluginContent after;
    private final ItemCode code;
    private final List<Change> changes = new ArrayList<>();

    private EditionDifference(PluginContent before, PluginContent after, ItemCode code) {
        this.before = before;
        this.after = after;
        this.code = code;
    }

    /**
     * What changes, at most 1 000 places; the contents have the item.
     *
     * @param before empty when nothing is in force: then everything is added
     */
    public static List<Change> between(Optional<PluginContent> before, PluginContent after, ItemCode code) {
        EditionDifference difference = new EditionDifference(before.orElse(null), after, code);
        difference.items();
        difference.steps();
        difference.forms();
        difference.documents();
        difference.materials();
        difference.tables();
        difference.code();
        return difference.changes.stream().limit(MOST_CHANGES).toList();
    }

    private Optional<ItemDefinition> old() {
        return before == null ? Optional.empty() : before.item(code);
    }

    private ItemDefinition now() {
        return after.item(code).orElseThrow();
    }

    private void items() {
        JsonNode empty = JsonNodeFactory.instance.objectNode();
        JsonNode was = old().<JsonNode>map(ItemDefinition::raw).orElse(empty);
        for (JsonDifference.Leaf leaf : JsonDifference.between(was, now().raw())) {
            ItemPart part = ItemPart.of(leaf.pointer());
            add(
                    part.area(),
                    now().file(),
                    leaf.pointer(),
                    part.label(leaf.pointer()),
                    words(leaf.before()),
                    words(leaf.after()));
        }
    }

    private void form(String file, JsonNode was, JsonNode is, Text form) {
        for (JsonDifference.Leaf leaf : JsonDifference.between(was, is)) {
            add(
                    "forms",
                    file,
                    leaf.pointer(),
                    Text.of("{0} {1}", "{0} {1}").with(form, FormPlace.of(leaf.pointer(), was, is)),
                    words(leaf.before()),
                    words(leaf.after()));
        }
    }

    /** Where two editions differ in what they disclose, however they came. */
    public static List<Change> between(JsonNode was, JsonNode is) {
        List<Change> changes = new ArrayList<>();
        for (JsonDifference.Leaf leaf : JsonDifference.between(was, is)) {
            String kind = leaf.before() == null ? "added" : leaf.after() == null ? "removed" : "changed";
            changes.add(new Change(
                    "disclosure",
                    "",
                    leaf.pointer(),
                    kind,
                    Text.same(leaf.pointer()),
                    words(leaf.before()),
                    words(leaf.after())));
        }
        return changes;
    }

    private static String words(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private void steps() {
        Map<String, Step> was = old().map(item -> byId(before, item)).orElse(Map.of());
        Map<String, Step> is = byId(after, now());
        int found = changes.size();
        String flow = PluginContent.ROOT + "workflows/" + now().flow();
        Set<String> ids = new java.util.LinkedHashSet<>(is.keySet());
        ids.addAll(was.keySet());
        for (String id : ids) {
            Step old = was.get(id);
            Step step = is.get(id);
            if (old == null || step == null) {
                Text title = step == null ? old.title() : step.title();
                add("steps", flow, id, title, old == null ? "" : words(old), step == null ? "" : words(step));
            } else {
                step(flow, old, step);
            }
        }
        boolean redrawn = old().isPresent()
                && !sameBytes(PluginContent.ROOT + "workflows/" + old().get().flow(), flow);
        if (redrawn && changes.size() == found) {
            text(
                    "flow",
                    flow,
                    bytes(
                            before,
                            PluginContent.ROOT + "workflows/" + old().get().flow()),
                    bytes(after, flow),
                    Text.of("流程图", "flow chart"));
        }
    }

    /** What changed of a step that both have: each part by itself, so that a reviewer sees which. */
    private void step(String flow, Step old, Step step) {
        String id = step.id();
        Text title = step.title();
        add("steps", flow, id, part(title, "名称", "title"), titles(old), titles(step));
        add("posts", flow, id, part(title, "岗位", "post"), post(old), post(step));
        add(
                "limits",
                flow,
                id,
                part(title, "环节时限", "limit"),
                old.handlingLimit().orElse(""),
                step.handlingLimit().orElse(""));
        add(
                "forms",
                flow,
                id,
                part(title, "表单", "form"),
                old.form().orElse(""),
                step.form().orElse(""));
        add(
                "steps",
                flow,
                id,
                part(title, "自动任务", "task"),
                old.task().orElse(""),
                step.task().orElse(""));
        add("steps", flow, id, part(title, "结果", "outcomes"), outcomes(old), outcomes(step));
    }

    private static Text part(Text step, String zh, String en) {
        return Text.of("{0}:{1}", "{0}: {2}").with(step, zh, en);
    }

    private static String titles(Step step) {
        return step.title().zh() + " / " + step.title().en();
    }

    private static String post(Step step) {
        return step.organisation().map(org -> org.text() + " ").orElse("")
                + step.post()
                + (step.handlers() > 1 ? " ×" + step.handlers() : "");
    }

    private static String outcomes(Step step) {
        return step.outcomes().stream().map(EditionDifference::words).collect(Collectors.joining("\n"));
    }

    private static Map<String, Step> byId(PluginContent content, ItemDefinition item) {
        Map<String, Step> steps = new LinkedHashMap<>();
        content.flow(item).steps().forEach(step -> steps.put(step.id(), step));
        return steps;
    }

    private static String words(Step step) {
        List<String> lines = new ArrayList<>();
        lines.add(step.title().zh() + " / " + step.title().en());
        if (!step.post().isEmpty()) {
            lines.add("岗位 post: " + post(step));
        }
        step.handlingLimit().ifPresent(limit -> lines.add("环节时限 limit: " + limit));
        step.task().ifPresent(task -> lines.add("自动任务 task: " + task));
        step.form().ifPresent(form -> lines.add("表单 form: " + form));
        step.outcomes().forEach(outcome -> lines.add("结果 outcome: " + words(outcome)));
        return String.join("\n", lines);
    }

    private static String words(StepOutcome outcome) {
        return outcome.name() + " " + outcome.label().zh()
                + outcome.effect().map(effect -> " → " + effect).orElse("")
                + (outcome.documents().isEmpty() ? "" : " " + outcome.documents())
                + (outcome.negative() ? " (须说明理由 with reasons)" : "")
                + outcome.to().map(to -> " ↩ " + to).orElse("");
    }

    private void forms() {
        Set<String> is = formsOf(after, now());
        Set<String> all = new TreeSet<>(is);
        old().ifPresent(item -> all.addAll(formsOf(before, item)));
        JsonNode empty = JsonNodeFactory.instance.objectNode();
        for (String form : all) {
            boolean had = old().isPresent() && formsOf(before, old().get()).contains(form);
            form(
                    PluginContent.ROOT + "forms/" + form,
                    had ? before.form(form).schema() : empty,
                    is.contains(form) ? after.form(form).schema() : empty,
                    Text.of("表单{0}", "form {0}").with(form));
        }
    }

    private static Set<String> formsOf(PluginContent content, ItemDefinition item) {
        Set<String> forms = new TreeSet<>(Set.of(item.form()));
        content.flow(item).steps().forEach(step -> step.form().ifPresent(forms::add));
        return forms;
    }

    private void documents() {
        Map<String, String> was = old().map(EditionDifference::templates).orElse(Map.of());
        Map<String, String> is = templates(now());
        Set<String> kinds = new TreeSet<>(is.keySet());
        kinds.addAll(was.keySet());
        for (String kind : kinds) {
            String file = is.getOrDefault(kind, was.get(kind));
            Text title = now().document(kind)
                    .or(() -> old().flatMap(item -> item.document(kind)))
                    .map(DocumentRef::title)
                    .orElseThrow();
            String oldText = was.containsKey(kind) ? before.template(was.get(kind)) : "";
            String newText = is.containsKey(kind) ? after.template(is.get(kind)) : "";
            text("papers", PluginContent.ROOT + "documents/" + file, oldText, newText, title);
        }
    }

    private static Map<String, String> templates(ItemDefinition item) {
        return item.documents().stream()
                .collect(Collectors.toMap(DocumentRef::kind, DocumentRef::template, (a, b) -> a, LinkedHashMap::new));
    }

    /** Files that applicants take away, by what they are and their digest: their names are compared with the item. */
    private void materials() {
        for (Material material : now().materials()) {
            Map<String, String> was = old().flatMap(item -> item.material(material.key()))
                    .<Map<String, String>>map(Material::files)
                    .orElse(Map.of());
            material.files()
                    .forEach((which, file) -> add(
                            "materials",
                            PluginContent.ROOT + "materials/" + file,
                            material.key(),
                            Text.of("{0}:{1}", "{0}: {2}")
                                    .with(
                                            material.name(),
                                            which.equals("sample") ? "样表" : "空白表格",
                                            which.equals("sample") ? "sample" : "blank form"),
                            was.containsKey(which) ? digest(before, was.get(which)) : "",
                            digest(after, file)));
        }
    }

    private static String digest(PluginContent content, String file) {
        return content.file(PluginContent.ROOT + "materials/" + file)
                .map(bytes -> Digest.of(bytes).hex() + " (" + bytes.length + " B)")
                .orElse("");
    }

    private void tables() {
        Set<String> paths = new TreeSet<>(tablesOf(after));
        paths.addAll(tablesOf(before));
        for (String path : paths) {
            text(
                    path.contains("/discretion/") ? "discretion" : "texts",
                    path,
                    bytes(before, path),
                    bytes(after, path),
                    Text.same(path));
        }
    }

    private static Set<String> tablesOf(PluginContent content) {
        return content == null
                ? Set.of()
                : content.files().keySet().stream()
                        .filter(path -> path.startsWith(PluginContent.ROOT + "discretion/")
                                || path.startsWith(PluginContent.ROOT + "i18n/"))
                        .collect(Collectors.toSet());
    }

    private void code() {
        String was = before == null || !before.hasCode() ? "" : before.code().hex();
        String is = after.hasCode() ? after.code().hex() : "";
        add("code", "", "", Text.of("程序代码(摘要)", "code (digest)"), was, is);
    }

    private void text(String area, String file, String was, String is, Text title) {
        for (TextDifference.Block block : TextDifference.between(was, is)) {
            add(area, file, "line " + block.line(), title, block.before(), block.after());
        }
    }

    private boolean sameBytes(String old, String now) {
        return bytes(before, old).equals(bytes(after, now));
    }

    private static String bytes(PluginContent content, String path) {
        return content == null
                ? ""
                : content.file(path)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private void add(String area, String file, String place, Text title, String was, String is) {
        if (was.equals(is)) {
            return;
        }
        String kind = was.isEmpty() ? "added" : is.isEmpty() ? "removed" : "changed";
        changes.add(new Change(area, file, place, kind, title, cut(was), cut(is)));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
