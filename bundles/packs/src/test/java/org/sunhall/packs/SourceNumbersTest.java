package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.JurisdictionId;

/** Table 1b of the requirements, row by row and source by source: what the five packs hold is what the texts say. */
class SourceNumbersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    /** The source is silent: the pack holds a value, and says that it chose it. */
    private static final String OWN = "own choice";
    /** Nothing of the kind exists under that source. */
    private static final String NONE = "none";

    private static final List<String> SOURCES = List.of("000", "001", "002", "003", "004");
    private static final List<Pack> PACKS =
            List.of("changzhou", "city-template", "jiangsu-aic", "xuzhou", "chongqing").stream()
                    .map(id -> Packs.find(new JurisdictionId(id)).orElseThrow())
                    .toList();

    @Test
    @Tag("K-01")
    @Tag("R-073")
    @Tag("R-074")
    @Tag("R-075")
    void anItemChangeIsDeclaredInDaysOrInWorkingDaysAsTheSourceSays() {
        row("K-01", "15d", "15wd", OWN, "20d", OWN);
    }

    @Test
    @Tag("K-02")
    @Tag("R-076")
    @Tag("R-077")
    @Tag("R-078")
    void theReviewAnswersInDaysOrInWorkingDaysAsTheSourceSays() {
        row("K-02", "15d", "10wd", OWN, "10d", OWN);
        assertThat(PACKS.get(2).limit("hang.review", TODAY)).hasToString("10wd");
    }

    @Test
    @Tag("K-03")
    void theDeclarationIsCountedFromWhatTheSourceSays() {
        row("K-03", "change-event", "effective-date-backwards", OWN, "publication", "government-decision");
        anchors(ChangeTrigger.LAW_CHANGE, "CHANGE_EVENT", "EFFECTIVE_DATE_BACKWARDS", "CHANGE_EVENT", "PUBLICATION");
        anchors(ChangeTrigger.FUNCTION_CHANGE, "CHANGE_EVENT", "CHANGE_EVENT", "CHANGE_EVENT", "CHANGE_EVENT");
    }

    @Test
    @Tag("K-04")
    @Tag("R-071")
    @Tag("R-080")
    @Tag("R-081")
    @Tag("R-083")
    @Tag("R-085")
    void itemsAreApprovedByWhomTheSourceNames() {
        assertThat(route(0, ChangeKind.NEW)).isEqualTo("legal-review:DECIDE 15d, legal-review:PUBLISH");
        assertThat(route(1, ChangeKind.NEW))
                .isEqualTo("department-legal:REVIEW, legal-review:DECIDE 10wd, handling:PUBLISH");
        assertThat(route(2, ChangeKind.CHANGE))
                .isEqualTo("department-legal:REVIEW 10wd, department-head:APPROVE, provincial-legal:DECIDE,"
                        + " information-centre:PUBLISH");
        assertThat(route(3, ChangeKind.NEW))
                .isEqualTo("department-legal:REVIEW, legal-review:DECIDE 10d, handling:PUBLISH");
        assertThat(route(4, ChangeKind.CHANGE)).isEqualTo("government:DECIDE 10wd, handling:PUBLISH");
    }

    @Test
    @Tag("K-04")
    @Tag("R-084")
    void aDepartmentLedFromAboveIsReviewedAboveAndFiledLocally() {
        assertThat(route(PACKS.get(3).reviewRoute(ChangeKind.NEW, true, TODAY)))
                .isEqualTo("superior:DECIDE 10d, legal-review:FILE, handling:PUBLISH");
    }

    @Test
    @Tag("R-091")
    @Tag("R-093")
    void hangingAndComingBackTakeTenWorkingDaysAtTheBureau() {
        assertThat(route(2, ChangeKind.HANG))
                .isEqualTo("unit-head:APPROVE, department-legal:REVIEW 10wd, department-head:DECIDE");
        assertThat(route(2, ChangeKind.UNHANG))
                .isEqualTo("department-legal:REVIEW 10wd, department-head:DECIDE, information-centre:PUBLISH");
        assertThat(PACKS.get(2).amount("hang.unused", TODAY)).isEqualTo(3);
    }

    @Test
    @Tag("K-05")
    void publicationStandsWhereTheSourcePutsIt() {
        row(
                "K-05",
                "review database publish",
                "review publish database",
                "review publish run",
                "review database publish",
                "decide publish");
        assertThat(PACKS).allSatisfy(pack -> assertThat(pack.flag("publish-before-run", TODAY))
                .as(pack.id())
                .isTrue());
    }

    @Test
    @Tag("K-06")
    @Tag("R-010")
    @Tag("R-011")
    @Tag("R-012")
    @Tag("R-013")
    @Tag("R-014")
    void eachSourceHasItsOwnSetOfPowerTypes() {
        row(
                "K-06",
                "licence penalty levy coercion benefit award confirmation requisition adjudication inspection"
                        + " non-licence-approval other",
                "licence non-licence-approval penalty confirmation benefit adjudication levy coercion other",
                "licence penalty levy coercion other",
                "licence non-licence-approval confirmation levy adjudication penalty coercion benefit other",
                "licence");
        LocalDate then = LocalDate.of(2014, 6, 1);
        assertThat(PACKS.get(0).itemTypes(then)).hasSize(12);
        assertThat(PACKS.get(1).itemTypes(then)).hasSize(9);
        assertThat(PACKS.get(2).itemTypes(then)).hasSize(5);
        assertThat(PACKS.get(3).itemTypes(then)).hasSize(9);
        assertThat(PACKS.get(4).itemTypes(TODAY)).extracting(ItemType::key).containsExactly("licence");
        assertThat(PACKS.get(0).itemTypes(TODAY))
                .as("非行政许可审批 ended in 2015")
                .hasSize(11)
                .extracting(ItemType::key)
                .doesNotContain("non-licence-approval");
    }

    @Test
    @Tag("K-07")
    @Tag("R-220")
    @Tag("R-221")
    @Tag("R-223")
    @Tag("R-224")
    @Tag("R-231")
    void aLicenceDisclosesTheFieldsOfItsSource() {
        disclosed(
                0,
                "licence",
                "R-220",
                "implementingSubject legalBasis powers content discretion procedure timeLimits supervisionWay status");
        disclosed(
                1,
                "licence",
                "R-221",
                "name implementingSubject legalBasis fee flowchart discretion statutoryLimit department place phone"
                        + " supervisionPhone");
        disclosed(
                2,
                "licence",
                "R-223",
                "code name legalBasis conditions fee statutoryLimit promisedLimit department place phone flowchart"
                        + " serviceGuide forms faq supervisionPhone");
        disclosed(
                3,
                "licence",
                "R-224",
                "code name legalBasis conditions fee handlingLimit promisedLimit department place phone flowchart"
                        + " serviceGuide forms faq supervisionPhone onlineLink");
        disclosed(
                4,
                "licence",
                "R-231",
                "name legalBasis flowchart way conditions statutoryLimit promisedLimit fee materials result dutyList"
                        + " accountability complaintPhone");
    }

    @Test
    @Tag("K-08")
    @Tag("R-225")
    @Tag("R-226")
    @Tag("R-227")
    @Tag("R-228")
    @Tag("R-229")
    @Tag("R-230")
    void penaltiesLeviesAndCoercionDiscloseTheFieldsOfTheirSource() {
        disclosed(
                2,
                "penalty",
                "R-225",
                "code name legalBasis procedure kinds handlingLimit department place phone supervisionPhone");
        disclosed(
                3,
                "penalty",
                "R-226",
                "code name legalBasis procedure kinds implementingSubject officeAddress supervisionPhone");
        disclosed(
                2,
                "levy",
                "R-227",
                "code name legalBasis levyConditions procedure implementingSubject place phone supervisionPhone");
        disclosed(
                3,
                "levy",
                "R-228",
                "code name legalBasis levyStandard procedure implementingSubject officeAddress supervisionPhone");
        disclosed(
                2,
                "coercion",
                "R-229",
                "code name legalBasis procedure handlingLimit department place phone supervisionPhone");
        disclosed(
                3,
                "coercion",
                "R-229",
                "code name legalBasis procedure implementingSubject officeAddress supervisionPhone");
        disclosed(
                2,
                "other",
                "R-230",
                "code name legalBasis procedure department place phone supervisionPhone serviceGuide flowchart");
        assertThat(PACKS.get(3).itemType("penalty", TODAY).orElseThrow().disclosure())
                .as("the lists of 003 leave out the contact phone, which may be disclosed all the same")
                .anySatisfy(field -> assertThat(field)
                        .extracting(DisclosureField::key, DisclosureField::required)
                        .containsExactly("phone", false));
    }

    @Test
    @Tag("K-09")
    @Tag("R-088")
    @Tag("R-089")
    @Tag("R-090")
    void whoGrantsNotOnline() {
        row("K-09", "joint-meeting government", OWN, OWN, "leading-group", OWN);
        assertThat(route(0, ChangeKind.EXEMPT)).isEqualTo("joint-meeting:REVIEW, government:DECIDE");
        assertThat(route(3, ChangeKind.EXEMPT)).isEqualTo("leading-group:DECIDE");
        assertThat(PACKS.get(4).names("exemption.classes", TODAY))
                .containsExactly("state-secret", "public-safety", "recognised-special-case");
    }

    @Test
    @Tag("K-10")
    void dataIsReportedWithinTheLagOfTheSource() {
        row("K-10", OWN, "3wd", OWN, "24h", OWN);
        assertThat(PACKS.get(3).flag("data.upload.key.real-time", TODAY)).isTrue();
    }

    @Test
    @Tag("K-11")
    void aPenaltyIsEnteredWithinAWorkingDayOrItsLatenessIsItselfAnAlarm() {
        row("K-11", OWN, "1wd", OWN, "true", NONE);
        assertThat(PACKS.get(4).itemType("penalty", TODAY)).isEmpty();
    }

    @Test
    @Tag("K-12")
    void inquiriesAreAnswered() {
        row("K-12", OWN, "3wd", OWN, OWN, OWN);
        assertThat(PACKS.get(4).names("answer.limit-sources", TODAY)).containsExactly("statutory", "promised");
    }

    @Test
    @Tag("K-13")
    void complaintsAreAnswered() {
        row("K-13", OWN, "10wd", OWN, OWN, OWN);
    }

    @Test
    @Tag("K-14")
    void theLegalOfficeIsAnswered() {
        row("K-14", "3wd", OWN, OWN, OWN, OWN);
    }

    @Test
    @Tag("K-15")
    void timeStopsInTheWaysOfTheSource() {
        row("K-15", OWN, OWN, "item-hang", "case-pause", "case-extend case-interrupt");
        assertThat(PACKS.get(2).names("pause.item", TODAY))
                .as("hanging never stops the statutory clock")
                .containsExactly("promised", "step");
        assertThat(PACKS.get(4).names("pause.record", TODAY)).containsExactly("reason", "length", "tell-applicant");
    }

    @Test
    @Tag("K-16")
    void alarmsClimbTheLadderOfTheSource() {
        row(
                "K-16",
                "warning-notice supervision-notice rectification-notice",
                "reminder supervision score",
                "warning alarm urging",
                "automatic-warning reminder supervision score",
                "yellow red docket");
    }

    @Test
    @Tag("K-17")
    void dataStaysOnlineAsLongAsTheSourceSays() {
        row("K-17", "3 year", OWN, OWN, "3 year", OWN);
        assertThat(PACKS.get(0).flag("retention.backup.permanent", TODAY)).isTrue();
        assertThat(PACKS.get(3).flag("retention.backup.permanent", TODAY)).isTrue();
    }

    @Test
    @Tag("K-18")
    void settingsAreEditedByWhomTheSourceNames() {
        row(
                "K-18",
                "legal-office-consents unit-administrator-edits",
                "legal-office-consents",
                "department-leader-approves information-centre-edits",
                "unified-process-management",
                "unit-leader-reviews unit-administrator-edits");
    }

    @Test
    @Tag("K-19")
    void selfBuiltSystemsMeetTheConditionsOfTheSource() {
        row(
                "K-19",
                "government-approval rebuilt-to-standard timely-exchange superior-system-filed",
                "government-approval",
                NONE,
                "accepted trial vertical-data-through-province",
                "must-dock");
        assertThat(PACKS.get(3).amount("self-built.trial", TODAY)).isEqualTo(6);
    }

    @Test
    @Tag("K-20")
    void performanceIsScoredByWhomTheSourceNames() {
        row(
                "K-20",
                "efficiency-supervision enforcement-supervision",
                "performance efficiency-supervision",
                "department-office",
                "hall-figures",
                "platform-authority public-rating");
    }

    @Test
    @Tag("R-062")
    void benchmarksAreDraftedByFourFactors() {
        assertThat(PACKS.get(1).names("discretion.factors", TODAY)).hasSize(4);
    }

    private static void row(String requirement, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            Pack pack = PACKS.get(i);
            Optional<Parameter> own = pack.own(requirement, TODAY);
            String what = requirement + " of " + pack.id();
            if (expected[i].equals(NONE)) {
                assertThat(own).as(what).isEmpty();
                continue;
            }
            Parameter parameter = own.orElseThrow(() -> new AssertionError(what + " is missing"));
            assertThat(parameter.legalBasis()).as(what).startsWith(SOURCES.get(i));
            if (expected[i].equals(OWN)) {
                assertThat(parameter.certainty()).as(what).isEqualTo(Certainty.O);
                assertThat(parameter.legalBasis()).as(what).contains("自定");
            } else {
                assertThat(written(parameter.value())).as(what).isEqualTo(expected[i]);
                assertThat(parameter.certainty()).as(what).isEqualTo(Certainty.T);
            }
        }
    }

    private static String written(ParameterValue value) {
        if (value instanceof ParameterValue.Time time) {
            return time.limit().toString();
        }
        if (value instanceof ParameterValue.Names names) {
            return String.join(" ", names.names());
        }
        if (value instanceof ParameterValue.Amount amount) {
            return amount.amount() + " " + amount.unit();
        }
        return String.valueOf(((ParameterValue.Flag) value).set());
    }

    private static void anchors(ChangeTrigger trigger, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(PACKS.get(i).declaration(trigger, TODAY).orElseThrow().anchor())
                    .as(PACKS.get(i).id())
                    .hasToString(expected[i]);
        }
    }

    private static String route(int pack, ChangeKind kind) {
        return route(PACKS.get(pack).reviewRoute(kind, false, TODAY));
    }

    private static String route(ReviewRoute route) {
        return route.stages().stream()
                .map(stage -> stage.function() + ":" + stage.act()
                        + stage.limit().map(limit -> " " + limit).orElse(""))
                .collect(Collectors.joining(", "));
    }

    /** The fields of the source in its order; behind them only the remedies, which the law of today adds. */
    private static void disclosed(int pack, String type, String source, String keys) {
        List<DisclosureField> required =
                PACKS.get(pack).itemType(type, TODAY).orElseThrow().required();
        assertThat(required.stream().map(DisclosureField::key).collect(Collectors.joining(" ")))
                .as("%s of %s after %s", type, PACKS.get(pack), source)
                .isEqualTo(keys + " remedies");
    }
}
