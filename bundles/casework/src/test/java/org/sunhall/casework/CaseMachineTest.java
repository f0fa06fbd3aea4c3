package org.sunhall.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Text;

class CaseMachineTest {

    @Test
    void aFiledCaseWaitsAtTheWindowOnTheNoticeClockOfArticle32() {
        CaseFixture fixture = CaseFixture.aFiledCase();

        assertThat(fixture.state.stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(fixture.state.code()).isEmpty();
        assertThat(fixture.state.tasks())
                .extracting(OpenTask::id, OpenTask::post)
                .containsExactly(tuple("intake.1", "window"));
        assertThat(running(fixture)).containsExactly("notice");
        assertThat(fixture.papers).containsExactly("application");
    }

    @Test
    void acceptanceGivesTheSupervisionCodeAndStartsBothDecisionClocks() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertThat(fixture.state.stage()).isEqualTo(Stage.HANDLING);
        assertThat(fixture.state.code()).isPresent();
        assertThat(running(fixture)).containsExactly("statutory", "promised", "step:onsite.2");
        assertThat(fixture.papers).containsExactly("application", "acceptance-notice");
    }

    @Test
    void whatIsMissingIsToldOnceAndTheSameStepOpensAgainWhenSupplied() {
        CaseFixture fixture = CaseFixture.aFiledCase();

        fixture.take(fixture.complete("intake.1", "w", "supplement"));

        assertThat(fixture.state.stage()).isEqualTo(Stage.SUPPLEMENTING);
        assertThat(fixture.state.tasks()).isEmpty();
        assertThat(running(fixture)).containsExactly("supplement");

        ObjectNode corrected = CaseFixture.form().put("corrected", true);
        fixture.take(fixture.decide(new CaseCommand.Supply(corrected, Map.of("layout", List.of("u-2")))));

        assertThat(fixture.state.stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(fixture.state.form()).isEqualTo(corrected);
        assertThat(fixture.state.materials()).containsEntry("layout", List.of("u-2"));
        assertThat(running(fixture)).containsExactly("notice-2");
        String again = fixture.state.tasks().get(0).id();
        assertThat(again).isEqualTo("intake.2");
        assertRefused(fixture.complete(again, "w", "supplement"), CaseRejection.ALREADY_TOLD);
    }

    @Test
    void supplyingIsRefusedWhenNothingWasAsked() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(fixture.decide(new CaseCommand.Supply(CaseFixture.form(), Map.of())), CaseRejection.NOT_NOW);
    }

    @Test
    void aNegativeOutcomeNeedsReasonsAndEveryStepAnOpinion() {
        CaseFixture fixture = CaseFixture.aFiledCase();

        assertRefused(fixture.complete("intake.1", "w", "not-accept"), CaseRejection.REASONS_MISSING);
        assertRefused(fixture.complete("intake.1", "w", "not-accept", "  "), CaseRejection.REASONS_MISSING);
        assertRefused(
                fixture.decide(new CaseCommand.CompleteStep(
                        "intake.1", "w", "accept", " ", List.of(), List.of(), JsonNodeFactory.instance.objectNode())),
                CaseRejection.OPINION_MISSING);
        assertThat(fixture.take(fixture.complete("intake.1", "w", "not-accept", "不属本局职权"))
                        .state()
                        .stage())
                .isEqualTo(Stage.NOT_ACCEPTED);
    }

    @Test
    void aMatterThatNeedsNoLicenceEndsAtTheWindowWithAllClocks() {
        CaseFixture fixture = CaseFixture.aFiledCase();

        fixture.take(fixture.complete("intake.1", "w", "not-needed", "仅销售预包装食品"));

        assertThat(fixture.state.stage()).isEqualTo(Stage.NOT_NEEDED);
        assertThat(running(fixture)).isEmpty();
        assertThat(fixture.state.tasks()).isEmpty();
        assertRefused(fixture.complete("intake.1", "w", "accept"), CaseRejection.ENDED);
    }

    @Test
    void anOnSiteCheckTakesTwoDifferentOfficersWhoAgree() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        fixture.take(fixture.complete("onsite.2", "i1", "fit"));

        assertThat(fixture.state.task("onsite.2").orElseThrow().signatures()).hasSize(1);
        assertRefused(fixture.complete("onsite.2", "i1", "fit"), CaseRejection.SIGNED_ALREADY);
        assertRefused(fixture.complete("onsite.2", "i2", "unfit", "无上下水"), CaseRejection.SIGNATURES_DIFFER);

        fixture.take(fixture.complete("onsite.2", "i2", "fit"));

        assertThat(fixture.state.tasks()).extracting(OpenTask::step).containsExactly("decision");
    }

    @Test
    void aStepDoneTwiceIsRefusedAndChangesNothing() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(fixture.complete("intake.1", "w", "accept"), CaseRejection.STEP_NOT_OPEN);
    }

    @Test
    @Tag("R-045")
    @Tag("R-148")
    void aStepOfAnotherOrganisationWaitsThereAndItsTimeIsChargedThere() {
        CaseFixture fixture = new CaseFixture();
        fixture.definition = CaseFixture.definition(
                "licence.bpmn",
                "licence",
                "food-1",
                CaseRules.usualFor("licence"),
                flow -> flow.replaceFirst(
                        "sunhall:post=\"window\"",
                        "sunhall:post=\"window\" sunhall:limit=\"2wd\" sunhall:organisation=\"form:/township\""));
        ObjectNode form = CaseFixture.form().put("township", "linhu");
        fixture.take(CaseMachine.submit(
                CaseFixture.application("c-9", form), fixture.definition, CaseFixture.FILED, fixture));

        OpenTask intake = fixture.state.tasks().get(0);
        assertThat(fixture.state.orgOf(intake).value()).isEqualTo("linhu");
        assertThat(fixture.state.helpers()).extracting(OrgId::value).containsExactly("linhu");
        assertThat(clockOrgs(fixture, "step:")).containsExactly("linhu");
        assertThat(fixture.state.clocks().get("step:" + intake.id()).terms().kind())
                .as("a clock of those who help")
                .isEqualTo("assistance");
        assertThat(clockOrgs(fixture, CaseMachine.NOTICE))
                .containsExactly(fixture.definition.org().value());

        fixture.take(fixture.complete(intake.id(), "w", "accept"));

        assertThat(clockOrgs(fixture, "step:" + intake.id()))
                .as("started and ended there")
                .containsExactly("linhu", "linhu");
        OpenTask next = fixture.state.tasks().get(0);
        assertThat(fixture.state.orgOf(next)).isEqualTo(fixture.definition.org());
        assertThat(CaseSnapshot.read(CaseSnapshot.write(fixture.state)).helpers())
                .isEqualTo(fixture.state.helpers());
    }

    /** Whom the events of the clocks with this id charge, in order. */
    private static List<String> clockOrgs(CaseFixture fixture, String clock) {
        return fixture.events.stream()
                .filter(event -> event.type().equals(CaseEvents.CLOCK))
                .filter(event -> event.data().at("/clock/id").asText().startsWith(clock))
                .map(event -> event.data().path("org").asText())
                .toList();
    }

    @Test
    void anUnknownOutcomeNamesTheOnesThereAre() {
        CaseFixture fixture = CaseFixture.aFiledCase();

        Outcome<Decision> outcome = fixture.complete("intake.1", "w", "perhaps");

        assertRefused(outcome, CaseRejection.UNKNOWN_OUTCOME);
        assertThat(outcome.refusal().orElseThrow().detail().zh()).contains("accept", "supplement");
    }

    @Test
    void notToldInTimeIsAcceptedFromTheDayOfReceipt() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        fixture.now = CaseFixture.FILED.plus(Duration.ofDays(8));

        fixture.take(fixture.decide(new CaseCommand.ExpireClock("notice")));

        assertThat(fixture.state.stage()).isEqualTo(Stage.HANDLING);
        assertThat(fixture.state.clocks().get("statutory").startedAt()).isEqualTo(CaseFixture.FILED);
        assertThat(fixture.papers).contains("acceptance-notice");
        assertThat(fixture.events.stream()
                        .filter(event -> event.type().equals(CaseEvents.ACCEPTED))
                        .findFirst()
                        .orElseThrow()
                        .data()
                        .path("how")
                        .asText())
                .isEqualTo("deemed");
    }

    @Test
    void anApplicantWhoDoesNotSupplyInTimeIsDeemedToHaveAbandoned() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        fixture.take(fixture.complete("intake.1", "w", "supplement"));
        fixture.now = CaseFixture.FILED.plus(Duration.ofDays(30));

        fixture.take(fixture.decide(new CaseCommand.ExpireClock("supplement")));

        assertThat(fixture.state.stage()).isEqualTo(Stage.ABANDONED);
        assertThat(running(fixture)).isEmpty();
    }

    @Test
    void oneExtensionIsAskedForApprovedAndAddedToBothDecisionClocks() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(
                fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(6), "复杂", "i1")),
                CaseRejection.EXTENSION_TOO_LONG);
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(5), "复杂", "i1")));
        assertRefused(
                fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(5), "复杂", "i1")),
                CaseRejection.EXTENSION_PENDING);
        fixture.take(fixture.decide(new CaseCommand.DecideExtension(true, "同意", "h")));

        assertThat(fixture.state.clocks().get("statutory").total()).isEqualTo(Limit.workingDays(15));
        assertThat(fixture.state.clocks().get("promised").total()).isEqualTo(Limit.workingDays(13));
        assertRefused(
                fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(1), "再延", "i1")),
                CaseRejection.EXTENDED_ALREADY);
    }

    @Test
    void aRefusedExtensionLeavesTheClocksAsTheyAre() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(5), "复杂", "i1")));

        assertRefused(fixture.decide(new CaseCommand.DecideExtension(false, "", "h")), CaseRejection.REASONS_MISSING);
        fixture.take(fixture.decide(new CaseCommand.DecideExtension(false, "理由不足", "h")));

        assertThat(fixture.state.extension()).isEmpty();
        assertThat(fixture.state.clocks().get("statutory").total()).isEqualTo(Limit.workingDays(10));
    }

    @Test
    void anExtensionAfterTheLimitHasPassedComesTooLate() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(5), "复杂", "i1")));
        fixture.now = CaseFixture.FILED.plus(Duration.ofDays(60));

        assertThat(fixture.decide(new CaseCommand.DecideExtension(true, "同意", "h"))
                        .refusal())
                .isPresent();
    }

    @Test
    void aGrantedCaseGetsItsNumberByTheAutomaticTaskThenIsDeliveredAndClosed() {
        CaseFixture fixture = CaseFixture.aDecidedCase();

        assertThat(fixture.state.result()).contains("granted");
        assertThat(running(fixture)).containsExactly("delivery");
        OpenTask task = fixture.state.tasks().get(0);
        assertThat(task.automatic()).isEqualTo("licence-number");
        assertThat(task.number()).isEqualTo(7);

        fixture.take(fixture.decide(new CaseCommand.FailTask(task.id(), Text.same("?"))));
        assertThat(fixture.state.tasks().get(0).attempts()).isEqualTo(1);

        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("licenceNumber", "JY1");
        fixture.take(fixture.decide(new CaseCommand.FinishTask(task.id(), facts)));
        assertRefused(fixture.decide(new CaseCommand.FinishTask(task.id(), facts)), CaseRejection.STEP_NOT_OPEN);
        assertThat(fixture.state.facts().path("licenceNumber").asText()).isEqualTo("JY1");
        assertThat(fixture.papers).endsWith("grant-decision", "licence");

        fixture.take(fixture.complete(fixture.state.tasks().get(0).id(), "w", "delivered"));

        assertThat(fixture.state.stage()).isEqualTo(Stage.CLOSED);
        assertThat(running(fixture)).isEmpty();
    }

    @Test
    void aRefusalGoesToDeliveryWithoutANumber() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.take(fixture.complete("onsite.2", "i1", "unfit", "无上下水"));
        fixture.take(fixture.complete("onsite.2", "i2", "unfit", "无上下水"));

        fixture.take(fixture.complete("decision.3", "h", "refuse", "场所不符合要求"));

        assertThat(fixture.state.result()).contains("refused");
        assertThat(fixture.state.reasons()).containsExactly("场所不符合要求");
        assertThat(fixture.state.tasks()).extracting(OpenTask::step).containsExactly("deliver");
        assertThat(fixture.papers).endsWith("refusal-decision");
    }

    @Test
    void aParkedCaseRefusesStepsWhileItsClocksRunAndGoesOnAfterwards() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        fixture.take(fixture.decide(new CaseCommand.Park(Text.of("插件已移除", "away"))));

        assertRefused(fixture.complete("onsite.2", "i1", "fit"), CaseRejection.PARKED);
        assertThat(running(fixture)).contains("statutory", "promised");
        fixture.take(fixture.decide(new CaseCommand.Resume()));
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
    }

    @Test
    void withdrawalEndsTheCaseButNotAfterTheDecision() {
        assertRefused(CaseFixture.aDecidedCase().decide(new CaseCommand.Withdraw("不办了")), CaseRejection.NOT_NOW);
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        fixture.take(fixture.decide(new CaseCommand.Withdraw("不办了")));

        assertThat(fixture.state.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(running(fixture)).isEmpty();
    }

    @Test
    void noPersonalValueStandsInTheDataOfAnyEvent() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        fixture.take(fixture.complete("intake.1", "w", "supplement"));
        fixture.take(fixture.decide(new CaseCommand.Supply(CaseFixture.form(), Map.of("layout", List.of("u-2")))));
        fixture.take(fixture.complete("intake.2", "w", "accept"));
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(5), "案情复杂", "i1")));
        fixture.take(fixture.decide(new CaseCommand.DecideExtension(true, "同意延期", "h")));
        fixture.take(fixture.complete("onsite.3", "i1", "unfit", "无上下水"));
        fixture.take(fixture.complete("onsite.3", "i2", "unfit", "无上下水"));
        fixture.take(fixture.complete("decision.4", "h", "refuse", "场所不符合要求"));

        for (String words : List.of("演示餐饮店", "意见", "看不清", "案情复杂", "同意延期", "无上下水", "场所不符合要求")) {
            assertThat(fixture.events)
                    .noneMatch(event -> event.data().toString().contains(words))
                    .as(words)
                    .anyMatch(event -> event.personal().toString().contains(words));
        }
    }

    @Test
    void replayingTheEventsGivesTheStateAndSoDoesItsSnapshot() {
        CaseFixture fixture = CaseFixture.aDecidedCase();
        fixture.take(fixture.decide(new CaseCommand.Park(Text.of("插件已移除", "away"))));

        CaseState replayed = null;
        for (int i = 0; i < fixture.events.size(); i++) {
            replayed = CaseFold.apply(replayed, fixture.events.get(i), fixture.times.get(i));
        }

        String snapshot = CaseSnapshot.write(fixture.state);
        assertThat(CaseSnapshot.write(replayed)).isEqualTo(snapshot);
        assertThat(CaseSnapshot.write(CaseSnapshot.read(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void aClockWithoutConsequenceDoesNotExpireIntoAnything() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertThat(fixture.state.clocks().get("statutory").terms().onExpiry()).isEqualTo(ClockTerms.LAMP);
        assertRefused(fixture.decide(new CaseCommand.ExpireClock("statutory")), CaseRejection.NOT_NOW);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static List<String> running(CaseFixture fixture) {
        return fixture.state.clocks().values().stream()
                .filter(clock -> clock.ended().isEmpty())
                .map(StatutoryClock::id)
                .toList();
    }

    private static void assertRefused(Outcome<Decision> outcome, RejectionCode code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code())).contains(code);
    }
}
