package org.sunhall.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.casework.CaseMigration.StepMapping;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;

class CaseMigrationTest {

    private static final int CASES = Integer.getInteger("sunhall.moves", 150);
    private static final CaseDefinition NEXT =
            CaseFixture.definition("parallel-renamed.bpmn", "licence", "parallel-2", CaseFixture.PARALLEL.rules());
    private static final StepMapping NAMES = new StepMapping(
            Map.of("opinion", "joint-opinion", "proposal", "draft"), Map.of("/checked/before", BooleanNode.TRUE));

    @Test
    @Tag("R-086")
    void aMovedCaseGoesOnUnderTheNewStepsWithItsClocksUntouched() {
        CaseFixture fixture = accepted();
        Map<String, StatutoryClock> clocks = Map.copyOf(fixture.state.clocks());

        fixture.take(move(fixture));

        assertThat(fixture.state.edition()).isEqualTo(NEXT.edition());
        assertThat(fixture.state.tasks())
                .extracting(OpenTask::id, OpenTask::step)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("survey.2", "survey"),
                        org.assertj.core.api.Assertions.tuple("opinion.3", "joint-opinion"));
        assertThat(fixture.state.clocks()).isEqualTo(clocks);
        assertThat(fixture.state.facts().at("/checked/before").asBoolean()).isTrue();
        fixture.definition = NEXT;
        fixture.take(fixture.complete("opinion.3", "i1", "done"));
        assertThat(fixture.state.canMoveBack()).as("it has gone on since").isFalse();
        assertThat(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now)
                        .refusal())
                .isPresent();
    }

    @Test
    void aMoveIsUndoneBeforeTheNextStep() {
        CaseFixture fixture = accepted();
        CaseState before = fixture.state;

        fixture.take(move(fixture));
        fixture.take(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now));

        assertThat(fixture.state.edition()).isEqualTo(before.edition());
        assertThat(fixture.state.tasks()).isEqualTo(before.tasks());
        assertThat(fixture.state.facts()).isEqualTo(before.facts());
        assertThat(fixture.state.handlers()).isEqualTo(before.handlers());
        assertThat(fixture.events).last().extracting(CaseEvent::type).isEqualTo(CaseEvents.MOVED_BACK);
        assertThat(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now)
                        .refusal())
                .isPresent();
    }

    @Test
    void aCaseMovedWhileItWasSuppliedDoesNotGoBackOnceItsStepIsOpenAgain() {
        CaseFixture fixture = CaseFixture.aFiledCase(CaseFixture.PARALLEL, "c-1");
        fixture.take(fixture.complete("intake.1", "w", "supplement"));
        fixture.take(move(fixture));
        assertThat(fixture.state.canMoveBack()).isTrue();
        fixture.definition = NEXT;
        fixture.take(fixture.decide(new CaseCommand.Supply(CaseFixture.form(), Map.of())));

        assertThat(fixture.state.canMoveBack()).as("its next step has begun").isFalse();
        assertThat(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now)
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("R-121")
    void whatAThirdPartyFoundAfterAMoveStaysWhenTheMoveIsUndone() {
        CaseFixture fixture = accepted();
        fixture.take(move(fixture));
        fixture.definition = NEXT;
        fixture.take(fixture.decide(new RecordCommand.RecordThirdParty(
                "t-1",
                "laboratory",
                "appraisal",
                "fit",
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                fixture.now,
                "i1")));

        fixture.take(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now));

        assertThat(fixture.state.thirdPartyResults())
                .extracting(ThirdPartyResult::number)
                .containsExactly("t-1");
        assertThat(fixture.state.facts().at("/thirdParty/appraisal").asText()).isEqualTo("fit");
    }

    @Test
    void aCaseWithAStepHalfDoneWaitsForTheNextStep() {
        CaseFixture fixture = accepted();
        fixture.take(fixture.complete("survey.2", "i1", "done"));

        assertThat(move(fixture).refusal()).isPresent();
        assertThat(CaseMigration.Choice.MOVE_AT_NEXT_STEP.movesNow(fixture.state))
                .isFalse();
        fixture.take(fixture.complete("survey.2", "i2", "done"));
        assertThat(CaseMigration.Choice.MOVE_AT_NEXT_STEP.movesNow(fixture.state))
                .isTrue();
        assertThat(CaseMigration.Choice.FINISH_UNDER_OLD.movesNow(fixture.state))
                .isFalse();
    }

    @Test
    void aStepWithoutAnImageOrAFlowThatNeverStandsSoCannotMoveAndSaysWhy() {
        CaseFixture fixture = accepted();

        Outcome<Decision> without =
                CaseMigration.plan(fixture.state, CaseFixture.PARALLEL, NEXT, StepMapping.SAME, fixture.now);
        assertThat(without.refusal().orElseThrow().detail().zh()).contains("会签");
        StepMapping doubled = new StepMapping(Map.of("opinion", "survey"), Map.of());
        assertThat(CaseMigration.plan(fixture.state, CaseFixture.PARALLEL, NEXT, doubled, fixture.now)
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("R-106")
    void whateverACaseHasBeenThroughItsConsumedTimeIsTheSameBeforeAndAfter() {
        Random random = new Random(20_261_123);
        int moved = 0;
        for (int i = 0; i < CASES; i++) {
            CaseFixture fixture = someCase(random);
            Outcome<Decision> move = move(fixture);
            if (move.refusal().isPresent()) {
                continue;
            }
            List<String> before = readings(fixture, CaseFixture.PARALLEL);
            fixture.take(move);
            assertThat(readings(fixture, NEXT)).as("case " + i).isEqualTo(before);
            assertThat(CaseSnapshot.write(CaseSnapshot.read(CaseSnapshot.write(fixture.state))))
                    .isEqualTo(CaseSnapshot.write(fixture.state));
            fixture.take(CaseMigration.undo(fixture.state, CaseFixture.PARALLEL, fixture.now));
            assertThat(readings(fixture, CaseFixture.PARALLEL)).as("case " + i).isEqualTo(before);
            moved++;
        }
        assertThat(moved).isGreaterThan(CASES / 3);
    }

    private static CaseFixture someCase(Random random) {
        CaseFixture fixture = CaseFixture.aFiledCase(CaseFixture.PARALLEL, "c-1");
        List<Runnable> acts = new ArrayList<>(List.of(
                () -> act(fixture, fixture.complete("intake.1", "w", "accept")),
                () -> act(
                        fixture,
                        fixture.decide(new ClockCommand.Stop("hearing", "理由", Optional.of(Limit.workingDays(9)), "w"))),
                () -> act(fixture, fixture.decide(new ClockCommand.EndStop("hearing", "理由", "w"))),
                () -> act(fixture, fixture.decide(new ClockCommand.Stop("paused", "理由", Optional.empty(), "w"))),
                () -> act(fixture, fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(3), "理由", "w"))),
                () -> act(fixture, fixture.decide(new CaseCommand.DecideExtension(true, "理由", "h"))),
                () -> act(fixture, fixture.complete("opinion.3", "i1", "done")),
                () -> act(fixture, fixture.complete("survey.2", "i1", "done")),
                () -> act(fixture, fixture.complete("survey.2", "i2", "done")),
                () -> act(fixture, fixture.complete("proposal.4", "i2", "proposed")),
                () -> act(fixture, fixture.complete("review.5", "r", "agree")),
                () -> act(fixture, fixture.complete("decision.6", "h", "grant"))));
        int rounds = random.nextInt(acts.size() + 1);
        for (int i = 0; i < rounds; i++) {
            fixture.now = fixture.now.plus(Duration.ofHours(random.nextInt(40)));
            acts.get(i).run();
        }
        fixture.now = fixture.now.plus(Duration.ofHours(random.nextInt(400)));
        return fixture;
    }

    private static void act(CaseFixture fixture, Outcome<Decision> outcome) {
        if (outcome.refusal().isEmpty()) {
            fixture.take(outcome);
        }
    }

    private static List<String> readings(CaseFixture fixture, CaseDefinition definition) {
        return fixture.state.clocks().values().stream()
                .map(clock -> {
                    ClockReading reading = definition.reader().read(clock, fixture.now);
                    return clock + " " + reading;
                })
                .toList();
    }

    private static Outcome<Decision> move(CaseFixture fixture) {
        return CaseMigration.plan(fixture.state, CaseFixture.PARALLEL, NEXT, NAMES, fixture.now);
    }

    private static CaseFixture accepted() {
        CaseFixture fixture = CaseFixture.aFiledCase(CaseFixture.PARALLEL, "c-1");
        fixture.take(fixture.complete("intake.1", "w", "accept"));
        return fixture;
    }
}
