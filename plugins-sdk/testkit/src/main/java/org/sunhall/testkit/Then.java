package org.sunhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.checker.VirtualCase;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;

/**
 * What must be true of a case. {@link #clock} and {@link #paper} say what the sentences after them are about; a sentence that is not
 * true fails the test and says what is.
 */
public final class Then {

    private final Story story;
    private final VirtualCase run;
    private final Optional<Rejection> refusal;
    private StatutoryClock clock;
    private IssuedPaper paper;

    Then(Story story, VirtualCase run, Optional<Rejection> refusal) {
        this.story = story;
        this.run = run;
        this.refusal = refusal;
    }

    /** Back to the story, which goes on. */
    public Story and() {
        return story;
    }

    /** It has come this far: {@code submitted}, {@code handling}, {@code decided}, {@code closed} … */
    public Then stage(String name) {
        String stage = run.state().stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
        same("the stage", name, stage);
        return this;
    }

    /** It waits at exactly these steps. */
    public Then waitsAt(String... steps) {
        same(
                "the case waits at",
                new TreeSet<>(List.of(steps)),
                run.state().tasks().stream().map(OpenTask::step).collect(Collectors.toCollection(TreeSet::new)));
        return this;
    }

    /** Its result: {@code granted} or {@code refused}. */
    public Then result(String result) {
        same("the result", result, run.state().result().orElse("none yet"));
        return this;
    }

    /** A fact that a step or task has established, by its JSON pointer ({@code /licenceNumber}). */
    public Then fact(String pointer, Object value) {
        JsonNode found = run.state().facts().at(pointer);
        same("the fact " + pointer, String.valueOf(value), found.isMissingNode() ? "missing" : found.asText());
        return this;
    }

    /** It is this day now. */
    public Then today(String day) {
        same("today", day, run.today().toString());
        return this;
    }

    /** About the clock with this id: {@code notice}, {@code supplement}, {@code statutory}, {@code promised}, {@code delivery}. */
    public Then clock(String id) {
        CaseState state = run.state();
        clock = state.clocks().values().stream()
                .filter(each -> each.id().equals(id) || each.id().startsWith("step:" + id + "."))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("the case has no clock " + id + "; it has "
                        + state.clocks().keySet()));
        return this;
    }

    /** Its last day. */
    public Then due(String day) {
        same(
                "the last day of the clock " + clock().id(),
                day,
                reading().dueDate().toString());
        return this;
    }

    /** Budget and extensions, {@code 10wd}. */
    public Then total(String limit) {
        same("the limit of the clock " + clock().id(), limit, clock().total().toString());
        return this;
    }

    /** How much is used, in its own unit. */
    public Then used(long amount) {
        same("what is used of the clock " + clock().id(), amount, reading().used());
        return this;
    }

    /** Its lamp: {@code green}, {@code yellow}, {@code red}. */
    public Then lamp(String colour) {
        same(
                "the lamp of the clock " + clock().id(),
                colour,
                reading().lamp().name().toLowerCase(Locale.ROOT));
        return this;
    }

    /** It runs or stands, and has not ended. */
    public Then runs() {
        same("the clock " + clock().id() + " has ended", false, clock().ended().isPresent());
        return this;
    }

    /** It has ended. */
    public Then ended() {
        same("the clock " + clock().id() + " has ended", true, clock().ended().isPresent());
        return this;
    }

    /** About the last paper of this kind. */
    public Then paper(String kind) {
        paper = story.papers().stream()
                .filter(each -> each.kind().equals(kind))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no paper " + kind + " was issued, only "
                        + story.papers().stream().map(IssuedPaper::kind).toList()));
        return this;
    }

    /** No paper of this kind has been issued. */
    public Then noPaper(String kind) {
        same("a paper " + kind, false, story.papers().stream().anyMatch(each -> each.kind()
                .equals(kind)));
        return this;
    }

    /** It says this, blanks aside. */
    public Then contains(String... words) {
        String said = without(paper().words());
        for (String each : words) {
            if (!said.contains(without(each))) {
                throw new AssertionError(
                        "the paper " + paper().kind() + " does not say “" + each + "”. It says:\n" + paper().words());
            }
        }
        return this;
    }

    /** It does not say this, blanks aside. */
    public Then saysNothingOf(String... words) {
        for (String each : words) {
            if (without(paper().words()).contains(without(each))) {
                throw new AssertionError("the paper " + paper().kind() + " says “" + each + "”:\n" + paper().words());
            }
        }
        return this;
    }

    /** Its number. */
    public Then numbered(String number) {
        same("the number of the paper " + paper().kind(), number, paper().number());
        return this;
    }

    /** Exactly these kinds of papers, in this order. */
    public Then papers(String... kinds) {
        same(
                "the papers",
                List.of(kinds),
                story.papers().stream().map(IssuedPaper::kind).toList());
        return this;
    }

    /** Exactly these events, in this order, the clocks' own left out. */
    public Then events(String... types) {
        same(
                "the events",
                List.of(types),
                story.events().stream()
                        .map(HappenedEvent::type)
                        .filter(type -> !type.equals("case.clock"))
                        .toList());
        return this;
    }

    /** The last attempt was refused with this code, for example {@code reasons-missing}. */
    public Then refused(String code) {
        Rejection rejection = refusal.orElseThrow(() -> new AssertionError("nothing was refused last"));
        if (!rejection.code().id().endsWith(code)) {
            throw new AssertionError("refused with another code than " + code + ": " + Story.told(rejection));
        }
        return this;
    }

    /** The refusal names a fault at this place of the form, for example {@code /applicant/name}. */
    public Then fault(String pointer) {
        Rejection rejection = refusal.orElseThrow(() -> new AssertionError("nothing was refused last"));
        if (rejection.fields().stream().map(FieldProblem::pointer).noneMatch(pointer::equals)) {
            throw new AssertionError("no fault at " + pointer + ": " + Story.told(rejection));
        }
        return this;
    }

    private StatutoryClock clock() {
        if (clock == null) {
            throw new IllegalStateException("say which clock first: .clock(\"statutory\")");
        }
        return clock;
    }

    private IssuedPaper paper() {
        if (paper == null) {
            throw new IllegalStateException("say which paper first: .paper(\"grant-decision\")");
        }
        return paper;
    }

    private ClockReading reading() {
        return run.read(clock());
    }

    private static String without(String words) {
        return words.replaceAll("\\s+", "");
    }

    private static void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", but it is " + actual);
        }
    }
}
