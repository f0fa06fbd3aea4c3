package org.sunhall.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/** Reads what a task says about its step: the platform's own attributes and its outcomes. */
final class StepReading {

    static final Set<String> OUTCOME_ATTRIBUTES =
            Set.of("name", "label", "labelEn", "effect", "document", "negative", "to");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}(wd|d|h)");
    private static final int LONGEST_TITLE = 200;

    private final Map<String, XmlElement> nodes;
    private final Map<String, String> scopes;
    private final Findings findings;

    StepReading(Map<String, XmlElement> nodes, Map<String, String> scopes, Findings findings) {
        this.nodes = nodes;
        this.scopes = scopes;
        this.findings = findings;
    }

    /** The step of that task; meaningful only while there are no findings. */
    Step read(XmlElement element) {
        String name = element.attribute("name").orElse("").strip();
        if (name.isEmpty() || name.length() > LONGEST_TITLE) {
            findings.add(
                    element,
                    "step-name",
                    Text.of("环节没有名称,或名称超过 {0} 字。", "The step has no name, or one of more than {0} characters.")
                            .with(LONGEST_TITLE),
                    Text.of("请填写中文名称(name)。", "Fill in its Chinese name."));
        }
        boolean user = element.isBpmn("userTask");
        Optional<String> post = named(element, "post", user);
        Optional<String> task = named(element, "task", !user);
        Optional<String> form = named(element, "form", false);
        Optional<String> limit = element.own("limit");
        if (limit.filter(value -> !LIMIT.matcher(value).matches()).isPresent()) {
            findings.add(
                    element,
                    "step-limit",
                    Text.of("环节期限“{0}”无法识别。", "The step's limit “{0}” is none.").with(limit.get()),
                    Text.of("请写成 5wd(工作日)、30d(日)或 24h(小时)。", "Write 5wd (working days), 30d (days) or 24h (hours)."));
        }
        Optional<String> organisation = element.own("organisation");
        if (organisation
                .filter(value -> StepOrganisation.parse(value).isEmpty())
                .isPresent()) {
            findings.add(
                    element,
                    "step-organisation",
                    Text.of("sunhall:organisation=“{0}”无法识别。", "sunhall:organisation=“{0}” is no organisation.")
                            .with(organisation.get()),
                    Text.of(
                            "请填写机构编号,或以 form: 加表单字段的指针,例如 form:/applicant/township。",
                            "Write the organisation's id, or form: and the pointer of a field, like form:/applicant/township."));
        }
        return new Step(
                element.id(),
                Text.of(name, element.own("titleEn").orElse(name)),
                user ? StepKind.USER : StepKind.SERVICE,
                post.orElse(""),
                organisation.flatMap(StepOrganisation::parse),
                limit,
                form,
                outcomes(element, user),
                handlers(element),
                task);
    }

    private Optional<String> named(XmlElement element, String attribute, boolean required) {
        Optional<String> value = element.own(attribute);
        if (value.isEmpty() && required) {
            findings.add(
                    element,
                    "step-" + attribute,
                    attribute.equals("post")
                            ? Text.of("用户任务没有指定岗位。", "The user task names no post.")
                            : Text.of("服务任务没有指定自动任务。", "The service task names no automatic task."),
                    Text.of("请填写 sunhall:{0}。", "Fill in sunhall:{0}.").with(attribute));
        } else if (value.filter(name -> !NAME.matcher(name).matches()).isPresent()) {
            findings.add(
                    element,
                    "step-" + attribute,
                    Text.of("sunhall:{0}=“{1}”不是合法的名称。", "sunhall:{0}=“{1}” is not a valid name.")
                            .with(attribute, value.get()),
                    Text.of(
                            "名称由 1–64 个字母、数字、点、下划线、连字符组成。",
                            "A name has 1–64 letters, digits, dots, underscores and hyphens."));
        }
        return value;
    }

    private int handlers(XmlElement element) {
        String value = element.own("handlers").orElse("1");
        if (!value.matches("[1-9]")) {
            findings.add(
                    element,
                    "step-handlers",
                    Text.of("办理人数“{0}”无法识别。", "The number of handlers “{0}” is none.")
                            .with(value),
                    Text.of("请写 1 到 9。", "Write 1 to 9."));
            return 1;
        }
        return Integer.parseInt(value);
    }

    private List<StepOutcome> outcomes(XmlElement task, boolean user) {
        List<XmlElement> elements = task.children("extensionElements")
                .flatMap(extensions -> extensions.children().stream())
                .filter(child -> child.name().equals(new XmlElement.Name(FlowReader.NAMESPACE, "outcome")))
                .toList();
        if (elements.isEmpty()) {
            return List.of(new StepOutcome(
                    Step.DONE, Text.of("完成", "Done"), Optional.empty(), List.of(), false, Optional.empty()));
        }
        if (!user && elements.size() > 1) {
            findings.add(
                    task,
                    "service-outcomes",
                    Text.of("自动任务只能有一个办理结果。", "An automatic task can have one outcome only."),
                    Text.of("请在自动任务之后用案件事实(facts)作条件。", "Use conditions on the case facts after the automatic task."));
        }
        Set<String> names = new HashSet<>();
        List<StepOutcome> outcomes = new ArrayList<>();
        for (XmlElement element : elements) {
            StepOutcome outcome = outcome(task, element);
            outcomes.add(outcome);
            if (!names.add(outcome.name())) {
                complain(
                        task,
                        element,
                        Text.of("办理结果“{0}”重复。", "Outcome “{0}” is there twice.").with(outcome.name()),
                        Text.of("请换一个名称。", "Give it another name."));
            }
        }
        return outcomes;
    }

    private StepOutcome outcome(XmlElement task, XmlElement element) {
        String name = element.attribute("name").orElse("").strip();
        String label = element.attribute("label").orElse("").strip();
        Optional<String> effect = element.attribute("effect").map(String::strip).filter(value -> !value.isEmpty());
        Optional<String> to = element.attribute("to").map(String::strip).filter(value -> !value.isEmpty());
        List<String> documents = element.attribute("document").map(String::strip).stream()
                .flatMap(value -> Pattern.compile("\\s+").splitAsStream(value))
                .filter(kind -> !kind.isEmpty())
                .toList();
        if (!NAME.matcher(name).matches() || label.isEmpty() || label.length() > LONGEST_TITLE) {
            complain(
                    task,
                    element,
                    Text.of("办理结果“{0}”缺少合法的 name 或 label。", "Outcome “{0}” lacks a valid name or label.")
                            .with(name),
                    Text.of("name 用字母数字,label 用中文。", "name is of letters and digits, label is Chinese."));
        }
        if (documents.stream().anyMatch(kind -> !NAME.matcher(kind).matches())) {
            complain(
                    task,
                    element,
                    Text.of("办理结果“{0}”的 document 不合法。", "The document of outcome “{0}” is not valid.")
                            .with(name),
                    Text.of("请填写文书种类,多个用空格分开。", "Name kinds of papers, separated by spaces."));
        }
        if (effect.filter(value -> !Effects.ALL.contains(value)).isPresent()) {
            complain(
                    task,
                    element,
                    Text.of("办理结果“{0}”的 effect“{1}”不存在。", "Outcome “{0}” has the effect “{1}”, which does not exist.")
                            .with(name, effect.get()),
                    Text.of("可用的 effect:{0}。", "Effects are: {0}.")
                            .with(String.join(", ", new TreeSet<>(Effects.ALL))));
        }
        checkReturn(task, element, name, effect, to);
        String negative = element.attribute("negative").orElse("false").strip();
        if (!Set.of("true", "false", "1", "0").contains(negative)) {
            complain(
                    task,
                    element,
                    Text.of("negative=“{0}”无法识别。", "negative=“{0}” is neither true nor false.")
                            .with(negative),
                    Text.of("请写 true 或 false。", "Write true or false."));
        }
        for (XmlElement.Name attribute : element.attributes().keySet()) {
            if (!OUTCOME_ATTRIBUTES.contains(attribute.local())) {
                complain(
                        task,
                        element,
                        Text.of("sunhall:outcome 没有属性 {0}。", "sunhall:outcome has no attribute {0}.")
                                .with(attribute.local()),
                        Text.of("请对照 sunhall-bpmn.xsd。", "See sunhall-bpmn.xsd."));
            }
        }
        return new StepOutcome(
                name,
                Text.of(
                        label,
                        element.attribute("labelEn")
                                .map(String::strip)
                                .filter(value -> !value.isEmpty())
                                .orElse(label)),
                effect,
                documents,
                negative.equals("true") || negative.equals("1"),
                to);
    }

    private void checkReturn(
            XmlElement task, XmlElement element, String name, Optional<String> effect, Optional<String> to) {
        boolean returns = effect.filter(Effects.RETURN::equals).isPresent();
        if (returns != to.isPresent()) {
            complain(
                    task,
                    element,
                    Text.of(
                                    "办理结果“{0}”:effect=\"return\" 和 to 必须同时出现。",
                                    "Outcome “{0}”: effect=\"return\" and to go together.")
                            .with(name),
                    Text.of("请用 to 写明退回的环节。", "Name in to the step it goes back to."));
        } else if (to.isPresent()) {
            XmlElement target = nodes.get(to.get());
            boolean sameLevel = scopes.get(task.id()).equals(scopes.get(to.get()));
            if (target == null
                    || !target.isBpmn("userTask")
                    || !sameLevel
                    || to.get().equals(task.id())) {
                complain(
                        task,
                        element,
                        Text.of(
                                        "办理结果“{0}”退回的“{1}”不是同一层的另一个用户任务。",
                                        "Outcome “{0}” returns to “{1}”, which is no other user task of the same level.")
                                .with(name, to.get()),
                        Text.of("请填写前面某个环节的标识。", "Name the id of an earlier step."));
            }
        }
    }

    private void complain(XmlElement task, XmlElement outcome, Text message, Text mend) {
        findings.add(task.id(), outcome.line(), "outcome", message, mend);
    }
}
