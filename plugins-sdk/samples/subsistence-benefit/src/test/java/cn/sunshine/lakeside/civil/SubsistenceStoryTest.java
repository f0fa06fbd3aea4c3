package cn.sunshine.lakeside.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Packs;
import org.sunhall.testkit.HappenedEvent;
import org.sunhall.testkit.PluginUnderTest;
import org.sunhall.testkit.Story;

/** 最低生活保障, from the township's window to the district's confirmation. */
class SubsistenceStoryTest {

    private static final PluginUnderTest PLUGIN = PluginUnderTest.inProject();

    private static Story surveyed() {
        return Story.of(PLUGIN)
                .under(Packs.sunshine())
                .from("2026-03-02")
                .applies("family-of-two.json")
                .at("window")
                .does("accept")
                .passes("3wd")
                .at("surveyor", "he")
                .finding("visited", "2026-03-05")
                .does("surveyed")
                .at("surveyor", "lin")
                .does("surveyed");
    }

    @Test
    void aFamilyInNeedIsConfirmedByTheDistrict() {
        surveyed()
                .at("head")
                .does("for")
                .then()
                .waitsAt("LocalNotice")
                .and()
                .passes("7d")
                .at("window")
                .does("no-objection")
                .at("examiner")
                .does("for")
                .at("head")
                .does("grant")
                .then()
                .result("granted")
                .paper("grant-decision")
                .contains("共2人", "自次月起")
                .clock("delivery")
                .total("3wd")
                .and()
                .at("window")
                .does("delivered")
                .then()
                .stage("closed")
                .papers("application", "acceptance-notice", "local-notice", "grant-decision");
    }

    /** The integration tests compare what the running platform records with the same file. */
    @Test
    void theEventsAreThoseThatThePlatformRecords() throws Exception {
        Story story = surveyed()
                .at("head")
                .does("for")
                .at("window")
                .does("no-objection")
                .at("examiner")
                .does("for")
                .at("head")
                .does("grant")
                .at("window")
                .does("delivered");

        assertThat(story.events().stream().map(HappenedEvent::type))
                .containsExactlyElementsOf(Files.readAllLines(Path.of("src/test/resources/family-of-two.events")));
    }

    @Test
    @Tag("R-148")
    void theStepsAndTheirClocksBelongToTheTownshipOfTheApplicant() {
        Story story = surveyed();

        assertThat(story.events())
                .filteredOn(event -> event.type().equals("case.step-opened"))
                .extracting(event -> event.data().path("step").asText() + " "
                        + event.data().path("org").asText())
                .containsExactly(
                        "Intake sunshine-lakeside-linhu",
                        "Survey sunshine-lakeside-linhu",
                        "FirstOpinion sunshine-lakeside-linhu");
        assertThat(Story.of(PLUGIN)
                        .applies("family-of-two.json", form -> form.withObject("/applicant")
                                .put("township", "sunshine-lakeside-wangshan"))
                        .state()
                        .helpers())
                .extracting(OrgId::value)
                .containsExactly("sunshine-lakeside-wangshan");
    }

    @Test
    @Tag("R-133")
    void theMembersOfTheHouseholdAreParties() {
        assertThat(surveyed().state().parties())
                .as("the applicant stands in the form's own place")
                .extracting(party -> party.role().id())
                .containsExactly("household-member");
    }

    @Test
    void theVisitTakesTwoPeople() {
        Story.of(PLUGIN)
                .applies("family-of-two.json")
                .at("window")
                .does("accept")
                .at("surveyor", "he")
                .does("surveyed")
                .at("surveyor", "he")
                .tries("surveyed")
                .then()
                .refused("signed-already")
                .waitsAt("Survey");
    }

    @Test
    @Tag("R-236")
    void theLocalNoticeShowsNothingPrivate() {
        surveyed()
                .at("head")
                .does("for")
                .then()
                .paper("local-notice")
                .contains("演示村", "何谷雨", "2 人", "公示期七日，期满撤下")
                .saysNothingOf("320102196203150", "三组八号", "13800000001", "何秋分");
    }

    @Test
    void anObjectionLeadsToAnAppraisalAndANewOpinion() {
        surveyed()
                .at("head")
                .does("for")
                .passes("4d")
                .at("window")
                .does("objection", "群众反映该户有未申报的经营收入。")
                .then()
                .waitsAt("Appraisal")
                .and()
                .at("surveyor", "he")
                .does("appraised")
                .at("surveyor", "lin")
                .does("appraised")
                .at("head")
                .does("against", "经重新调查，家庭人均月收入高于保障标准。")
                .then()
                .waitsAt("CountyReview");
    }

    @Test
    void aRefusalIsGivenInWritingWithReasonsAndRemedies() {
        surveyed()
                .at("head")
                .does("against", "家庭人均月收入高于保障标准。")
                .passes("7d")
                .at("window")
                .does("no-objection")
                .at("examiner")
                .does("against", "家庭人均月收入高于保障标准。")
                .at("head")
                .tries("refuse")
                .then()
                .refused("reasons-missing")
                .and()
                .at("head")
                .does("refuse", "家庭人均月收入高于保障标准。")
                .then()
                .paper("refusal-decision")
                .contains("高于保障标准", "行政复议", "行政诉讼");
    }

    @Test
    void theLawsThirtyWorkingDaysCanBecomeFortyFive() {
        surveyed()
                .then()
                .clock("statutory")
                .total("30wd")
                .and()
                .at("examiner")
                .asksForMoreTime("15wd", "需要跨省核对家庭财产。")
                .at("head")
                .grantsMoreTime()
                .then()
                .clock("statutory")
                .total("45wd");
    }
}
