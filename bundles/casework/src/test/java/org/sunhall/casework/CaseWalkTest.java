package org.sunhall.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.casework.CaseMigration.StepMapping;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Marking;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.TokenMachine;

/**
 * Random operations by random people on random cases: no illegal state, whatever they try, and the tasks are exactly those
 * of the flow under which the case runs, also while it is moved to another edition and back. Every command that the machine
 * knows takes part. Counts and seed: {@code -Dsunhall.walks=…}, {@code -Dsunhall.seed=…}; a failure names the seed of its
 * walk; what the walks came to is printed.
 */
class CaseWalkTest {

    private static final int WALKS = Integer.getInteger("sunhall.walks", 700);
    private static final long SEED = Long.getLong("sunhall.seed", 20_261_123L);
    private static final int STEPS = 60;
    private static final List<String> PEOPLE = List.of("w", "i1", "i2", "r", "h");
    private static final Map<Stage, Set<Stage>> WAYS = new EnumMap<>(Stage.class);

    static {
        WAYS.put(
                Stage.SUBMITTED,
                EnumSet.of(
                        Stage.SUPPLEMENTING,
                        Stage.HANDLING,
                        Stage.NOT_ACCEPTED,
                        Stage.NOT_NEEDED,
                        Stage.REFERRED,
                        Stage.WITHDRAWN,
                        Stage.TERMINATED,
                        Stage.MERGED));
        WAYS.put(
                Stage.SUPPLEMENTING,
                EnumSet.of(Stage.SUBMITTED, Stage.ABANDONED, Stage.WITHDRAWN, Stage.TERMINATED, Stage.MERGED));
        WAYS.put(Stage.HANDLING, EnumSet.of(Stage.DECIDED, Stage.WITHDRAWN, Stage.TERMINATED, Stage.MERGED));
        WAYS.put(Stage.DECIDED, EnumSet.of(Stage.CLOSED, Stage.REVOKED));
        WAYS.put(Stage.CLOSED, EnumSet.of(Stage.REVOKED));
    }

    private static final CaseDefinition RENAMED =
            CaseFixture.definition("parallel-renamed.bpmn", "licence", "parallel-2", CaseFixture.PARALLEL.rules());
    private static final StepMapping NAMES =
            new StepMapping(Map.of("opinion", "joint-opinion", "proposal", "draft"), Map.of());
    /** As if the fourth of March had been a day off before the notice that makes it a working day. */
    private static final WorkCalendar FORMER = WorkCalendar.china()
            .with(WorkCalendar.of(
                    List.of(new CalendarDay(LocalDate.of(2026, 3, 4), DayKind.HOLIDAY, Text.same("原定"))),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 12, 31)));

    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Set<Class<?>> taken = new HashSet<>();
    private final Set<Stage> reached = new HashSet<>();
    private long tried;
    private long done;
    private long recorded;

    @Test
    @Tag("R-106")
    @Tag("R-108")
    @Tag("R-114")
    @Tag("R-116")
    void randomOperationsByRandomPeopleNeverLeadToAnIllegalState() {
        for (int i = 0; i < WALKS; i++) {
            new Walk(SEED + i).go();
        }

        System.out.printf(
                "%d cases: %d operations tried, %d taken, %d refused, %d events%n",
                WALKS, tried, done, tried - done, recorded);
        assertThat(reached).as("the walks get everywhere").containsAll(EnumSet.allOf(Stage.class));
        assertThat(taken)
                .as("every command takes part, and is taken at times")
                .containsAll(commands(CaseCommand.class));
        assertThat(accepted.keySet())
                .contains("move", "move-back", "reassign", "delegate", "stand-in")
                .hasSizeGreaterThanOrEqualTo(commands(CaseCommand.class).size() + 4);
    }

    /** The commands there are, so that a new one cannot stay out. */
    private static Set<Class<?>> commands(Class<?> sealed) {
        Set<Class<?>> commands = new HashSet<>();
        for (Class<?> one : sealed.getPermittedSubclasses()) {
            if (one.isSealed()) {
                commands.addAll(commands(one));
            } else {
                commands.add(one);
            }
        }
        return commands;
    }

    private final Map<CaseDefinition, Map<Marking, Boolean>> stands = new java.util.IdentityHashMap<>();

    private boolean canStand(CaseDefinition definition, Marking marking) {
        return stands.computeIfAbsent(definition, key -> new java.util.HashMap<>())
                .computeIfAbsent(marking, key -> TokenMachine.canStand(definition.flow(), key));
    }

    private final class Walk {

        private final Random random;
        private final String name;
        private final CaseFixture fixture;

        Walk(long seed) {
            random = new Random(seed * 37 + 11);
            name = "sunhall.seed=" + seed;
            fixture = new CaseFixture();
            fixture.definition = random.nextInt(6) == 0
                    ? CaseFixture.PENALTY
                    : random.nextBoolean() ? CaseFixture.LICENCE : CaseFixture.PARALLEL;
            if (fixture.definition == CaseFixture.PENALTY) {
                CaseFixture other = new CaseFixture();
                other.definition = CaseFixture.PENALTY;
                other.take(CaseMachine.submit(application("c-2", false), other.definition, other.now, other));
                fixture.circumstances = Circumstances.NONE.with(other.state);
            }
            boolean commitment = fixture.definition == CaseFixture.PARALLEL && random.nextInt(3) == 0;
            fixture.take(CaseMachine.submit(application("c-1", commitment), fixture.definition, fixture.now, fixture));
        }

        private static Application application(String id, boolean commitment) {
            return new Application(
                    new org.sunhall.kernel.CaseId(id),
                    "S0000000000000A0",
                    new org.sunhall.kernel.PersonId("p-1"),
                    "person",
                    CaseFixture.form(),
                    Map.of(),
                    Map.of(),
                    Application.Route.ONLINE,
                    Optional.empty(),
                    List.of(new Party("s-1", Party.PartyRole.SUBJECT, "organisation")),
                    Optional.empty(),
                    commitment,
                    Map.of(),
                    Optional.of(new org.sunhall.kernel.PersonId("p-2")));
        }

        void go() {
            check(null, fixture.events);
            int rounds = random.nextInt(STEPS);
            for (int i = 0; i < rounds; i++) {
                if (random.nextInt(3) == 0) {
                    fixture.now = fixture.now.plus(Duration.ofHours(1 + random.nextInt(80)));
                }
                if (random.nextInt(24) == 0) {
                    move();
                } else {
                    step(command());
                }
            }
            recorded += fixture.events.size();
            reached.add(fixture.state.stage());
            checkReplay();
        }

        /** To the other edition or back, as a reviewer chose: never an illegal state either. */
        private void move() {
            CaseState before = fixture.state;
            boolean back = before.canMoveBack() && random.nextBoolean();
            CaseDefinition to = fixture.definition == CaseFixture.PARALLEL ? RENAMED : CaseFixture.PARALLEL;
            if (!back && fixture.definition != CaseFixture.PARALLEL) {
                return;
            }
            tried++;
            Outcome<Decision> outcome = back
                    ? CaseMigration.undo(before, to, fixture.now)
                    : CaseMigration.plan(before, fixture.definition, to, NAMES, fixture.now);
            outcome.asOptional().ifPresent(decision -> {
                done++;
                fixture.definition = to;
                fixture.take(outcome);
                accepted.merge(back ? "move-back" : "move", 1, Integer::sum);
                assertThat(fixture.state.clocks())
                        .as("no clock is touched, " + name)
                        .isEqualTo(before.clocks());
                check(before, decision.events());
            });
        }

        private void step(CaseCommand command) {
            tried++;
            CaseState before = fixture.state;
            boolean watched = random.nextInt(5) == 0;
            String snapshot = watched ? CaseSnapshot.write(before) : "";
            Outcome<Decision> outcome = fixture.decide(command);
            assertThat(watched ? CaseSnapshot.write(before) : "")
                    .as("nothing is changed in place, " + name)
                    .isEqualTo(snapshot);
            outcome.asOptional().ifPresent(decision -> {
                done++;
                fixture.take(outcome);
                accepted.merge(command.name(), 1, Integer::sum);
                taken.add(command.getClass());
                check(before, decision.events());
            });
        }

        private void check(CaseState before, List<CaseEvent> events) {
            CaseState state = fixture.state;
            CaseState folded = before;
            for (CaseEvent event : events) {
                folded = CaseFold.apply(folded, event, fixture.now);
            }
            assertThat(CaseSnapshot.write(folded))
                    .as("the fold is the state, " + name)
                    .isEqualTo(CaseSnapshot.write(state));
            assertThat(events).as(name).isNotEmpty();
            assertThat(state.version()).as("version = events, " + name).isEqualTo(fixture.events.size());
            if (before != null && before.stage() != state.stage()) {
                Stage from = before.stage();
                boolean direct = WAYS.get(from).contains(state.stage());
                boolean decidedAndClosed = from == Stage.DECIDED || state.stage() == Stage.CLOSED;
                assertThat(direct || decidedAndClosed)
                        .as(from + " → " + state.stage() + ", " + name)
                        .isTrue();
            }
            checkTasks(state);
            checkClocks(state);
            checkServing(before, events);
        }

        /** Nothing is handed over in a way for which nobody was verified. */
        private void checkServing(CaseState before, List<CaseEvent> events) {
            if (before == null
                    || events.stream().noneMatch(event -> event.type().equals(CaseEvents.DELIVERED))) {
                return;
            }
            before.delivery().ifPresent(way -> assertThat(way.isAllowedAfter(before.verified()))
                    .as("verified before it is served, " + name)
                    .isTrue());
        }

        private void checkTasks(CaseState state) {
            Marking marking = Marking.fromJson(state.fields.marking);
            List<String> open =
                    state.tasks().stream().map(OpenTask::step).sorted().toList();
            if (state.stage().isEnded() || state.stage() == Stage.SUPPLEMENTING) {
                assertThat(open).as(name).isEmpty();
            } else {
                assertThat(open)
                        .as("exactly the tasks the flow allows, " + name)
                        .isEqualTo(List.copyOf(marking.waiting()));
                assertThat(canStand(fixture.definition, marking)).as(name).isTrue();
            }
            assertThat(state.tasks()).as(name).noneMatch(task -> state.recused().contains(task.assignee()));
            assertThat(state.edition()).as(name).isEqualTo(fixture.definition.edition());
            assertThat(state.tasks().stream().map(OpenTask::id)).as(name).doesNotHaveDuplicates();
            for (OpenTask task : state.tasks()) {
                Step step = fixture.definition.flow().step(task.step()).orElseThrow();
                assertThat(task.post()).as("the post of the step, " + name).isEqualTo(step.post());
                assertThat(task.automatic()).as(name).isEqualTo(step.task().orElse(""));
                assertThat(task.signatures().stream().map(OpenTask.Signature::person))
                        .as("nobody signs twice, and nobody after the last, " + name)
                        .doesNotHaveDuplicates()
                        .hasSizeLessThan(Math.max(step.handlers(), 1));
            }
            assertThat(state.facts().at("/thirdParty/appraisal").isMissingNode())
                    .as("what a third party found stays, " + name)
                    .isEqualTo(state.thirdPartyResults().isEmpty());
        }

        private void checkClocks(CaseState state) {
            Set<String> living = new TreeSet<>();
            for (StatutoryClock clock : state.clocks().values()) {
                if (clock.ended().isEmpty() && !clock.id().startsWith("step:")) {
                    assertThat(living.add(clock.terms().kind()))
                            .as("one of a kind, " + name)
                            .isTrue();
                }
                boolean wanted =
                        state.stops().keySet().stream().anyMatch(clock.terms().stopGrounds()::contains);
                if (clock.isStopped()) {
                    assertThat(wanted)
                            .as("stopped on a ground in force, " + name)
                            .isTrue();
                }
                if (clock.terms().kind().equals("statutory")) {
                    assertThat(clock.stops()).as(name).allMatch(stop -> Set.of("hearing", "appraisal")
                            .contains(stop.ground()));
                }
            }
            Set<String> expected =
                    switch (state.stage()) {
                        case SUBMITTED -> Set.of("notice");
                        case SUPPLEMENTING -> Set.of("supplement");
                        case HANDLING -> Set.of("statutory", "promised");
                        default -> Set.of();
                    };
            Set<String> other = new TreeSet<>(living);
            other.removeAll(expected);
            other.remove("delivery");
            other.remove("follow-up");
            assertThat(living).as(state.stage() + " " + name).containsAll(expected);
            assertThat(other).as(state.stage() + " " + name).isEmpty();
            if (state.stage().isEnded() && state.stage() != Stage.CLOSED) {
                assertThat(living).as(name).isEmpty();
            }
        }

        private void checkReplay() {
            CaseState replayed = null;
            for (int i = 0; i < fixture.events.size(); i++) {
                replayed = CaseFold.apply(replayed, fixture.events.get(i), fixture.times.get(i));
            }
            String snapshot = CaseSnapshot.write(fixture.state);
            assertThat(CaseSnapshot.write(replayed)).as(name).isEqualTo(snapshot);
            assertThat(CaseSnapshot.write(CaseSnapshot.read(snapshot))).as(name).isEqualTo(snapshot);
        }

        private CaseCommand command() {
            String person = pick(PEOPLE);
            String reason = random.nextInt(6) == 0 ? " " : "理由";
            String task = pick(tasks());
            if (fixture.state.correction().isPresent() && random.nextInt(3) == 0) {
                return pick(List.of(
                        new RecordCommand.ReviewCorrection(true, reason, person),
                        new RecordCommand.ApproveCorrection(true, reason, person),
                        new RecordCommand.ExecuteCorrection(person)));
            }
            if (fixture.state.clocks().containsKey("follow-up") && random.nextInt(4) == 0) {
                return new EndingCommand.CheckFollowUp(random.nextBoolean(), reason, person);
            }
            return switch (random.nextInt(34)) {
                case 0 -> new CaseCommand.Supply(CaseFixture.form(), Map.of());
                case 1 -> new CaseCommand.RequestExtension(Limit.workingDays(1 + random.nextInt(6)), reason, person);
                case 2 -> new CaseCommand.DecideExtension(random.nextBoolean(), reason, person);
                case 3 -> random.nextInt(6) == 0 ? new CaseCommand.Withdraw(reason) : finish(task);
                case 4 -> new CaseCommand.FailTask(task, Text.same("?"));
                case 5, 6, 7 ->
                    new CaseCommand.ExpireClock(
                            pick(List.copyOf(fixture.state.clocks().keySet())));
                case 8 -> random.nextInt(3) == 0 ? new CaseCommand.Park(Text.same("away")) : new CaseCommand.Resume();
                case 9 -> new CaseCommand.Resume();
                case 10 ->
                    new ClockCommand.Stop(
                            pick(List.of("hearing", "appraisal", "paused", "tender", "item-hung")),
                            reason,
                            random.nextBoolean() ? Optional.of(Limit.workingDays(5)) : Optional.empty(),
                            person);
                case 11 ->
                    new ClockCommand.EndStop(
                            pick(List.of("hearing", "appraisal", "paused", "interrupted")), reason, person);
                case 12 -> new ClockCommand.Interrupt(Limit.workingDays(3), reason, person);
                case 13 -> new ClockCommand.GrantTime(Limit.workingDays(1 + random.nextInt(6)), reason, person);
                case 14 ->
                    random.nextBoolean()
                            ? new ClockCommand.Hang(Text.same("w"))
                            : random.nextInt(3) == 0
                                    ? new ClockCommand.RecordCalendarChange(FORMER, "国办发明电", fixture.now)
                                    : new ClockCommand.Unhang(Text.same("w"));
                case 15 ->
                    new StepCommand.ReturnTo(
                            task,
                            pick(List.of(
                                    "intake",
                                    "onsite",
                                    "survey",
                                    "opinion",
                                    "joint-opinion",
                                    "proposal",
                                    "draft",
                                    "review")),
                            reason,
                            person);
                case 16 ->
                    new StepCommand.HandOver(
                            task, pick(PEOPLE), pick(List.of(StepCommand.How.values())), reason, person);
                case 17 ->
                    random.nextInt(8) == 0
                            ? new StepCommand.Recuse(pick(List.of("i2", "r")), reason, person)
                            : complete(task, person);
                case 18 ->
                    random.nextInt(8) == 0
                            ? new EndingCommand.Terminate("party-gone", "b", reason, person)
                            : complete(task, person);
                case 19 -> new EndingCommand.CheckFollowUp(random.nextBoolean(), reason, person);
                case 20 ->
                    random.nextInt(4) == 0
                            ? new EndingCommand.Revoke("g", "第69条", reason, person)
                            : complete(task, person);
                case 21 -> thirdParty(person);
                case 22 ->
                    new RecordCommand.RequestCorrection(
                            "k" + random.nextInt(9),
                            Correction.Kind.PROCESS,
                            pick(List.of("/applicant/name", "/none", "")),
                            TextNode.valueOf("更正后"),
                            reason,
                            person);
                case 23 -> new RecordCommand.ReviewCorrection(random.nextInt(4) > 0, reason, person);
                case 24 -> new RecordCommand.ApproveCorrection(random.nextInt(4) > 0, reason, person);
                case 25 -> new RecordCommand.ExecuteCorrection(person);
                case 26 -> finish(task);
                case 27 -> random.nextInt(4) == 0 ? merging(reason, person) : complete(task, person);
                case 28 -> noting(reason, person);
                default -> complete(task, person);
            };
        }

        private CaseCommand merging(String reason, String person) {
            org.sunhall.kernel.CaseId other = new org.sunhall.kernel.CaseId("c-2");
            return random.nextBoolean()
                    ? new EndingCommand.MergeInto(other, reason, person)
                    : new EndingCommand.TakeIn(other, "第124条", reason, person);
        }

        private CaseCommand noting(String reason, String person) {
            return pick(List.of(
                    new RecordCommand.NoteOriginal("layout", reason, person),
                    new RecordCommand.HandOverOriginal("layout", "科室", reason, person),
                    new RecordCommand.EndAgency(reason, person),
                    new RecordCommand.CopyTo(
                            new org.sunhall.kernel.OrgId(pick(List.of("fire", "health", "market"))), reason, person),
                    new RecordCommand.ChooseDelivery(pick(List.of(Delivery.values())), reason, person),
                    new RecordCommand.VerifyParty(
                            pick(List.of(Verification.values())), random.nextInt(4) > 0, reason, person),
                    new RecordCommand.VerifyParty(
                            pick(List.of(Verification.values())), random.nextInt(4) > 0, reason, person),
                    new RecordCommand.Rate(random.nextInt(7), reason, person)));
        }

        private CaseCommand thirdParty(String person) {
            Instant at = fixture.now.plusSeconds(random.nextInt(3) - 1);
            return new RecordCommand.RecordThirdParty(
                    "t" + random.nextInt(4),
                    pick(List.of("laboratory", "market")),
                    "appraisal",
                    "fit",
                    JsonNodeFactory.instance.objectNode().put("value", 3),
                    List.of("u-9"),
                    at,
                    person);
        }

        private CaseCommand finish(String task) {
            return new CaseCommand.FinishTask(
                    task, JsonNodeFactory.instance.objectNode().put("n", 1));
        }

        private CaseCommand complete(String task, String person) {
            Optional<OpenTask> open = fixture.state.task(task);
            List<String> outcomes = open.flatMap(
                            each -> fixture.definition.flow().step(each.step()))
                    .map(step -> step.outcomes().stream()
                            .map(outcome -> outcome.name())
                            .toList())
                    .orElse(List.of("done"));
            String outcome = random.nextInt(3) > 0 && outcomes.contains("accept") ? "accept" : pick(outcomes);
            return new CaseCommand.CompleteStep(
                    task,
                    person,
                    random.nextInt(20) == 0 ? "nonsense" : outcome,
                    random.nextInt(20) == 0 ? "" : "意见",
                    random.nextInt(3) == 0 ? List.of() : List.of("理由"),
                    List.of(new MissingThing("layout", "看不清")),
                    JsonNodeFactory.instance.objectNode(),
                    random.nextInt(8) == 0
                            ? Optional.of(fixture.now.minusSeconds(random.nextInt(7200) - 600L))
                            : Optional.empty());
        }

        private List<String> tasks() {
            List<String> tasks = new ArrayList<>(
                    fixture.state.tasks().stream().map(OpenTask::id).toList());
            if (tasks.isEmpty() || random.nextInt(12) == 0) {
                tasks.add("intake.1");
            }
            return tasks;
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
