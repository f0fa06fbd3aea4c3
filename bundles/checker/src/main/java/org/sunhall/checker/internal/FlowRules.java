package org.sunhall.checker.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.Finding;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.ItemLimit;
import org.sunhall.checker.KnownOrganisation;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.LimitUnit;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.FlowFinding;
import org.sunhall.workflow.FlowNode;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepKind;
import org.sunhall.workflow.StepOutcome;

/** Whether a sound flow fits its item: posts, papers, tasks, and the arithmetic of the limits (R-066, 行政许可法 arts. 32, 38, 42). */
public final class FlowRules {

    private static final Set<String> NEED_REASONS = Set.of(
            Effects.NOT_ACCEPT,
            Effects.NOT_NEEDED,
            Effects.REFER,
            Effects.REFUSE,
            Effects.PENALTY,
            Effects.NO_PENALTY,
            Effects.DROP);
    private static final Set<String> NEED_PAPER = Set.of(
            Effects.SUPPLEMENT,
            Effects.ACCEPT,
            Effects.NOT_ACCEPT,
            Effects.GRANT,
            Effects.REFUSE,
            Effects.PENALTY,
            Effects.NO_PENALTY,
            Effects.DROP);
    private static final String DECISIONS = "flow.decisions";
    private static final int MOST_PATHS = 20_000;

    private final ItemDefinition item;
    private final String file;
    private final Flow flow;
    private final CheckContext context;
    private final Findings findings;

    private int paths;

    /** Checks the flow in {@code file} for this item. */
    public FlowRules(ItemDefinition item, String file, Flow flow, CheckContext context, Findings findings) {
        this.item = item;
        this.file = file;
        this.flow = flow;
        this.context = context;
        this.findings = findings;
    }

    /** What the flow's own checks found, as findings of the plug-in. */
    public static Finding of(String file, FlowFinding finding) {
        String place = finding.elementId().isEmpty()
                ? finding.line() > 0 ? "line " + finding.line() : ""
                : finding.elementId();
        return new Finding(
                file, place, Math.max(0, finding.line()), "flow." + finding.rule(), finding.message(), finding.mend());
    }

    /** Runs the checks. */
    public void check(Set<String> tasks, Set<String> files) {
        for (Step step : flow.steps()) {
            step(step, tasks, files);
        }
        effects();
        limits();
    }

    private void step(Step step, Set<String> tasks, Set<String> files) {
        if (step.kind() == StepKind.SERVICE) {
            step.task()
                    .filter(task -> !tasks.contains(task))
                    .ifPresent(task -> add(
                            step.id(),
                            "flow.task",
                            Text.of(
                                    "插件没有名为“" + task + "”的自动任务。",
                                    "The plug-in has no automatic task named “" + task + "”."),
                            Text.of(
                                    "请提供带属性sunhall.task的组件,或更正名称。",
                                    "Add a component with the property sunhall.task, or mend the name.")));
        } else {
            if (step.handlingLimit().isEmpty()) {
                add(
                        step.id(),
                        "flow.step-limit",
                        Text.of("环节没有岗位时限(R-066)。", "The step has no limit for its post (R-066)."),
                        Text.of("请填写sunhall:limit,例如2wd。", "Set sunhall:limit, for example 2wd."));
            }
            if (step.organisation().isEmpty()) {
                ItemRules.organisation(context, item.implementingSubject())
                        .ifPresent(organisation -> post(step, organisation));
            }
        }
        step.form()
                .filter(form -> !files.contains("SUNHALL-INF/forms/" + form))
                .ifPresent(form -> add(
                        step.id(),
                        "flow.form",
                        Text.of("没有表单文件forms/" + form + "。", "There is no file forms/" + form + "."),
                        Text.of("请加入该表单或更正名称。", "Add the form or mend its name.")));
        for (StepOutcome outcome : step.outcomes()) {
            outcome(step, outcome);
        }
    }

    /** Whether the organisation has the post that the step names; where its posts are not known, that is no finding. */
    void post(Step step, KnownOrganisation organisation) {
        if (!organisation.posts().isEmpty() && !organisation.posts().contains(step.post())) {
            String posts = String.join(", ", new TreeSet<>(organisation.posts()));
            add(
                    step.id(),
                    "flow.post",
                    Text.of("{0}没有岗位“{1}”,其岗位有:{2}。", "{0} has no post “{1}”; its posts are: {2}.")
                            .with(organisation.id(), step.post(), posts),
                    Text.of("请更正sunhall:post,或请管理员设立该岗位。", "Mend sunhall:post, or have the post set up."));
        }
    }

    private void outcome(Step step, StepOutcome outcome) {
        String effect = outcome.effect().orElse("");
        for (String kind : outcome.documents()) {
            if (item.document(kind).isEmpty()) {
                add(
                        step.id(),
                        "flow.document",
                        Text.of(
                                "结果“" + outcome.name() + "”所需文书“" + kind + "”未在事项中定义。",
                                "Outcome “" + outcome.name() + "” orders the paper “" + kind
                                        + "”, which the item does not define."),
                        Text.of("请在事项的documents中加入。", "Add it to the item's documents."));
            }
        }
        if (NEED_PAPER.contains(effect) && outcome.documents().isEmpty()) {
            add(
                    step.id(),
                    "flow.paper-required",
                    Text.of(
                            "结果“" + outcome.name() + "”应当出具书面凭证(行政许可法第32、38条),但未指定文书。",
                            "Outcome “" + outcome.name()
                                    + "” must be given in writing (行政许可法 arts. 32, 38) but orders no paper."),
                    Text.of("请用document指定文书。", "Name the paper with document."));
        }
        if (NEED_REASONS.contains(effect) && !outcome.negative()) {
            add(
                    step.id(),
                    "flow.reasons",
                    Text.of(
                            "结果“" + outcome.name() + "”对当事人不利,应当说明理由。",
                            "Outcome “" + outcome.name() + "” is against the party: reasons must be asked for."),
                    Text.of("请设negative=\"true\"。", "Set negative=\"true\"."));
        }
    }

    /** Which decisions a flow must and may make, the jurisdiction's pack says for each type of power. */
    private void effects() {
        List<String> decisions = decisions(DECISIONS, List.of(Effects.GRANT, Effects.REFUSE));
        List<String> needed = new ArrayList<>(List.of(Effects.ACCEPT));
        needed.addAll(decisions);
        for (String effect : needed) {
            if (flow.steps().stream().noneMatch(step -> has(step, effect))) {
                add(
                        flow.id(),
                        "flow.effect-missing",
                        Text.of("流程没有产生“{0}”的结果。", "No outcome of the flow has the effect “{0}”.")
                                .with(effect),
                        Text.of(
                                        "类型“{0}”的流程须有effect为这些的结果:{1}。",
                                        "A flow of the type “{0}” has outcomes with each of these effects: {1}.")
                                .with(item.type(), String.join(", ", needed)));
            }
        }
        Set<String> allowed = new TreeSet<>(decisions);
        allowed.addAll(decisions(DECISIONS + ".optional", List.of()));
        for (Step step : flow.steps()) {
            step.outcomes().stream()
                    .filter(outcome -> outcome.effect()
                            .filter(effect -> Effects.DECIDING.contains(effect) && !allowed.contains(effect))
                            .isPresent())
                    .forEach(outcome -> add(
                            step.id(),
                            "flow.effect-type",
                            Text.of("类型“{0}”的事项不能作出“{1}”这种决定。", "An item of the type “{0}” is not decided by “{1}”.")
                                    .with(item.type(), outcome.effect().get()),
                            Text.of("请改用:{0}。", "Use one of: {0}.").with(String.join(", ", allowed))));
        }
    }

    /** What the pack lists for the item's type; where it lists nothing for the type, what holds for every type. */
    private List<String> decisions(String parameter, List<String> otherwise) {
        return Stream.of(parameter + "." + item.type(), parameter)
                .filter(name -> context.pack().parameter(name, context.on()).isPresent())
                .findFirst()
                .map(name -> context.pack().names(name, context.on()))
                .orElse(otherwise);
    }

    private static boolean has(Step step, String effect) {
        return step.outcomes().stream()
                .anyMatch(outcome -> outcome.effect().filter(effect::equals).isPresent());
    }

    private static boolean decides(Step step) {
        return Effects.DECIDING.stream().anyMatch(effect -> has(step, effect));
    }

    private void limits() {
        LimitUnit unit = item.limits().promised().limit().unit();
        int handling = 0;
        int delivery = 0;
        for (FlowNode node : flow.nodes().values()) {
            Optional<Step> step = node.step();
            if (step.isPresent() && has(step.get(), Effects.ACCEPT)) {
                handling = Math.max(handling, longestAfter(node, FlowRules::decides, unit));
                within(step.get(), item.limits().notice(), "limits.notice");
            }
            if (step.isPresent() && decides(step.get())) {
                delivery = Math.max(delivery, longestAfter(node, last -> true, unit));
            }
        }
        Limit promised = item.limits().promised().limit();
        if (handling > promised.amount()) {
            add(
                    flow.id(),
                    "limits.sum",
                    Text.of(
                            "受理至决定各岗位时限最长合计" + unit.text(handling).zh() + ",超过承诺期限"
                                    + promised.text().zh() + "。",
                            "From acceptance to decision the posts' limits add up to "
                                    + unit.text(handling).en() + ", more than the promised "
                                    + promised.text().en() + "."),
                    Text.of("请缩短岗位时限或延长承诺期限。", "Shorten the posts' limits or promise more."));
        }
        Optional<Limit> delivered =
                item.limits().delivery().map(ItemLimit::limit).filter(limit -> limit.unit() == unit);
        if (delivered.isPresent() && delivery > delivered.get().amount()) {
            add(
                    flow.id(),
                    "limits.delivery-sum",
                    Text.of(
                            "决定之后各岗位时限合计超过送达期限" + delivered.get().text().zh() + "。",
                            "After the decision the posts' limits add up to more than "
                                    + delivered.get().text().en() + "."),
                    Text.of("请缩短岗位时限。", "Shorten the posts' limits."));
        }
    }

    private void within(Step step, Optional<ItemLimit> limit, String rule) {
        if (limit.isEmpty()) {
            return;
        }
        int own = amount(step, limit.get().limit().unit());
        if (own > limit.get().limit().amount()) {
            add(
                    step.id(),
                    rule,
                    Text.of(
                            "岗位时限超过" + limit.get().limit().text().zh() + "("
                                    + limit.get().basis() + ")。",
                            "The post's limit is more than "
                                    + limit.get().limit().text().en() + " ("
                                    + limit.get().basis() + ")."),
                    Text.of("请缩短岗位时限。", "Shorten the post's limit."));
        }
    }

    /** The most that the steps after this node may take, up to and including a step that the test accepts. */
    private int longestAfter(FlowNode node, Predicate<Step> end, LimitUnit unit) {
        paths = 0;
        return Math.max(0, longest(node, end, unit, new HashSet<>(Set.of(node.id()))));
    }

    private int longest(FlowNode from, Predicate<Step> end, LimitUnit unit, Set<String> walked) {
        int best = -1;
        for (String arc : from.outgoing()) {
            FlowNode next = flow.nodes().get(flow.arcs().get(arc).target());
            if (++paths > MOST_PATHS || !walked.add(next.id())) {
                continue;
            }
            int own = next.step().map(step -> amount(step, unit)).orElse(0);
            int here = next.step().filter(end).isPresent() ? own : -1;
            int further = longest(next, end, unit, walked);
            best = Math.max(best, Math.max(here, further < 0 ? -1 : own + further));
            walked.remove(next.id());
        }
        return best;
    }

    /** A step's limit in this unit; hours count as days begun. A limit in another unit is a finding, once. */
    private int amount(Step step, LimitUnit unit) {
        Optional<Limit> limit = step.handlingLimit().flatMap(Limit::tryParse);
        if (limit.isEmpty()) {
            return 0;
        }
        if (limit.get().unit() == unit) {
            return limit.get().amount();
        }
        if (limit.get().unit() == LimitUnit.HOUR) {
            return (limit.get().amount() + 23) / 24;
        }
        Finding mixed = new Finding(
                file,
                step.id(),
                "limits.unit",
                Text.of(
                        "岗位时限与承诺期限的单位不同,无法相加。",
                        "The post's limit has another unit than the promised limit; they cannot be added."),
                Text.of("请统一用工作日(wd)或日(d)。", "Use working days (wd) or days (d) throughout."));
        if (!findings.contains(mixed)) {
            findings.add(mixed);
        }
        return limit.get().amount();
    }

    /** Kinds of papers that outcomes before acceptance order. */
    public static Set<String> papersBeforeAcceptance(ItemDefinition item, Flow flow) {
        Set<String> kinds = new HashSet<>();
        item.documents().stream().filter(DocumentRef::onSubmission).forEach(document -> kinds.add(document.kind()));
        for (Step step : flow.steps()) {
            for (StepOutcome outcome : step.outcomes()) {
                String effect = outcome.effect().orElse("");
                if (effect.equals(Effects.SUPPLEMENT) || Effects.CLOSING.contains(effect)) {
                    kinds.addAll(outcome.documents());
                }
            }
        }
        return kinds;
    }

    private void add(String place, String rule, Text message, Text mend) {
        findings.add(file, place, rule, message, mend);
    }
}
