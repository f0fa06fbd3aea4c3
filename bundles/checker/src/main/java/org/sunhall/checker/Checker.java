package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.sunhall.checker.internal.DiscretionRules;
import org.sunhall.checker.internal.Findings;
import org.sunhall.checker.internal.FlowRules;
import org.sunhall.checker.internal.ItemRules;
import org.sunhall.checker.internal.MaterialFiles;
import org.sunhall.checker.internal.MigrationRules;
import org.sunhall.checker.internal.OperationRules;
import org.sunhall.checker.internal.PartnerRules;
import org.sunhall.checker.internal.Schemas;
import org.sunhall.checker.internal.SignatureRules;
import org.sunhall.checker.internal.StrictJson;
import org.sunhall.forms.Form;
import org.sunhall.forms.FormParse;
import org.sunhall.forms.FormReader;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;
import org.sunhall.templates.TemplateFinding;
import org.sunhall.templates.TemplateParse;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.FlowParse;
import org.sunhall.workflow.FlowReader;
import org.sunhall.workflow.Step;

/** Every check of a plug-in that can be read. The same in the SDK, the broker and the console page. */
public final class Checker {

    private static final String ROOT = PluginContent.ROOT;
    private static final String MATERIALS = ROOT + "materials/";

    /** What papers and stories of one plug-in may take together; a good one takes a tenth of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PluginContent content;
    private final CheckContext context;
    private final Findings findings;
    private final Map<String, Flow> flows = new HashMap<>();
    private final Map<String, Form> forms = new HashMap<>();
    private final Map<String, PaperTemplate> templates = new HashMap<>();
    private final long begun = System.nanoTime();

    private Checker(PluginContent content, CheckContext context, Findings findings) {
        this.content = content;
        this.context = context;
        this.findings = findings;
    }

    /**
     * Reads and checks a jar: what {@link PluginReader#read} and {@link #check} find, all at once. The content is present only when
     * there is nothing wrong.
     */
    public static PluginParse checkJar(byte[] jar, CheckContext context) {
        Examined examined = examine(jar, content -> context);
        return new PluginParse(
                examined.findings().isEmpty() ? examined.content() : Optional.empty(), examined.findings());
    }

    /**
     * A jar that was read and checked.
     *
     * @param content  present when it could be read without a finding, whatever the checks found then
     * @param findings everything that is wrong
     */
    public record Examined(Optional<PluginContent> content, List<Finding> findings) {}

    /**
     * Reads and checks a jar whose own word decides what it is held to: its jurisdiction has its own rules. It is read once.
     *
     * @param context told what could be read without a finding
     */
    public static Examined examine(byte[] jar, Function<Optional<PluginContent>, CheckContext> context) {
        PluginReader.Reading reading = PluginReader.readAsFarAsPossible(jar);
        Optional<PluginContent> sound = reading.findings().list().isEmpty() ? reading.content() : Optional.empty();
        CheckContext held = context.apply(sound);
        reading.content().ifPresent(content -> new Checker(content, held, reading.findings()).run());
        if (reading.archive()) {
            SignatureRules.check(JarSigning.read(jar), held, reading.findings());
        }
        return new Examined(sound, reading.findings().list());
    }

    /** Everything that is wrong, all at once; empty when the plug-in may be proposed. */
    public static List<Finding> check(PluginContent content, CheckContext context) {
        Findings findings = new Findings();
        findings.read(content.files());
        new Checker(content, context, findings).run();
        return findings.list();
    }

    /**
     * The digest of what a review of this item approves: item (with its limits), flow, forms, templates, discretion tables, migration
     * and code. The same content in another jar (a repacked or signed one, another item changed) has the same digest.
     *
     * @throws IllegalArgumentException when the plug-in has no such item or would not pass {@link #check}
     */
    public static Digest editionDigest(PluginContent content, ItemCode code) {
        ItemDefinition item =
                content.item(code).orElseThrow(() -> new IllegalArgumentException("the plug-in has no item " + code));
        Set<String> paths =
                new TreeSet<>(Set.of(item.file(), ROOT + "workflows/" + item.flow(), ROOT + "forms/" + item.form()));
        item.documents().forEach(document -> paths.add(ROOT + "documents/" + document.template()));
        item.materials().forEach(material -> material.files().values().forEach(file -> paths.add(MATERIALS + file)));
        for (Step step : content.flow(item).steps()) {
            step.form().ifPresent(form -> paths.add(ROOT + "forms/" + form));
        }
        content.files().keySet().stream()
                .filter(path -> path.startsWith(ROOT + "i18n/") || belongs(content, path, code))
                .forEach(paths::add);
        StringBuilder lines = new StringBuilder("code " + content.code() + "\n");
        for (String path : paths) {
            byte[] bytes = content.file(path)
                    .orElseThrow(() -> new IllegalArgumentException("the plug-in has no file " + path));
            lines.append(path).append(' ').append(Digest.of(bytes)).append('\n');
        }
        return Digest.of(lines.toString());
    }

    /** Whether it is a discretion table or a migration of this item. */
    private static boolean belongs(PluginContent content, String path, ItemCode code) {
        return (path.startsWith(ROOT + "discretion/") || path.startsWith(ROOT + "migration/"))
                && content.file(path)
                        .flatMap(bytes -> StrictJson.object(path, bytes, new Findings()))
                        .filter(json -> code.value().equals(json.path("item").asText()))
                        .isPresent();
    }

    private void run() {
        content.files().forEach((path, bytes) -> {
            if (path.startsWith(ROOT + "workflows/")) {
                flow(path, bytes);
            } else if (path.startsWith(ROOT + "forms/")) {
                form(path, bytes);
            } else if (path.startsWith(ROOT + "documents/")) {
                template(path);
            } else if (path.startsWith(MATERIALS)) {
                MaterialFiles.check(path, bytes, findings);
            }
        });
        Set<String> used = new HashSet<>();
        for (ItemDefinition item : content.items()) {
            item(item, used);
        }
        new DiscretionRules(content, findings).check();
        new MigrationRules(content, flows, findings).check();
        unused(used);
    }

    private void flow(String path, byte[] bytes) {
        FlowParse parse = FlowReader.read(bytes);
        parse.findings().forEach(finding -> findings.add(FlowRules.of(path, finding)));
        parse.flow().ifPresent(flow -> {
            flows.put(path, flow);
            if (!parse.drawn()) {
                findings.add(
                        path,
                        flow.id(),
                        "flow.undrawn",
                        Text.of(
                                "流程没有图形,无法公布为外部流程图(R-065)。",
                                "The flow is not drawn, so that there is no flow chart to publish (R-065)."),
                        Text.of("请用BPMN建模工具排布并保存图形。", "Lay it out in a BPMN modeller and save it with its diagram."));
            }
        });
    }

    private void form(String path, byte[] bytes) {
        Optional<ObjectNode> json = StrictJson.object(path, bytes, findings);
        if (json.isEmpty()) {
            return;
        }
        int before = findings.size();
        Schemas.check(Schemas.FORM, path, json.get(), findings);
        if (findings.size() > before) {
            return;
        }
        FormParse parse = FormReader.read(json.get());
        parse.findings()
                .forEach(finding -> findings.add(
                        path, finding.pointer(), "form." + finding.rule(), finding.message(), finding.mend()));
        parse.form().ifPresent(form -> forms.put(path, form));
    }

    private void template(String path) {
        TemplateParse parse =
                PaperTemplate.parse(path, content.template(path.substring((ROOT + "documents/").length())));
        parse.findings().forEach(this::templateFinding);
        parse.template().ifPresent(template -> templates.put(path, template));
    }

    private void templateFinding(TemplateFinding finding) {
        Finding found = new Finding(
                finding.template(), "line " + finding.line(), finding.rule(), finding.message(), finding.mend());
        if (!findings.contains(found)) {
            findings.add(found);
        }
    }

    private void item(ItemDefinition item, Set<String> used) {
        Set<String> files = content.files().keySet();
        new ItemRules(item, context, findings).check(content.descriptor(), files);
        String flowPath = ROOT + "workflows/" + item.flow();
        used.add(flowPath);
        used.add(ROOT + "forms/" + item.form());
        item.documents().forEach(document -> used.add(ROOT + "documents/" + document.template()));
        item.materials().forEach(material -> material.files().values().forEach(file -> used.add(MATERIALS + file)));
        Optional<Flow> flow = Optional.ofNullable(flows.get(flowPath));
        flow.ifPresent(known -> {
            known.steps().forEach(step -> step.form().ifPresent(form -> used.add(ROOT + "forms/" + form)));
            new OperationRules(item, findings).check(known);
            FlowRules rules = new FlowRules(item, flowPath, known, context, findings);
            rules.check(content.tasks(), files);
            new PartnerRules(item, context, rules, flowPath, findings)
                    .check(known, content.descriptor(), formFile(item));
        });
        titles(item);
        samples(item, flow);
    }

    private Optional<ObjectNode> formFile(ItemDefinition item) {
        String path = ROOT + "forms/" + item.form();
        return forms.containsKey(path)
                ? content.file(path).flatMap(bytes -> StrictJson.object(path, bytes, new Findings()))
                : Optional.empty();
    }

    private void titles(ItemDefinition item) {
        for (int i = 0; i < item.documents().size(); i++) {
            DocumentRef document = item.documents().get(i);
            String missing =
                    Papers.unprintable(document.title().zh() + document.series().orElse(""));
            if (!missing.isEmpty()) {
                findings.add(
                        item.file(),
                        "/documents/" + i,
                        "document.glyph",
                        Text.of("字库没有这些字:" + missing + "。", "The fonts have no glyph for: " + missing + "."),
                        Text.of("请改用可印制的字。", "Use characters that can be printed."));
            }
        }
    }

    private void samples(ItemDefinition item, Optional<Flow> flow) {
        Map<String, ObjectNode> samples = new LinkedHashMap<>();
        content.files().forEach((path, bytes) -> {
            if (path.startsWith(ROOT + "samples/")) {
                sample(item, path, bytes).ifPresent(sample -> samples.put(path, sample));
            }
        });
        if (samples.isEmpty()) {
            findings.add(
                    item.file(),
                    "/code",
                    "sample.missing",
                    Text.of("该事项没有可用的样例数据。", "The item has no usable sample data."),
                    Text.of("请在samples中加入至少一份能通过校验的申请。", "Add at least one valid application under samples."));
            return;
        }
        Set<String> early =
                flow.map(known -> FlowRules.papersBeforeAcceptance(item, known)).orElse(Set.of());
        papers(item, samples.values(), early);
        // A story of a plug-in that is wrong elsewhere would only repeat what is known.
        if (findings.isEmpty()) {
            samples.forEach((path, sample) -> Rehearsal.play(content, item, path, sample, context.pack(), this::isLate)
                    .forEach(findings::add));
        }
        if (isLate()) {
            findings.add(
                    item.file(),
                    "/code",
                    "sample.too-slow",
                    Text.of(
                            "样例的文书或脚本用时过长,未能检查完。",
                            "Papers or stories of the samples take too long; not all were checked."),
                    Text.of("请简化模板,减少样例。", "Make the templates simpler, or the samples fewer."));
        }
    }

    private void papers(ItemDefinition item, Collection<ObjectNode> samples, Set<String> early) {
        for (DocumentRef document : item.documents()) {
            PaperTemplate template = templates.get(ROOT + "documents/" + document.template());
            boolean accepted = !early.contains(document.kind());
            for (ObjectNode sample : samples) {
                if (template != null && !isLate()) {
                    template.check(PaperModel.sample(item, sample, accepted)).forEach(this::templateFinding);
                }
            }
        }
    }

    private boolean isLate() {
        return System.nanoTime() - begun > PATIENCE.toNanos();
    }

    /** The sample, when it is one of this item and valid. */
    private Optional<ObjectNode> sample(ItemDefinition item, String path, byte[] bytes) {
        Findings own = new Findings();
        Optional<ObjectNode> json = StrictJson.object(path, bytes, own);
        json.ifPresent(sample -> Schemas.check(Schemas.SAMPLE, path, sample, own));
        boolean mine = json.isPresent()
                && item.code().value().equals(json.get().path("item").asText());
        boolean nobodys = json.isEmpty()
                || content.items().stream().noneMatch(other -> other.code()
                        .value()
                        .equals(json.get().path("item").asText()));
        boolean first = content.items().get(0) == item;
        if (nobodys && json.isPresent() && own.isEmpty()) {
            own.add(
                    path,
                    "/item",
                    "sample.item",
                    Text.of("插件没有此编码的事项。", "The plug-in has no item with this code."),
                    Text.of("请填写本插件的事项编码。", "Name an item of this plug-in."));
        }
        if (mine && own.isEmpty()) {
            sampleData(item, path, json.get(), own);
        }
        if (mine || nobodys && first) {
            own.list().forEach(findings::add);
        }
        return mine && own.isEmpty() ? json : Optional.empty();
    }

    private void sampleData(ItemDefinition item, String path, ObjectNode sample, Findings own) {
        Form form = forms.get(ROOT + "forms/" + item.form());
        if (form != null) {
            for (FieldProblem problem : form.validate(sample.get("form"))) {
                own.add(
                        path,
                        "/form" + problem.pointer(),
                        "sample.form",
                        problem.message(),
                        Text.of("请更正样例或表单。", "Mend the sample or the form."));
            }
        }
        int index = 0;
        for (var key : sample.path("materials")) {
            if (item.material(key.asText()).isEmpty()) {
                own.add(
                        path,
                        "/materials/" + index,
                        "sample.material",
                        Text.of("事项没有此材料。", "The item has no such material."),
                        Text.of("请更正材料标识。", "Mend the material's key."));
            }
            index++;
        }
    }

    private void unused(Set<String> used) {
        content.files().keySet().stream()
                .filter(path -> path.startsWith(ROOT + "workflows/")
                        || path.startsWith(ROOT + "forms/")
                        || path.startsWith(ROOT + "documents/")
                        || path.startsWith(MATERIALS))
                .filter(path -> !used.contains(path))
                .forEach(path -> findings.add(
                        path,
                        "",
                        "plugin.file-unused",
                        Text.of("没有事项使用此文件。", "No item uses this file."),
                        Text.of("请删除,或在事项中引用。", "Remove it, or refer to it in an item.")));
    }
}
