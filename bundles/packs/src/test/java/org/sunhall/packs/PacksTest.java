package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockRules;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StopGround;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.JurisdictionId;

class PacksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void holdsTheLimitsOfNationalLaw() {
        Pack national = Packs.national();

        assertThat(national.limit("notice.supplement", TODAY)).isEqualTo(Limit.workingDays(5));
        assertThat(national.limit("licence.decision", TODAY)).isEqualTo(Limit.workingDays(20));
        assertThat(national.limit("licence.decision.extension", TODAY)).isEqualTo(Limit.workingDays(10));
        assertThat(national.limit("remedy.reconsideration", TODAY)).isEqualTo(Limit.days(60));
        assertThat(national.amount("remedy.suit", TODAY)).isEqualTo(6);
        assertThat(national.limit("publication.licence", TODAY)).isEqualTo(Limit.workingDays(7));
        assertThat(national.names("licence.stop-grounds", TODAY))
                .containsExactlyInAnyOrderElementsOf(StopGround.licensingLaw45());
        assertThat(national.flag("publish-before-run", TODAY)).isTrue();
    }

    @Test
    void everyGroundOfPenaltyLawIsKnownToTheClocks() {
        assertThat(Packs.national().names("penalty.stop-grounds", TODAY))
                .allSatisfy(ground -> assertThat(StopGround.of(ground)).isPresent());
    }

    @Test
    void everyParameterNamesItsBasisAndSpeaksBothLanguages() {
        for (Pack pack : Packs.all()) {
            assertThat(pack.parameters(TODAY)).hasSizeGreaterThan(50).allSatisfy(parameter -> {
                assertThat(parameter.legalBasis()).isNotBlank();
                assertThat(parameter.title().zh()).isNotBlank();
                assertThat(parameter.title().en()).isNotBlank();
            });
        }
    }

    @Test
    void marksTheNumbersThatNoTextConfirms() {
        assertThat(Packs.national()
                        .parameter("licence.decision", TODAY)
                        .orElseThrow()
                        .certainty())
                .isEqualTo(Certainty.T);
        assertThat(Packs.national()
                        .parameter("food.decision", TODAY)
                        .orElseThrow()
                        .certainty())
                .isEqualTo(Certainty.K);
    }

    @Test
    void theDemoCityAnswersEveryRowOfTheTableOrInheritsIt() {
        Pack city = Packs.sunshine();
        for (int row = 1; row <= 20; row++) {
            String name = String.format(Locale.ROOT, "K-%02d", row);
            if (row == 4 || row == 7 || row == 8) {
                continue; // the review route, the disclosure fields of item types
            }
            assertThat(city.parameter(name, TODAY)).as(name).isPresent();
        }
        assertThat(city.limit("K-14", TODAY)).isEqualTo(Limit.workingDays(3));
    }

    @Test
    void theDemoCityReviewsInOneStageAndThenPublishes() {
        ReviewRoute route = Packs.sunshine().reviewRoute(ChangeKind.NEW, false, TODAY);

        assertThat(route.deciding()).singleElement().satisfies(stage -> {
            assertThat(stage.function()).isEqualTo("legal-review");
            assertThat(stage.act()).isEqualTo(StageAct.DECIDE);
            assertThat(stage.limit()).contains(Limit.workingDays(10));
        });
        assertThat(route.following()).extracting(ReviewStage::act).containsExactly(StageAct.PUBLISH);
    }

    @Test
    void everyPackHasARouteAndADeclarationRuleForEveryChange() {
        for (Pack pack : Packs.all()) {
            for (ChangeKind kind : ChangeKind.values()) {
                assertThat(pack.reviewRoute(kind, false, TODAY).deciding()).isNotEmpty();
                assertThat(pack.reviewRoute(kind, true, TODAY).deciding()).isNotEmpty();
            }
            for (ChangeTrigger trigger : ChangeTrigger.values()) {
                assertThat(pack.declaration(trigger, TODAY)).isPresent();
            }
        }
    }

    @Test
    void theDemoCityCountsBackwardsFromTheDayTheLawTakesEffect() {
        assertThat(Packs.sunshine().declaration(ChangeTrigger.LAW_CHANGE, TODAY))
                .contains(new DeclarationRule(
                        Limit.workingDays(15),
                        Anchor.EFFECTIVE_DATE_BACKWARDS,
                        Reading.AT_LEAST_THAT_EARLY,
                        "001第九(5)条",
                        false));
        assertThat(Packs.sunshine()
                        .declaration(ChangeTrigger.FUNCTION_CHANGE, TODAY)
                        .orElseThrow()
                        .anchor())
                .isEqualTo(Anchor.CHANGE_EVENT);
    }

    @Test
    void theDemoCityInheritsNationalLawAndHasItsOwnNumbersFirst() {
        Pack city = Packs.sunshine();

        assertThat(city.limit("licence.decision", TODAY)).isEqualTo(Limit.workingDays(20));
        assertThat(city.limit("supplement.period", TODAY)).isEqualTo(Limit.workingDays(10));
        assertThat(city.limit("supplement.period", LocalDate.of(2025, 12, 31)))
                .as("before its own value holds")
                .isEqualTo(Limit.workingDays(15));
        assertThat(city.division()).contains("329900");
        assertThat(city.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(city.functions()).containsKeys("legal-review", "efficiency-supervision", "enforcement-supervision");
        assertThat(city.parameters(TODAY)).extracting(Parameter::name).doesNotHaveDuplicates();
    }

    @Test
    void aJurisdictionWithoutItsOwnPackFollowsNationalLaw() {
        assertThat(Packs.of(new JurisdictionId("somewhere"))).isSameAs(Packs.national());
        assertThat(Packs.of(new JurisdictionId("sunshine"))).isSameAs(Packs.sunshine());
        assertThat(Packs.find(new JurisdictionId("somewhere"))).isEmpty();
    }

    @Test
    void hasTenPowerTypesAndPublicServicesToday() {
        assertThat(Packs.sunshine().itemTypes(TODAY))
                .extracting(ItemType::key)
                .containsExactlyInAnyOrder(
                        "licence",
                        "penalty",
                        "coercion",
                        "levy",
                        "benefit",
                        "inspection",
                        "confirmation",
                        "award",
                        "adjudication",
                        "other",
                        "public-service");
    }

    @Test
    void nonLicenceApprovalEndedIn2015() {
        assertThat(Packs.national().itemType("non-licence-approval", LocalDate.of(2014, 1, 1)))
                .isPresent();
        assertThat(Packs.national().itemType("non-licence-approval", TODAY)).isEmpty();
    }

    @Test
    void aLicenceDisclosesWhatTheThreeRulesAskForAndTheRemedies() {
        ItemType licence = Packs.sunshine().itemType("licence", TODAY).orElseThrow();

        assertThat(licence.required())
                .extracting(DisclosureField::key)
                .contains(
                        "code",
                        "name",
                        "legalBasis",
                        "conditions",
                        "fee",
                        "statutoryLimit",
                        "promisedLimit",
                        "department",
                        "place",
                        "phone",
                        "flowchart",
                        "serviceGuide",
                        "forms",
                        "faq",
                        "supervisionPhone",
                        "onlineLink",
                        "way",
                        "materials",
                        "result",
                        "complaintPhone",
                        "remedies");
        assertThat(licence.route()).isEqualTo("approval");
    }

    @Test
    void everyTypeOfPowerButPublicServiceDisclosesTheRemedies() {
        for (ItemType type : Packs.national().itemTypes(TODAY)) {
            assertThat(type.required().stream().anyMatch(field -> field.key().equals("remedies")))
                    .as(type.key())
                    .isEqualTo(!type.key().equals("public-service"));
        }
    }

    @Test
    void anUntoldApplicationIsDeemedAccepted() {
        ClockTerms terms = Packs.sunshine().clockTerms("notice", TODAY);

        assertThat(terms.budget()).isEqualTo(Limit.workingDays(5));
        assertThat(terms.warning()).isEqualTo(Limit.workingDays(2));
        assertThat(terms.owner()).isEqualTo(ClockOwner.OFFICE);
        assertThat(terms.onExpiry()).isEqualTo(ClockTerms.DEEMED_ACCEPTED);
        assertThat(terms.legalBasis()).contains("第32条");
        assertThat(terms.stopGrounds()).isEmpty();
        assertThat(Packs.sunshine().clockTerms("supplement", TODAY).owner()).isEqualTo(ClockOwner.PARTY);
    }

    @Test
    void aWarningIsShorterThanItsBudgetAndCountedInItsUnit() {
        Pack pack = Packs.national();

        assertThat(pack.warning("statutory", Limit.workingDays(20), TODAY)).isEqualTo(Limit.workingDays(3));
        assertThat(pack.warning("statutory", Limit.workingDays(2), TODAY)).isEqualTo(Limit.workingDays(1));
        assertThat(pack.warning("statutory", Limit.workingDays(1), TODAY)).isEqualTo(Limit.workingDays(0));
        assertThat(pack.warning("statutory", Limit.days(90), TODAY)).isEqualTo(Limit.days(5));
        assertThat(pack.warning("notice", Limit.days(7), TODAY)).isEqualTo(Limit.days(5));
        assertThat(pack.warning("entry", Limit.hours(24), TODAY)).isEqualTo(Limit.hours(4));
    }

    @Test
    void namesBothRemediesWithTheirPeriods() {
        assertThat(Packs.national().remedies(TODAY).zh()).contains("六十日", "行政复议", "六个月", "行政诉讼");
        assertThat(Packs.national().remedies(TODAY).en()).contains("sixty days", "six months");
    }

    @Test
    void givesAReaderUnderItsOwnRules() {
        assertThat(Packs.national().clockRules(TODAY)).isEqualTo(ClockRules.NATIONAL);
        assertThat(Packs.national()
                        .clockReader(WorkCalendar.china(), TODAY)
                        .lastDay(LocalDate.of(2026, 9, 24), Limit.days(7)))
                .as("1 October and the week after are holidays")
                .isEqualTo(LocalDate.of(2026, 10, 8));
    }

    @Test
    void saysWhichParameterIsMissingOrOfAnotherSort() {
        assertThatThrownBy(() -> Packs.national().limit("no.such", TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
        assertThatThrownBy(() -> Packs.national().limit("remedy.suit", TODAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Packs.national().limit("licence.decision", LocalDate.of(2003, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Packs.national().parameter("no.such", TODAY)).isEqualTo(Optional.empty());
    }
}
