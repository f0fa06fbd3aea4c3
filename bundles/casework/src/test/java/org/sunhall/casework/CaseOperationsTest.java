package org.sunhall.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.StopGround;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Text;

class CaseOperationsTest {

    @Test
    @Tag("R-108")
    void aHearingStopsEveryClockThatListsItAndTheApplicantIsToldHowLong() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(fixture.decide(stop("hearing", Optional.empty())), CaseRejection.TIME_MISSING);
        fixture.take(fixture.decide(stop("hearing", Optional.of(Limit.workingDays(20)))));

        assertThat(stopped(fixture)).containsExactly("statutory", "promised", "step:onsite.2");
        assertThat(last(fixture, CaseEvents.STOPPED).data().path("tell").asText())
                .isEqualTo("parties");
        assertThat(fixture.papers).contains("stop-notice");
        assertRefused(
                fixture.decide(stop("hearing", Optional.of(Limit.workingDays(20)))), CaseRejection.STOPPED_ALREADY);

        fixture.now = fixture.now.plus(Duration.ofDays(3));
        fixture.take(fixture.decide(new ClockCommand.EndStop("hearing", "听证结束", "w")));

        assertThat(stopped(fixture)).isEmpty();
    }

    @Test
    @Tag("R-108")
    @Tag("R-110")
    @Tag("K-15")
    void aPauseOrAnInterruptionNeverStopsALicencesStatutoryClock() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        fixture.take(fixture.decide(stop("paused", Optional.empty())));
        assertThat(stopped(fixture)).containsExactly("promised", "step:onsite.2");
        fixture.take(fixture.decide(new ClockCommand.EndStop("paused", "继续", "w")));
        fixture.take(fixture.decide(new ClockCommand.Interrupt(Limit.workingDays(3), "等待", "w")));
        assertThat(stopped(fixture)).containsExactly("promised", "step:onsite.2");
        assertRefused(
                fixture.decide(stop("tender", Optional.of(Limit.days(1)))),
                org.sunhall.clocks.ClockRejection.GROUND_NOT_LISTED);
    }

    @Test
    @Tag("R-108")
    void aLicenceDefinitionWhoseStatutoryClockCouldStopOnOtherGroundsIsNone() {
        CaseDefinition good = CaseFixture.LICENCE;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaseDefinition(
                        good.item(),
                        good.itemName(),
                        "licence",
                        good.edition(),
                        good.org(),
                        good.jurisdiction(),
                        good.flow(),
                        good.reader(),
                        good.notice(),
                        good.supplement(),
                        good.promised(),
                        good.promised(),
                        good.delivery(),
                        good.step(),
                        null,
                        "",
                        "",
                        Set.of(),
                        Set.of()));
    }

    @Test
    @Tag("R-092")
    @Tag("R-093")
    void hangingTheItemStopsInternalClocksOnlyAlsoThoseThatStartMeanwhile() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        fixture.take(fixture.decide(new ClockCommand.Hang(Text.same("三年未用"))));
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));

        assertThat(stopped(fixture)).containsExactly("promised", "step:decision.3");
        assertThat(fixture.state.clocks().get("statutory").isStopped()).isFalse();
        fixture.take(fixture.decide(new ClockCommand.Unhang(Text.same("恢复"))));
        assertThat(stopped(fixture)).isEmpty();
    }

    @Test
    @Tag("R-114")
    void nothingIsDecidedWhileTheLawsTimeStandsStill() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));
        fixture.take(fixture.decide(stop("appraisal", Optional.of(Limit.workingDays(5)))));

        assertRefused(fixture.complete("decision.3", "h", "grant"), CaseRejection.STOPPED);
        fixture.take(fixture.decide(new ClockCommand.EndStop("appraisal", "鉴定完成", "w")));
        fixture.take(fixture.complete("decision.3", "h", "grant"));
    }

    @Test
    @Tag("R-108")
    void aStepGoesBackToAnEarlierOneWithReasonsAndForwardAgain() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));

        assertRefused(
                fixture.decide(new StepCommand.ReturnTo("decision.3", "onsite", " ", "h")),
                CaseRejection.REASONS_MISSING);
        assertRefused(
                fixture.decide(new StepCommand.ReturnTo("decision.3", "intake", "重来", "h")), CaseRejection.NO_WAY_BACK);
        fixture.take(fixture.decide(new StepCommand.ReturnTo("decision.3", "onsite", "核查记录不全", "h")));

        assertThat(fixture.state.tasks()).extracting(OpenTask::id).containsExactly("onsite.4");
        assertThat(fixture.state.clocks().get("step:decision.3").ended()).isPresent();
        fixture.take(fixture.complete("onsite.4", "i1", "fit"));
        fixture.take(fixture.complete("onsite.4", "i2", "fit"));
        assertThat(fixture.state.tasks()).extracting(OpenTask::step).containsExactly("decision");
    }

    @Test
    @Tag("R-108")
    void oneOfTwoParallelStepsCannotGoBackAlone() {
        CaseFixture fixture = parallel();
        fixture.take(fixture.complete("survey.2", "i1", "done"));
        fixture.take(fixture.complete("survey.2", "i2", "done"));
        fixture.take(fixture.complete("opinion.3", "i1", "done"));

        assertRefused(
                fixture.decide(new StepCommand.ReturnTo("proposal.4", "survey", "重做", "h")), CaseRejection.NO_WAY_BACK);
    }

    @Test
    @Tag("R-043")
    void aStepThatWasHandedOverIsDoneByNobodyElse() {
        CaseFixture fixture = parallel();

        fixture.take(
                fixture.decide(new StepCommand.HandOver("opinion.3", "i2", StepCommand.How.STAND_IN, "原承办人休假", "h")));

        assertRefused(fixture.complete("opinion.3", "i1", "done"), CaseRejection.HELD_BY_ANOTHER);
        fixture.circumstances = Circumstances.of(Optional.empty(), Optional.of("i1"));
        fixture.take(fixture.complete("opinion.3", "i2", "done"));
        assertThat(last(fixture, CaseEvents.STEP_COMPLETED)
                        .data()
                        .path("standsInFor")
                        .asText())
                .isEqualTo("i1");
    }

    @Test
    @Tag("R-114")
    void whoIsRecusedOrHasHandledTheCaseDoesNotReviewIt() {
        CaseFixture fixture = parallel();
        fixture.take(fixture.complete("survey.2", "i1", "done"));
        fixture.take(fixture.complete("survey.2", "i2", "done"));
        fixture.take(fixture.complete("opinion.3", "i1", "done"));
        fixture.take(fixture.complete("proposal.4", "i1", "proposed"));

        assertRefused(fixture.complete("review.5", "i1", "agree"), CaseRejection.SAME_PERSON);
        fixture.take(fixture.decide(new StepCommand.Recuse("r", "与当事人有利害关系", "h")));
        assertRefused(fixture.complete("review.5", "r", "agree"), CaseRejection.RECUSED);
        fixture.take(fixture.complete("review.5", "r2", "agree"));
    }

    @Test
    @Tag("R-114")
    void aPenaltysTwoOfficersNeedValidCertificatesThatGoOnRecord() {
        CaseFixture fixture = penalty("c-1", "subject-1");
        fixture.take(fixture.complete("intake.1", "w", "accept"));

        assertRefused(fixture.complete("onsite.2", "i1", "fit"), CaseRejection.NOT_CERTIFIED);
        fixture.circumstances = Circumstances.of(Optional.of("32990001"), Optional.empty());
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));

        assertThat(last(fixture, CaseEvents.STEP_SIGNED)
                        .data()
                        .path("certificate")
                        .asText())
                .isEqualTo("32990001");
    }

    @Test
    @Tag("R-114")
    void aDecisionWithoutThePaperThatMustComeFirstIsRefused() throws Exception {
        JsonNode item =
                new ObjectMapper().readTree("{\"legality\":{\"papers\":{\"decision\":[\"extension-notice\"]}}}");
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.definition = CaseFixture.LICENCE.with(CaseRules.read(item, "licence"));
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));

        assertRefused(fixture.complete("decision.3", "h", "grant"), CaseRejection.DOCUMENT_MISSING);
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(1), "复杂", "i1")));
        fixture.take(fixture.decide(new CaseCommand.DecideExtension(true, "同意", "h")));
        fixture.take(fixture.complete("decision.3", "h", "grant"));
    }

    @Test
    void anOperationThatTheEditionDoesNotListIsRefused() throws Exception {
        JsonNode item = new ObjectMapper().readTree("{\"operations\":[\"extend\"]}");
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.definition = CaseFixture.LICENCE.with(CaseRules.read(item, "licence"));

        assertRefused(fixture.decide(stop("hearing", Optional.of(Limit.days(1)))), CaseRejection.NOT_ALLOWED);
        assertRefused(fixture.decide(new CaseCommand.Withdraw("不办了")), CaseRejection.NOT_ALLOWED);
        fixture.take(fixture.decide(new CaseCommand.RequestExtension(Limit.workingDays(1), "复杂", "i1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaseRules.read(new ObjectMapper().readTree("{\"operations\":[\"fly\"]}"), "licence"));
    }

    @Test
    @Tag("R-120")
    void aStepDoneOutsideKeepsTheActsOwnTimeAndLateEntryIsMarked() {
        CaseFixture fixture = parallel();
        Instant act = fixture.now;
        fixture.now = act.plus(Duration.ofDays(5));

        assertRefused(outside(fixture, "opinion.3", fixture.now.plusSeconds(1)), CaseRejection.WRONG_TIME);
        assertRefused(outside(fixture, "opinion.3", act.minusSeconds(1)), CaseRejection.WRONG_TIME);
        fixture.take(outside(fixture, "opinion.3", act));

        JsonNode data = last(fixture, CaseEvents.STEP_COMPLETED).data();
        assertThat(data.path("actAt").asText()).isEqualTo(act.toString());
        assertThat(data.path("late").asBoolean()).isTrue();
    }

    @Test
    @Tag("R-105")
    @Tag("R-096")
    void aPenaltyEnteredLaterThanOneWorkingDayAfterTheActIsMarked() {
        Instant thursday = Instant.parse("2026-03-05T02:00:00Z");

        assertThat(entered(thursday, "2026-03-06T09:00:00Z").isLateEntry()).isFalse();
        assertThat(entered(thursday, "2026-03-06T16:00:00Z").isLateEntry()).isTrue();
        CaseState state = entered(thursday, "2026-03-06T09:00:00Z");
        assertThat(state.clocks()).as("no application, so no notice clock").containsOnlyKeys("filing");
    }

    @Test
    @Tag("R-121")
    void aThirdPartysResultIsRecordedOnceAndNeverByTheOfficeItself() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(fixture.decide(result("t-1", "market", fixture.now)), CaseRejection.RESULT_FIXED);
        assertRefused(fixture.decide(result("t-1", "lab", fixture.now.plusSeconds(9))), CaseRejection.WRONG_TIME);
        fixture.take(fixture.decide(result("t-1", "lab", fixture.now)));
        assertRefused(fixture.decide(result("t-1", "lab", fixture.now)), CaseRejection.RESULT_FIXED);
        assertThat(fixture.state.facts().at("/thirdParty/appraisal").asText()).isEqualTo("unfit");
    }

    @Test
    @Tag("R-265")
    void wrongDataIsCorrectedByFourDifferentPeopleAsNewEvents() {
        CaseFixture fixture = CaseFixture.aDecidedCase();
        RecordCommand.RequestCorrection request = new RecordCommand.RequestCorrection(
                "k-1", Correction.Kind.PROCESS, "/applicant/name", TextNode.valueOf("更正后"), "录入错误", "a");

        assertRefused(fixture.decide(new RecordCommand.ExecuteCorrection("d")), CaseRejection.NO_CORRECTION);
        fixture.take(fixture.decide(request));
        assertRefused(fixture.decide(request), CaseRejection.CORRECTION_PENDING);
        assertRefused(fixture.decide(new RecordCommand.ApproveCorrection(true, "", "c")), CaseRejection.NO_CORRECTION);
        assertRefused(fixture.decide(new RecordCommand.ReviewCorrection(true, "", "a")), CaseRejection.SAME_PERSON);
        fixture.take(fixture.decide(new RecordCommand.ReviewCorrection(true, "", "b")));
        fixture.take(fixture.decide(new RecordCommand.ApproveCorrection(true, "", "c")));
        assertRefused(fixture.decide(new RecordCommand.ExecuteCorrection("b")), CaseRejection.SAME_PERSON);
        fixture.take(fixture.decide(new RecordCommand.ExecuteCorrection("d")));

        assertThat(fixture.state.form().at("/applicant/name").asText()).isEqualTo("更正后");
        assertThat(fixture.events.get(0).personal().get("form"))
                .as("what was stays readable")
                .contains("演示餐饮店");
        assertThat(fixture.events).noneMatch(event -> event.data().toString().contains("更正后"));
    }

    @Test
    @Tag("R-108")
    void twoPenaltiesOfOneSubjectGoTogetherUnderTheHigherRule() {
        CaseFixture one = penalty("c-1", "subject-1");
        CaseFixture two = penalty("c-2", "subject-1");
        CaseFixture stranger = penalty("c-3", "subject-2");

        one.circumstances = Circumstances.NONE.with(stranger.state);
        assertRefused(
                one.decide(new EndingCommand.MergeInto(new CaseId("c-3"), "同一行为", "h")), CaseRejection.OTHER_CASE);
        one.circumstances = Circumstances.NONE.with(two.state);
        two.circumstances = Circumstances.NONE.with(one.state);
        assertRefused(
                two.decide(new EndingCommand.TakeIn(new CaseId("c-1"), "", "同一行为", "h")),
                CaseRejection.REASONS_MISSING);
        two.take(two.decide(new EndingCommand.TakeIn(new CaseId("c-1"), "食品安全法第124条", "同一行为", "h")));
        one.take(one.decide(new EndingCommand.MergeInto(new CaseId("c-2"), "同一行为", "h")));

        assertThat(one.state.stage()).isEqualTo(Stage.MERGED);
        assertThat(one.state.mergedInto()).contains(new CaseId("c-2"));
        assertThat(two.state.takenIn()).containsExactly(new CaseId("c-1"));
    }

    @Test
    @Tag("R-102")
    void aSupplementLateForAGoodReasonGetsMoreTimeBeforeItIsTooLate() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        fixture.take(fixture.complete("intake.1", "w", "supplement"));
        fixture.now = fixture.now.plus(Duration.ofDays(3));
        fixture.take(fixture.decide(new ClockCommand.GrantTime(Limit.workingDays(5), "住院", "w")));

        fixture.now = CaseFixture.FILED.plus(Duration.ofDays(16));
        assertRefused(fixture.decide(new CaseCommand.ExpireClock("supplement")), CaseRejection.NOT_NOW);
        fixture.now = CaseFixture.FILED.plus(Duration.ofDays(30));
        fixture.take(fixture.decide(new CaseCommand.ExpireClock("supplement")));
        assertThat(fixture.state.stage()).isEqualTo(Stage.ABANDONED);
    }

    @Test
    @Tag("R-103")
    void aSupplementComesBackOnlineOrThroughTheCounter() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        fixture.take(fixture.complete("intake.1", "w", "supplement"));

        fixture.take(fixture.decide(
                new CaseCommand.Supply(CaseFixture.form(), Map.of(), Application.Route.COUNTER, Optional.of("w"))));

        JsonNode data = last(fixture, CaseEvents.SUPPLIED).data();
        assertThat(data.path("route").asText()).isEqualTo("counter");
        assertThat(data.path("enteredBy").asText()).isEqualTo("w");
        assertThat(data.path("tell").asText()).isEqualTo("assisting");
    }

    @Test
    @Tag("R-102")
    void deemedAcceptanceAndAbandonmentAreExplainedDayByDay() {
        CaseFixture fixture = CaseFixture.aFiledCase();
        StatutoryClock notice = fixture.state.clocks().get("notice");
        ClockReading reading = fixture.definition.reader().read(notice, fixture.now);

        assertThat(reading.days()).hasSize(7);
        assertThat(reading.explain()).anySatisfy(line -> assertThat(line.zh()).contains("2026年3月7日", "周末,不计入"));
        assertThat(reading.explain()).last().satisfies(line -> assertThat(line.en())
                .contains("2026-03-09"));
        fixture.now = reading.due().minusMillis(1);
        assertRefused(fixture.decide(new CaseCommand.ExpireClock("notice")), CaseRejection.NOT_NOW);
        fixture.now = reading.due();
        fixture.take(fixture.decide(new CaseCommand.ExpireClock("notice")));

        StatutoryClock statutory = fixture.state.clocks().get("statutory");
        assertThat(fixture.definition
                        .reader()
                        .read(statutory, fixture.now)
                        .explain()
                        .get(0)
                        .zh())
                .as("from the day of receipt")
                .contains("自2026年3月2日起算");
    }

    @Test
    void aChangedCalendarIsRecordedWithOldAndNewDueDates() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        WorkCalendar before = WorkCalendar.china()
                .with(WorkCalendar.of(
                        List.of(new CalendarDay(LocalDate.of(2026, 3, 4), DayKind.HOLIDAY, Text.same("原定"))),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)));

        fixture.take(fixture.decide(new ClockCommand.RecordCalendarChange(before, "国办发明电", fixture.now)));

        JsonNode data = last(fixture, CaseEvents.CLOCK_REPROJECTED).data();
        assertThat(data.path("oldDueDate").asText())
                .isGreaterThan(data.path("newDueDate").asText());
        assertRefused(
                fixture.decide(new ClockCommand.RecordCalendarChange(WorkCalendar.china(), "同上", fixture.now)),
                CaseRejection.NOT_NOW);
        assertRefused(
                fixture.decide(new ClockCommand.RecordCalendarChange(before, "国办发明电", java.time.Instant.EPOCH)),
                CaseRejection.NOT_NOW);
    }

    @Test
    void aCommitmentIsDecidedCheckedAfterwardsAndRevokedWhenItWasNotKept() {
        CaseFixture fixture = new CaseFixture();
        fixture.definition = CaseFixture.PARALLEL;
        fixture.take(CaseMachine.submit(application("c-1", List.of(), true), fixture.definition, fixture.now, fixture));
        fixture.take(fixture.complete("intake.1", "w", "accept"));
        fixture.take(fixture.complete("survey.2", "i1", "done"));
        fixture.take(fixture.complete("survey.2", "i2", "done"));
        fixture.take(fixture.complete("opinion.3", "i1", "done"));
        fixture.take(fixture.complete("proposal.4", "i1", "proposed"));
        fixture.take(fixture.complete("review.5", "r", "agree"));
        fixture.take(fixture.complete("decision.6", "h", "grant"));
        fixture.take(fixture.complete("deliver.7", "w", "delivered"));

        assertThat(fixture.state.stage()).isEqualTo(Stage.CLOSED);
        assertThat(fixture.state.clocks().get("follow-up").ended())
                .as("the check lives on")
                .isEmpty();
        fixture.take(fixture.decide(new EndingCommand.CheckFollowUp(false, "承诺的设备没有", "i1")));
        fixture.take(fixture.decide(new EndingCommand.Revoke("commitment-broken", "行政许可法第69条", "承诺不实", "h")));

        assertThat(fixture.state.stage()).isEqualTo(Stage.REVOKED);
        assertRefused(
                CaseMachine.submit(application("c-2", List.of(), true), CaseFixture.LICENCE, fixture.now, fixture),
                CaseRejection.NOT_ALLOWED);
    }

    @Test
    void aCaseIsTerminatedOnATypedGroundBeforeItsDecision() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();

        assertRefused(fixture.decide(new EndingCommand.Terminate("", "b", "注销", "h")), CaseRejection.REASONS_MISSING);
        fixture.take(fixture.decide(new EndingCommand.Terminate("party-gone", "b", "企业注销", "h")));

        assertThat(fixture.state.stage()).isEqualTo(Stage.TERMINATED);
        assertThat(fixture.state.clocks().values())
                .allMatch(clock -> clock.ended().isPresent());
    }

    @Test
    void everyOperationHasAnIdAndATitle() {
        for (Operation operation : Operation.values()) {
            assertThat(Operation.of(operation.id())).contains(operation);
            assertThat(operation.title().zh()).matches(".*\\p{IsHan}.*");
        }
        assertThat(Operation.usualFor("penalty")).contains(Operation.MERGE).doesNotContain(Operation.WITHDRAW);
        assertThat(StopGround.ITEM_HUNG.basis()).isNotBlank();
    }

    @Test
    @Tag("R-104")
    @Tag("R-129")
    void whatIsCollectedInTheHallIsHandedOverOnlyAfterTheIdentityPaperWasSeen() {
        CaseFixture fixture = numbered();
        fixture.take(fixture.decide(new RecordCommand.ChooseDelivery(Delivery.HALL, "", "p-1")));
        String handing = fixture.state.tasks().get(0).id();
        assertRefused(fixture.complete(handing, "w", "delivered"), CaseRejection.NOT_VERIFIED);

        fixture.take(fixture.decide(verify(Verification.PHONE, true)));
        assertRefused(fixture.complete(handing, "w", "delivered"), CaseRejection.NOT_VERIFIED);
        assertRefused(
                fixture.decide(new RecordCommand.VerifyParty(Verification.IN_PERSON, true, " ", "w")),
                CaseRejection.REASONS_MISSING);
        fixture.take(fixture.decide(verify(Verification.IN_PERSON, true)));
        fixture.take(fixture.decide(verify(Verification.IN_PERSON, false)));
        assertRefused(fixture.complete(handing, "w", "delivered"), CaseRejection.NOT_VERIFIED);
        fixture.take(fixture.decide(verify(Verification.IN_PERSON, true)));
        fixture.take(fixture.complete(handing, "w", "delivered"));

        JsonNode served = last(fixture, CaseEvents.DELIVERED).data();
        assertThat(served.path("way").asText()).isEqualTo("hall");
        assertThat(served.path("verified").toString()).isEqualTo("[\"phone\",\"in-person\"]");
        assertThat(fixture.state.clocks().get("delivery").ended()).isPresent();
    }

    @Test
    @Tag("R-104")
    @Tag("R-129")
    void thePostTakesItAfterATelephoneCallAndOneVerifiesAgainWhenTheAddressChanged() {
        CaseFixture fixture = numbered();
        assertRefused(
                fixture.decide(new RecordCommand.ChooseDelivery(Delivery.POST, " ", "p-1")),
                CaseRejection.NOTHING_THERE);
        fixture.take(fixture.decide(new RecordCommand.ChooseDelivery(Delivery.POST, "阳光路 1 号", "p-1")));
        fixture.take(fixture.decide(verify(Verification.PHONE, true)));
        fixture.take(fixture.decide(new RecordCommand.ChooseDelivery(Delivery.POST, "阳光路 2 号", "p-1")));
        String handing = fixture.state.tasks().get(0).id();
        assertRefused(fixture.complete(handing, "w", "delivered"), CaseRejection.NOT_VERIFIED);

        fixture.take(fixture.decide(verify(Verification.SMS, true)));
        fixture.take(fixture.complete(handing, "w", "delivered"));

        CaseEvent chosen = last(fixture, CaseEvents.DELIVERY_CHOSEN);
        assertThat(chosen.personal()).containsEntry("address", "阳光路 2 号");
        assertThat(chosen.data().toString()).doesNotContain("阳光路");
        assertRefused(fixture.decide(new RecordCommand.ChooseDelivery(Delivery.HALL, "", "p-1")), CaseRejection.ENDED);
    }

    @Test
    @Tag("R-127")
    void aStepHandledTooLateStaysItsOwnAndTakesNothingFromTheNext() {
        CaseFixture fixture = CaseFixture.anAcceptedCase();
        fixture.now = fixture.now.plus(Duration.ofDays(12));
        assertThat(read(fixture, "step:onsite.2").lamp()).isEqualTo(Lamp.RED);

        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));

        StatutoryClock late = fixture.state.clocks().get("step:onsite.2");
        assertThat(late.ended()).isPresent();
        assertThat(late.ended().get().at()).as("on record when it was done").isEqualTo(fixture.now);
        assertThat(read(fixture, "step:onsite.2").lamp()).as("for good").isEqualTo(Lamp.RED);
        ClockReading next = read(fixture, "step:decision.3");
        assertThat(fixture.state.clocks().get("step:decision.3").startedAt()).isEqualTo(fixture.now);
        assertThat(next.lamp()).isNotEqualTo(Lamp.RED);
        LocalDate today =
                LocalDate.ofInstant(fixture.now, fixture.definition.reader().zone());
        assertThat(next.dueDate())
                .as("with all of its time")
                .isEqualTo(fixture.definition.reader().lastDay(today, Limit.workingDays(2)));
        fixture.take(fixture.complete("decision.3", "h", "grant"));
        assertThat(fixture.state.result()).contains("granted");
    }

    private static ClockReading read(CaseFixture fixture, String clock) {
        return fixture.definition.reader().read(fixture.state.clocks().get(clock), fixture.now);
    }

    @Test
    @Tag("R-130")
    void afterTheCloseOthersGetOneCopyEachAndMayReadFromThenOn() {
        CaseFixture fixture = numbered();
        OrgId fire = new OrgId("fire");
        assertRefused(fixture.decide(new RecordCommand.CopyTo(fire, "日常监管", "h")), CaseRejection.NOT_NOW);
        fixture.take(fixture.complete(fixture.state.tasks().get(0).id(), "w", "delivered"));

        assertRefused(fixture.decide(new RecordCommand.CopyTo(fire, " ", "h")), CaseRejection.REASONS_MISSING);
        assertRefused(
                fixture.decide(new RecordCommand.CopyTo(fixture.state.org(), "日常监管", "h")),
                CaseRejection.NOTHING_THERE);
        fixture.take(fixture.decide(new RecordCommand.CopyTo(fire, "日常监管", "h")));
        assertRefused(fixture.decide(new RecordCommand.CopyTo(fire, "日常监管", "h")), CaseRejection.COPIED_ALREADY);

        assertThat(fixture.state.copiedTo()).containsExactly(fire);
        assertThat(fixture.state.helpers()).containsExactly(fire);
        CaseEvent copied = last(fixture, CaseEvents.COPIED);
        assertThat(copied.data().path("result").asText()).isEqualTo("granted");
        assertThat(copied.data().toString()).doesNotContain("日常监管");
        assertThat(fixture.state.stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void whoSaysNothingOfDeliveryIsServedAsTheFlowSays() {
        CaseFixture fixture = numbered();

        fixture.take(fixture.complete(fixture.state.tasks().get(0).id(), "w", "delivered"));

        assertThat(last(fixture, CaseEvents.DELIVERED).data().has("way")).isFalse();
    }

    private static CaseFixture numbered() {
        CaseFixture fixture = CaseFixture.aDecidedCase();
        fixture.take(fixture.decide(new CaseCommand.FinishTask(
                fixture.state.tasks().get(0).id(),
                JsonNodeFactory.instance.objectNode().put("n", 1))));
        return fixture;
    }

    private static RecordCommand verify(Verification way, boolean confirmed) {
        return new RecordCommand.VerifyParty(way, confirmed, "核对姓名和证件号码后四位", "w");
    }

    private static CaseFixture parallel() {
        CaseFixture fixture = CaseFixture.aFiledCase(CaseFixture.PARALLEL, "c-1");
        fixture.take(fixture.complete("intake.1", "w", "accept"));
        return fixture;
    }

    private static CaseFixture penalty(String id, String subject) {
        CaseFixture fixture = new CaseFixture();
        fixture.definition =
                CaseFixture.definition("licence.bpmn", "penalty", "penalty-1", CaseRules.usualFor("penalty"));
        List<Party> parties = List.of(new Party(subject, Party.PartyRole.SUBJECT, "organisation"));
        fixture.take(CaseMachine.submit(application(id, parties, false), fixture.definition, fixture.now, fixture));
        return fixture;
    }

    private static CaseState entered(Instant act, String at) {
        CaseFixture fixture = new CaseFixture();
        fixture.definition = CaseFixture.PARALLEL;
        fixture.now = Instant.parse(at);
        Application application = new Application(
                new CaseId("c-1"),
                "S0000000000000A0",
                new PersonId("w"),
                "organisation",
                CaseFixture.form(),
                Map.of(),
                Map.of(),
                Application.Route.EX_OFFICIO,
                Optional.of("w"),
                List.of(),
                Optional.of(act),
                false,
                Map.of(),
                Optional.empty());
        return fixture.take(CaseMachine.submit(application, fixture.definition, fixture.now, fixture))
                .state();
    }

    private static Application application(String id, List<Party> parties, boolean commitment) {
        return new Application(
                new CaseId(id),
                "S0000000000000A0",
                new PersonId("p-1"),
                "organisation",
                CaseFixture.form(),
                Map.of(),
                Map.of(),
                Application.Route.ONLINE,
                Optional.empty(),
                parties,
                Optional.empty(),
                commitment,
                Map.of(),
                Optional.empty());
    }

    private static ClockCommand.Stop stop(String ground, Optional<Limit> expected) {
        return new ClockCommand.Stop(ground, "理由", expected, "w");
    }

    private static RecordCommand result(String id, String by, Instant at) {
        return new RecordCommand.RecordThirdParty(
                id, by, "appraisal", "unfit", JsonNodeFactory.instance.objectNode(), List.of(), at, "w");
    }

    private static Outcome<Decision> outside(CaseFixture fixture, String task, Instant act) {
        return fixture.decide(new CaseCommand.CompleteStep(
                task,
                "i1",
                "done",
                "意见",
                List.of(),
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                Optional.of(act)));
    }

    private static List<String> stopped(CaseFixture fixture) {
        return fixture.state.clocks().values().stream()
                .filter(StatutoryClock::isStopped)
                .map(StatutoryClock::id)
                .toList();
    }

    private static CaseEvent last(CaseFixture fixture, String type) {
        return fixture.events.stream()
                .filter(event -> event.type().equals(type))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static void assertRefused(Outcome<Decision> outcome, RejectionCode code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code())).contains(code);
    }
}
