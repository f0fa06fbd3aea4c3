package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.clocks.ClockFixture.at;
import static org.sunhall.clocks.ClockFixture.licenceTerms;
import static org.sunhall.clocks.ClockFixture.ok;
import static org.sunhall.clocks.ClockFixture.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;

class StatutoryClockTest {

    private final StatutoryClock clock = StatutoryClock.start("c-1", licenceTerms(), at("2026-09-01T10:00"));

    @Test
    void stopsOnAGroundOfTheLawAndRunsAgain() {
        StatutoryClock stopped = ok(clock.stop("inspection-testing", at("2026-09-02T10:00"), "样品送检"));

        assertThat(stopped.isStopped()).isTrue();
        assertThat(ok(stopped.resume(at("2026-09-05T10:00"))).isStopped()).isFalse();
        assertThat(clock.isStopped()).as("unchanged").isFalse();
    }

    @Test
    void refusesAGroundThatTheLawDoesNotList() {
        Rejection rejection = refusal(clock.stop("on-site-check", at("2026-09-02T10:00"), "现场核查"));

        assertThat(rejection.code()).isEqualTo(ClockRejection.GROUND_NOT_LISTED);
        assertThat(rejection.detail().zh()).contains("on-site-check", "听证", "专家评审");
        assertThat(refusal(clock.stop(null, at("2026-09-02T10:00"), "?")).code())
                .isEqualTo(ClockRejection.GROUND_NOT_LISTED);
    }

    @Test
    void aClockWithoutGroundsNeverStops() {
        ClockTerms notice = new ClockTerms(
                "notice",
                clock.terms().title(),
                ClockOwner.OFFICE,
                Limit.workingDays(5),
                Limit.workingDays(2),
                "32",
                ClockTerms.DEEMED_ACCEPTED,
                Set.of(),
                Optional.empty());
        StatutoryClock never = StatutoryClock.start("n", notice, at("2026-09-01T10:00"));

        assertThat(refusal(never.stop("hearing", at("2026-09-02T10:00"), "r")).code())
                .isEqualTo(ClockRejection.GROUND_NOT_LISTED);
        assertThat(refusal(never.extend(Limit.workingDays(1), "r", "p", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.NOT_EXTENDABLE);
    }

    @Test
    void isExtendedOnceUpToItsCap() {
        assertThat(refusal(clock.extend(Limit.workingDays(11), "r", "p-1", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.WRONG_EXTENSION);
        assertThat(refusal(clock.extend(Limit.workingDays(0), "r", "p-1", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.WRONG_EXTENSION);
        assertThat(refusal(clock.extend(Limit.days(5), "r", "p-1", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.WRONG_EXTENSION);

        StatutoryClock extended = ok(clock.extend(Limit.workingDays(10), "案情复杂", "p-1", at("2026-09-02T10:00")));

        assertThat(extended.total()).isEqualTo(Limit.workingDays(30));
        assertThat(refusal(extended.extend(Limit.workingDays(1), "r", "p-1", at("2026-09-03T10:00")))
                        .code())
                .isEqualTo(ClockRejection.ALREADY_EXTENDED);
    }

    @Test
    void asksForReasonsAndApproval() {
        assertThat(refusal(clock.extend(Limit.workingDays(1), " ", "p-1", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.REASON_MISSING);
        assertThat(refusal(clock.extend(Limit.workingDays(1), "r", "", at("2026-09-02T10:00")))
                        .code())
                .isEqualTo(ClockRejection.APPROVAL_MISSING);
        assertThat(refusal(clock.stop("hearing", at("2026-09-02T10:00"), null)).code())
                .isEqualTo(ClockRejection.REASON_MISSING);
    }

    @Test
    void nothingChangesAfterItsEnd() {
        StatutoryClock ended = ok(clock.end(at("2026-09-03T10:00"), "decided"));

        for (Outcome<StatutoryClock> change : List.of(
                ended.end(at("2026-09-04T10:00"), "again"),
                ended.stop("hearing", at("2026-09-04T10:00"), "r"),
                ended.resume(at("2026-09-04T10:00")),
                ended.extend(Limit.workingDays(1), "r", "p", at("2026-09-04T10:00")))) {
            assertThat(refusal(change).code()).isEqualTo(ClockRejection.ENDED);
        }
    }

    @Test
    void cannotStopTwiceNorRunWhileItRuns() {
        StatutoryClock stopped = ok(clock.stop("hearing", at("2026-09-02T10:00"), "r"));

        assertThat(refusal(stopped.stop("hearing", at("2026-09-03T10:00"), "r")).code())
                .isEqualTo(ClockRejection.ALREADY_STOPPED);
        assertThat(refusal(clock.resume(at("2026-09-03T10:00"))).code()).isEqualTo(ClockRejection.NOT_STOPPED);
    }

    @Test
    void nothingIsRecordedBeforeAnEarlierChange() {
        StatutoryClock stopped = ok(clock.stop("hearing", at("2026-09-02T10:00"), "r"));

        assertThat(refusal(clock.stop("hearing", at("2026-09-01T09:59"), "r")).code())
                .isEqualTo(ClockRejection.OUT_OF_ORDER);
        assertThat(refusal(stopped.resume(at("2026-09-02T09:59"))).code()).isEqualTo(ClockRejection.OUT_OF_ORDER);
        assertThat(refusal(stopped.end(at("2026-09-02T09:59"), "decided")).code())
                .isEqualTo(ClockRejection.OUT_OF_ORDER);
        assertThat(stopped.end(at("2026-09-02T10:00"), "decided").refusal()).isEmpty();
    }

    @Test
    void termsCountEverythingInOneUnit() {
        assertThatThrownBy(() -> terms(Limit.workingDays(20), Limit.days(3), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(Limit.workingDays(20), Limit.workingDays(3), Optional.of(Limit.days(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(Limit.workingDays(0), Limit.workingDays(0), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesStoredHistoriesThatCannotBe() {
        Stop open = new Stop("hearing", "r", at("2026-09-02T10:00"), Optional.empty());
        Stop later = new Stop("hearing", "r", at("2026-09-04T10:00"), Optional.of(at("2026-09-05T10:00")));

        assertThatThrownBy(() -> new StatutoryClock(
                        "c", clock.terms(), clock.startedAt(), List.of(), List.of(open, later), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StatutoryClock(
                        "c", clock.terms(), at("2026-09-03T10:00"), List.of(), List.of(open), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stop("hearing", "r", at("2026-09-02T10:00"), Optional.of(at("2026-09-02T09:00"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListOfTheLicensingLawIsExhaustive() {
        assertThat(StopGround.licensingLaw45())
                .containsExactlyInAnyOrder(
                        "hearing",
                        "tender",
                        "auction",
                        "inspection-testing",
                        "measurement",
                        "quarantine",
                        "appraisal",
                        "expert-review");
    }

    @Test
    void everyRejectionHasItsOwnIdAndATitleInBothLanguages() {
        Set<String> ids = new HashSet<>();
        for (ClockRejection rejection : ClockRejection.values()) {
            assertThat(rejection.id()).matches("clocks\\.[a-z-]+");
            assertThat(ids.add(rejection.id())).isTrue();
            assertThat(rejection.kind()).isNotNull();
            assertThat(rejection.title().zh()).isNotBlank();
            assertThat(rejection.title().en()).isNotBlank();
        }
    }

    private static Rejection refusal(Outcome<StatutoryClock> outcome) {
        return outcome.refusal().orElseThrow(() -> new AssertionError("was accepted"));
    }
}
