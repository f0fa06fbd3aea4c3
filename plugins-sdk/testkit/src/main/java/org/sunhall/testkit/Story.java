package org.sunhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.OpenTask;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.VirtualCase;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Packs;

/**
 * One case, told from the application to its end.
 *
 * <pre>{@code
 * Story.of(plugin).under(Packs.sunshine()).from("2026-03-02")
 *         .applies("restaurant.json")
 *         .at("window").does("accept")
 *         .passes("1wd")
 *         .at("examiner").does("pass")
 *         .then().waitsAt("SiteCheck").clock("statutory").due("2026-03-16")
 *         .paper("acceptance-notice").contains("演示");
 * }</pre>
 *
 * <p>What the story says happens, or the test fails with the platform's own sentence: {@code does} must be accepted, {@code tries} must
 * be refused. Time stands still until {@link #passes}. Not safe for several threads.
 */
public final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final PluginUnderTest plugin;
    private Optional<Pack> pack = Optional.empty();
    private Optional<ItemCode> item = Optional.empty();
    private LocalDate firstDay = FIRST_DAY;
    private final List<Consumer<VirtualCase>> wishes = new ArrayList<>();
    private VirtualCase run;
    private Optional<Rejection> refusal = Optional.empty();

    private Story(PluginUnderTest plugin) {
        this.plugin = plugin;
    }

    /** A story of this plug-in; of its first item, under the pack of its jurisdiction, beginning on Monday 2026-03-02 at nine. */
    public static Story of(PluginUnderTest plugin) {
        return new Story(plugin);
    }

    /** Under the numbers of another jurisdiction; see {@link Packs} and {@link LocalRules}. */
    public Story under(Pack rules) {
        unbegun("under");
        pack = Optional.of(rules);
        return this;
    }

    /** About another item of the plug-in than the first. */
    public Story about(String code) {
        unbegun("about");
        item = Optional.of(new ItemCode(code));
        return this;
    }

    /** Beginning on this day, {@code 2026-03-02}, at nine in the morning. */
    public Story from(String day) {
        unbegun("from");
        firstDay = LocalDate.parse(day);
        return this;
    }

    /** The number that the platform allocates next for this service task. */
    public Story nextNumber(String step, long number) {
        unbegun("nextNumber");
        wishes.add(begun -> begun.nextNumber(step, number));
        return this;
    }

    /** Somebody applies with a sample of the plug-in: its form, and the materials it lists. */
    public Story applies(String sample) {
        JsonNode file = sample(sample);
        item = Optional.of(new ItemCode(file.path("item").asText()));
        return applies((ObjectNode) file.get("form"), materials(file));
    }

    /** Somebody applies with a sample after changing its form. */
    public Story applies(String sample, Consumer<ObjectNode> change) {
        JsonNode file = sample(sample);
        item = Optional.of(new ItemCode(file.path("item").asText()));
        ObjectNode form = file.get("form").deepCopy();
        change.accept(form);
        return applies(form, materials(file));
    }

    /** Somebody applies with this form and these materials, by their keys. */
    public Story applies(ObjectNode form, String... materials) {
        begin();
        accepted("applying", run.submit(form.deepCopy(), List.of(materials)));
        return this;
    }

    /** An officer enters a case that the office begins by itself, with a sample of the plug-in; a penalty, for example. */
    public Story enters(String officer, String sample) {
        JsonNode file = sample(sample);
        item = Optional.of(new ItemCode(file.path("item").asText()));
        begin();
        accepted("entering", run.enter(file.get("form").deepCopy(), List.of(materials(file)), officer));
        return this;
    }

    /** Somebody tries to apply, and is refused: see {@link Then#refused} and {@link Then#fault}. */
    public Story triesToApply(ObjectNode form, String... materials) {
        begin();
        refused("applying", run.submit(form.deepCopy(), List.of(materials)));
        return this;
    }

    /** The form of a sample, to change and apply with. */
    public ObjectNode formOf(String sample) {
        return sample(sample).get("form").deepCopy();
    }

    /** The applicant completes what they were told, with the form as it was. */
    public Story supplies(String... materials) {
        return supplies(running("supplies").state().form(), materials);
    }

    /** The applicant completes what they were told. */
    public Story supplies(ObjectNode form, String... materials) {
        List<String> all =
                new ArrayList<>(running("supplies").state().materials().keySet());
        for (String material : materials) {
            if (!all.contains(material)) {
                all.add(material);
            }
        }
        accepted("supplying", run.supply(form, all));
        return this;
    }

    /** The applicant takes the application back. */
    public Story withdraws(String reason) {
        return does(new CaseCommand.Withdraw(reason));
    }

    /** Somebody at the post; they are known by the post's name. */
    public Desk at(String post) {
        return at(post, post);
    }

    /** This person at the post. A step that takes two officers needs two persons, one after the other. */
    public Desk at(String post, String person) {
        running("at");
        return new Desk(this, post, person, Optional.empty());
    }

    /** Any command that the platform knows, which must be accepted. */
    public Story does(CaseCommand command) {
        running(command.name());
        accepted(command.name(), run.command(command));
        return this;
    }

    /** Any command that the platform knows, which must be refused. */
    public Story tries(CaseCommand command) {
        running(command.name());
        refused(command.name(), run.command(command));
        return this;
    }

    /** Automatic tasks that failed are tried again. */
    public Story tasksAreTriedAgain() {
        running("tasksAreTriedAgain").runTasks();
        return this;
    }

    /**
     * Time passes: working days ({@code 5wd}), days ({@code 7d}) or hours ({@code 24h}). What follows by law when a clock runs out in the
     * meantime follows, for example an application that nobody answered is accepted.
     */
    public Story passes(String time) {
        running("passes");
        followed(run.pass(Limit.parse(time)));
        return this;
    }

    /** It becomes nine in the morning of this day, {@code 2026-03-17}. */
    public Story until(String day) {
        running("until");
        Instant then = LocalDate.parse(day).atTime(MORNING).atZone(zone()).toInstant();
        if (then.isBefore(run.now())) {
            throw new AssertionError("time does not go back: it is " + run.today() + " already");
        }
        followed(run.passUntil(then));
        return this;
    }

    private void followed(Optional<Rejection> refusal) {
        refusal.ifPresent(why -> {
            throw new AssertionError("a clock ran out, but nothing could follow: " + told(why));
        });
    }

    /** What has become of the case. */
    public Then then() {
        return new Then(this, run, refusal);
    }

    /** Where the case stands. */
    public CaseState state() {
        return running("state").state();
    }

    /** Everything that happened, in order. */
    public List<HappenedEvent> events() {
        return running("events").events().stream()
                .map(event -> new HappenedEvent(event.type(), event.at(), event.data(), event.personal()))
                .toList();
    }

    /** The papers issued so far, in order. */
    public List<IssuedPaper> papers() {
        return running("papers").papers().stream().map(IssuedPaper::of).toList();
    }

    /**
     * A paper as the platform presses it now, with what is known now: PDF/A. Takes about a second the first time.
     *
     * @param kind its kind, as the item names it
     */
    public byte[] pdf(String kind) {
        return accepted("pressing " + kind, running("pdf").press(kind));
    }

    private void begin() {
        unbegun("applies");
        PluginContent content = plugin.content();
        ItemDefinition definition = item.map(code ->
                        content.item(code).orElseThrow(() -> new AssertionError("the plug-in has no item " + code)))
                .orElseGet(() -> content.items().get(0));
        Pack rules = pack.orElseGet(() -> Packs.of(content.descriptor().jurisdiction()));
        Instant start = firstDay.atTime(MORNING).atZone(rules.zone()).toInstant();
        run = CaseRun.begin(content, definition, rules, plugin.tasks(), start);
        wishes.forEach(wish -> wish.accept(run));
    }

    private JsonNode sample(String name) {
        byte[] bytes = plugin.content()
                .file(PluginContent.ROOT + "samples/" + name)
                .orElseThrow(
                        () -> new AssertionError("the plug-in has no sample " + name + "; it has " + plugin.samples()));
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample " + name + " is no JSON", e);
        }
    }

    private static String[] materials(JsonNode sample) {
        List<String> keys = new ArrayList<>();
        sample.path("materials").forEach(key -> keys.add(key.asText()));
        return keys.toArray(String[]::new);
    }

    /** The open step of a post; the only one, or the one named. */
    OpenTask task(String post, Optional<String> step) {
        List<OpenTask> open = run.state().tasks().stream()
                .filter(task -> task.post().equals(post))
                .filter(task -> step.isEmpty() || task.step().equals(step.get()))
                .toList();
        if (open.size() == 1) {
            return open.get(0);
        }
        String all = run.state().tasks().stream()
                .map(task -> task.step() + " at " + (task.post().isEmpty() ? "automatic" : task.post()))
                .collect(Collectors.joining(", "));
        if (open.isEmpty()) {
            throw new AssertionError("no step" + step.map(name -> " " + name).orElse("") + " waits at the post " + post
                    + "; the case is " + run.state().stage() + " and waits for: " + (all.isEmpty() ? "nobody" : all));
        }
        throw new AssertionError("several steps wait at the post " + post + ": " + all + ". Say which: .at(\"" + post
                + "\").on(\"" + open.get(0).step() + "\")");
    }

    void accept(String what, CaseCommand command, Circumstances circumstances) {
        accepted(what, run.command(command, circumstances));
    }

    void refuse(String what, CaseCommand command, Circumstances circumstances) {
        refused(what, run.command(command, circumstances));
    }

    private <T> T accepted(String what, Outcome<T> outcome) {
        refusal = Optional.empty();
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(what + " was refused: " + told(rejection));
        });
    }

    private void refused(String what, Outcome<Decision> outcome) {
        refusal = Optional.of(outcome.refusal()
                .orElseThrow(() -> new AssertionError(what + " was accepted, though it should be refused")));
    }

    static String told(Rejection rejection) {
        return rejection.code().id() + " " + rejection.detail().zh() + " / "
                + rejection.detail().en()
                + rejection.fields().stream()
                        .map(FieldProblem::toString)
                        .collect(Collectors.joining("\n  ", rejection.fields().isEmpty() ? "" : "\n  ", ""));
    }

    private VirtualCase running(String what) {
        if (run == null || run.state() == null) {
            throw new IllegalStateException(what + ": nobody has applied yet");
        }
        return run;
    }

    private void unbegun(String what) {
        if (run != null && run.state() != null) {
            throw new IllegalStateException(what + ": the story has begun already");
        }
    }

    private ZoneId zone() {
        return run.pack().zone();
    }
}
