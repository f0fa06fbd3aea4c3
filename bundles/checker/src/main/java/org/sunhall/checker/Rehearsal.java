package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.MissingThing;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.Operation;
import org.sunhall.checker.internal.Findings;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;

/**
 * Plays the story of a sample ({@code story} in {@code SUNHALL-INF/samples/*.json}) on a virtual clock: who does what at which post,
 * how much time passes, how the case must stand then. A contract test as data: it holds for the platform as for the plug-in.
 *
 * <pre>{@code
 * "story": { "from": "2026-03-02", "lines": [
 *   { "at": "window", "does": "accept" },
 *   { "passes": "1wd" },
 *   { "at": "inspector", "by": "li", "does": "pass" },
 *   { "at": "head", "does": "refuse", "refused": "reasons-missing" },
 *   { "expect": { "stage": "handling", "waitsAt": ["Decision"], "clocks": { "statutory": { "due": "2026-03-16" } },
 *                 "papers": ["application", "acceptance-notice"] } } ] }
 * }</pre>
 */
public final class Rehearsal {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** Who acts in a story holds a valid certificate. */
    private static final Circumstances OFFICER = Circumstances.of(Optional.of("SAMPLE-0001"), Optional.empty());

    private final String file;
    private final ObjectNode sample;
    private final VirtualCase rehearsed;
    private final boolean exOfficio;
    private final Findings findings = new Findings();

    private Rehearsal(PluginContent content, ItemDefinition item, String file, ObjectNode sample, Pack pack) {
        this.file = file;
        this.sample = sample;
        Instant from = LocalDate.parse(sample.at("/story/from").asText())
                .atTime(MORNING)
                .atZone(pack.zone())
                .toInstant();
        ObjectNode facts =
                sample.path("facts") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        // No code of the plug-in runs: its tasks are done with what the sample says they add.
        this.rehearsed = new VirtualCase(
                content, item, pack, from, (task, at) -> new CaseCommand.FinishTask(task.id(), facts.deepCopy()));
        this.exOfficio = Operation.isExOfficio(item.type());
    }

    /**
     * Plays a sample's story; one without a story has nothing to play.
     *
     * @param content a plug-in whose flow, form and templates have passed the checks
     * @param file    the sample's file inside the plug-in
     * @param sample  the sample, valid by its schema
     * @param pack    the rules of the place; the same story can be played under those of another
     * @return where the case took another way than the story says; empty when it came true. Never throws because of the sample.
     */
    public static List<Finding> play(
            PluginContent content, ItemDefinition item, String file, ObjectNode sample, Pack pack) {
        return play(content, item, file, sample, pack, () -> false);
    }

    /** Plays until it is too late, see {@link #play(PluginContent, ItemDefinition, String, ObjectNode, Pack)}. */
    static List<Finding> play(
            PluginContent content,
            ItemDefinition item,
            String file,
            ObjectNode sample,
            Pack pack,
            BooleanSupplier tooLate) {
        if (!sample.has("story")) {
            return List.of();
        }
        Findings failed = new Findings();
        try {
            Rehearsal rehearsal = new Rehearsal(content, item, file, sample, pack);
            rehearsal.play(tooLate);
            return rehearsal.findings.list();
        } catch (RuntimeException e) {
            failed.add(
                    file,
                    "/story",
                    "story.impossible",
                    Text.of("脚本无法预演:{0}", "The story cannot be rehearsed: {0}").with(String.valueOf(e.getMessage())),
                    Text.of("请核对日期、岗位与结果名称。", "Check dates, posts and names of outcomes."));
            return failed.list();
        }
    }

    private void play(BooleanSupplier tooLate) {
        ObjectNode form = (ObjectNode) sample.get("form");
        List<String> materials = strings(sample.path("materials"));
        Outcome<Decision> submitted = exOfficio
                ? rehearsed.enter(form, materials, sample.at("/story/enteredBy").asText("officer1"))
                : rehearsed.submit(form, materials);
        if (submitted.refusal().isPresent()) {
            refused("/form", submitted.refusal().get());
            return;
        }
        int index = 0;
        for (JsonNode line : sample.at("/story/lines")) {
            if (tooLate.getAsBoolean()) {
                return;
            }
            String pointer = "/story/lines/" + index++;
            if (line.has("expect")) {
                expect(pointer + "/expect", line.get("expect"));
            } else if (!act(pointer, line)) {
                return;
            }
        }
    }

    /** Whether the story can go on. */
    private boolean act(String pointer, JsonNode line) {
        Optional<CaseCommand> command = line.has("at") ? atPost(pointer, line) : Optional.empty();
        if (line.has("at") && command.isEmpty()) {
            return false;
        }
        Optional<Rejection> rejection = command.map(this::officer).orElseGet(() -> otherwise(line));
        String expected = line.path("refused").asText("");
        if (expected.isEmpty()) {
            rejection.ifPresent(why -> refused(pointer, why));
            return rejection.isEmpty();
        }
        if (rejection.isEmpty()) {
            findings.add(
                    file,
                    pointer,
                    "story.not-refused",
                    Text.of("脚本说此操作应被拒绝({0}),平台却接受了。", "The story says this is refused ({0}), but it was accepted.")
                            .with(expected),
                    Text.of("请更正脚本,或更正流程与事项。", "Mend the story, or the flow and the item."));
            return false;
        }
        String code = rejection.get().code().id();
        if (!code.endsWith(expected)) {
            different(pointer + "/refused", expected, code);
        }
        return true;
    }

    private Optional<Rejection> officer(CaseCommand command) {
        return rehearsed.command(command, OFFICER).refusal();
    }

    private Optional<Rejection> otherwise(JsonNode line) {
        if (line.has("passes")) {
            return rehearsed.pass(Limit.parse(line.get("passes").asText()));
        }
        if (line.path("applicant").asText().equals("withdraws")) {
            return rehearsed
                    .command(new CaseCommand.Withdraw(String.join("", reasons(line))))
                    .refusal();
        }
        ObjectNode form = line.path("form") instanceof ObjectNode corrected
                ? corrected
                : rehearsed.state().form();
        List<String> materials = new ArrayList<>(rehearsed.state().materials().keySet());
        materials.addAll(strings(line.path("materials")));
        return rehearsed.supply(form, materials.stream().distinct().toList()).refusal();
    }

    private Optional<CaseCommand> atPost(String pointer, JsonNode line) {
        String post = line.get("at").asText();
        String person = line.path("by").asText(post + "1");
        String reason = String.join("", reasons(line));
        if (line.has("asksForMoreTime")) {
            Limit by = Limit.parse(line.get("asksForMoreTime").asText());
            return Optional.of(new CaseCommand.RequestExtension(by, reason.isEmpty() ? "案情复杂。" : reason, person));
        }
        if (line.has("grantsMoreTime")) {
            boolean granted = line.get("grantsMoreTime").asBoolean();
            return Optional.of(new CaseCommand.DecideExtension(granted, reason.isEmpty() ? "情况属实。" : reason, person));
        }
        Optional<OpenTask> task = rehearsed.state().tasks().stream()
                .filter(open -> open.post().equals(post))
                .findFirst();
        if (task.isEmpty()) {
            String waiting = rehearsed.state().tasks().stream()
                    .map(open -> open.step() + "@" + open.post())
                    .collect(Collectors.joining(", "));
            findings.add(
                    file,
                    pointer + "/at",
                    "story.nothing-waits",
                    Text.of("此时没有环节在岗位“{0}”等待;正在等待的是:{1}。", "No step waits at the post “{0}” now; what waits: {1}.")
                            .with(post, waiting.isEmpty() ? "—" : waiting),
                    Text.of("请更正脚本的岗位或顺序,或更正流程。", "Mend post or order in the story, or the flow."));
            return Optional.empty();
        }
        List<MissingThing> missing = new ArrayList<>();
        line.path("missing")
                .properties()
                .forEach(thing -> missing.add(
                        new MissingThing(thing.getKey(), thing.getValue().asText())));
        return Optional.of(new CaseCommand.CompleteStep(
                task.get().id(),
                person,
                line.get("does").asText(),
                "同意办理意见。",
                reasons(line),
                missing,
                JsonNodeFactory.instance.objectNode()));
    }

    private void expect(String pointer, JsonNode expected) {
        CaseState state = rehearsed.state();
        same(
                pointer,
                expected,
                "stage",
                state.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        same(pointer, expected, "result", state.result().orElse(""));
        list(
                pointer,
                expected,
                "waitsAt",
                state.tasks().stream().map(OpenTask::step).sorted().toList(),
                true);
        list(
                pointer,
                expected,
                "papers",
                rehearsed.papers().stream().map(VirtualPapers.Paper::kind).toList(),
                false);
        expected.path("facts").properties().forEach(fact -> {
            JsonNode actual = state.facts().at(fact.getKey());
            if (!actual.equals(fact.getValue())) {
                different(
                        pointer + "/facts",
                        fact.getValue().toString(),
                        actual.isMissingNode() ? "—" : actual.toString());
            }
        });
        for (Map.Entry<String, JsonNode> clock : expected.path("clocks").properties()) {
            clock(pointer + "/clocks/" + clock.getKey(), clock.getKey(), clock.getValue());
        }
    }

    private void clock(String pointer, String id, JsonNode expected) {
        StatutoryClock clock = rehearsed.state().clocks().get(id);
        if (clock == null) {
            different(pointer, id, String.join(", ", rehearsed.state().clocks().keySet()));
            return;
        }
        ClockReading reading = rehearsed.read(clock);
        same(pointer, expected, "due", reading.dueDate().toString());
        same(pointer, expected, "total", clock.total().toString());
        same(pointer, expected, "lamp", reading.lamp().name().toLowerCase(Locale.ROOT));
        same(pointer, expected, "ended", Boolean.toString(clock.ended().isPresent()));
    }

    private void same(String pointer, JsonNode expected, String field, String actual) {
        if (expected.has(field) && !expected.get(field).asText().equals(actual)) {
            different(pointer + "/" + field, expected.get(field).asText(), actual.isEmpty() ? "—" : actual);
        }
    }

    private void list(String pointer, JsonNode expected, String field, List<String> actual, boolean anyOrder) {
        if (expected.has(field)) {
            List<String> wanted = strings(expected.get(field));
            List<String> compared = anyOrder ? wanted.stream().sorted().toList() : wanted;
            if (!compared.equals(actual)) {
                different(pointer + "/" + field, String.join(", ", wanted), String.join(", ", actual));
            }
        }
    }

    private void different(String pointer, String expected, String actual) {
        findings.add(
                file,
                pointer,
                "story.different",
                Text.of("脚本预期“{0}”,实际为“{1}”。", "The story expects “{0}”, but it is “{1}”.")
                        .with(expected, actual),
                Text.of("请更正脚本,或更正流程与事项。", "Mend the story, or the flow and the item."));
    }

    private void refused(String pointer, Rejection rejection) {
        String zh = rejection.fields().stream()
                .map(FieldProblem::message)
                .map(Text::zh)
                .collect(Collectors.joining());
        String en = rejection.fields().stream()
                .map(FieldProblem::message)
                .map(Text::en)
                .collect(Collectors.joining(" "));
        findings.add(
                file,
                pointer,
                "story.refused",
                Text.of(
                        "平台拒绝了此操作(" + rejection.code().id() + "):"
                                + rejection.detail().zh() + zh,
                        "The platform refuses this (" + rejection.code().id() + "): "
                                + rejection.detail().en() + " " + en),
                Text.of("请更正脚本,或更正流程与事项。", "Mend the story, or the flow and the item."));
    }

    private static List<String> reasons(JsonNode line) {
        return strings(line.path("reasons"));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(each -> strings.add(each.asText()));
        return strings;
    }
}
