package org.sunhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Packs;
import org.sunhall.plugin.api.TaskResult;

/** The sample's whole story, and what the testkit says when a story is not true. */
class FoodLicenceStoryTest {

    private static final PluginUnderTest FOOD = PluginUnderTest.at(Samples.food());

    @Test
    void aRestaurantGetsItsLicence() {
        wholeStory();
    }

    @Test
    void theWholeStoryTakesLessThanASecond() {
        // The best of three: other work on the machine makes no story slow.
        List<Duration> runs = IntStream.range(0, 3).mapToObj(run -> timed()).toList();
        Duration best = Collections.min(runs);
        System.out.println("the whole story, run by run: "
                + runs.stream().map(run -> run.toMillis() + " ms").collect(Collectors.joining(", ")));
        assertThat(best).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration timed() {
        long from = System.nanoTime();
        wholeStory();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static void wholeStory() {
        Story.of(FOOD)
                .under(Packs.sunshine())
                .from("2026-03-02")
                .applies("restaurant.json")
                .then()
                .stage("submitted")
                .clock("notice")
                .due("2026-03-09")
                .paper("application")
                .contains("食品经营许可")
                .and()
                .at("window")
                .missing("layout", "布局图缺少面积标注。")
                .does("supplement")
                .passes("2d")
                .supplies("layout")
                .at("window")
                .does("accept")
                .then()
                .stage("handling")
                .clock("statutory")
                .total("10wd")
                .due("2026-03-18")
                .paper("acceptance-notice")
                .numbered("阳市监食受〔2026〕第 000001 号")
                .contains("2026年3月16日")
                .and()
                .at("examiner")
                .does("pass")
                .at("inspector", "inspector1")
                .does("pass")
                .at("inspector", "inspector1")
                .tries("pass")
                .then()
                .refused("signed-already")
                .waitsAt("SiteCheck")
                .and()
                .at("inspector", "inspector2")
                .does("pass")
                .at("section-chief")
                .asksForMoreTime("5wd", "需复核平面布局。")
                .at("head")
                .grantsMoreTime()
                .then()
                .clock("statutory")
                .total("15wd")
                .and()
                .at("section-chief")
                .does("grant")
                .at("head")
                .does("grant")
                .then()
                .stage("decided")
                .waitsAt("Issue")
                .result("granted")
                .fact("/licenceNumber", "JY23299000000016")
                .and()
                .at("window")
                .does("issued")
                .at("window")
                .does("delivered")
                .then()
                .stage("closed")
                .paper("licence")
                .contains("JY23299000000016")
                .papers(
                        "application",
                        "supplement-notice",
                        "acceptance-notice",
                        "extension-notice",
                        "grant-decision",
                        "licence");
    }

    /** At the window against an identity document, or by post; which of them stands in the record. */
    @ParameterizedTest
    @ValueSource(strings = {"delivered", "posted"})
    @Tag("R-129")
    void theDecisionIsHandedOverOrSentByPost(String way) {
        Story.of(FOOD)
                .under(Packs.sunshine())
                .from("2026-03-02")
                .applies("restaurant.json")
                .at("window")
                .does("accept")
                .at("examiner")
                .does("fail", "经营场所与禁止区域距离不足。")
                .at("section-chief")
                .does("refuse", "经营场所与禁止区域距离不足。")
                .at("head")
                .does("refuse", "经营场所与禁止区域距离不足。")
                .then()
                .waitsAt("Delivery")
                .and()
                .at("window")
                .does(way)
                .then()
                .stage("closed");
    }

    @Test
    void nobodyAnswersInTimeAndTheApplicationIsAcceptedFromItsReceipt() {
        Story.of(FOOD)
                .applies("restaurant.json")
                .passes("6wd")
                .then()
                .stage("handling")
                .clock("statutory")
                .due("2026-03-16");
    }

    @Test
    void anApplicantWhoSuppliesNothingIsDeemedToHaveGivenUp() {
        Story.of(FOOD)
                .applies("restaurant.json")
                .at("window")
                .missing("layout", "缺少签章。")
                .does("supplement")
                .passes("11wd")
                .then()
                .stage("abandoned");
    }

    @Test
    void aRefusalNeedsReasonsAndTheDecisionSaysThem() {
        Story.of(FOOD)
                .applies("restaurant.json")
                .at("window")
                .does("accept")
                .at("examiner")
                .does("fail", "经营场所与禁止区域距离不足。")
                .at("section-chief")
                .does("refuse", "经营场所与禁止区域距离不足。")
                .at("head")
                .tries("refuse")
                .then()
                .refused("reasons-missing")
                .and()
                .at("head")
                .does("refuse", "经营场所与禁止区域距离不足。")
                .then()
                .result("refused")
                .paper("refusal-decision")
                .contains("距离不足", "行政复议", "行政诉讼")
                .noPaper("licence");
    }

    @ParameterizedTest
    @MethodSource("org.sunhall.packs.Packs#all")
    void theSameStoryRunsUnderEveryPack(Pack pack) {
        Story.of(FOOD)
                .under(pack)
                .applies("restaurant.json")
                .at("window")
                .does("accept")
                .then()
                .clock("statutory")
                .due("2026-03-16");
    }

    @Test
    void anotherPlaceGivesTheApplicantMoreTime() {
        Pack generous = LocalRules.like(Packs.sunshine())
                .but("supplement.period", "20wd")
                .pack();

        Story.of(FOOD)
                .under(generous)
                .applies("restaurant.json")
                .at("window")
                .missing("layout", "缺少签章。")
                .does("supplement")
                .then()
                .clock("supplement")
                .total("20wd");
    }

    @Test
    void aTaskThatFailsLeavesTheCaseWaitingAndIsTriedAgain() {
        int[] calls = {0};
        PluginUnderTest flaky = FOOD.with(
                "licence-number",
                context -> ++calls[0] == 1
                        ? TaskResult.failed("编号库暂不可用", "the register is away")
                        : TaskResult.done(Map.of("licenceNumber", "JY-" + context.number())));

        Story.of(flaky)
                .nextNumber("LicenceNumber", 42)
                .applies("restaurant.json")
                .at("window")
                .does("accept")
                .at("examiner")
                .does("fail", "须现场复核。")
                .at("section-chief")
                .does("grant")
                .at("head")
                .does("grant")
                .then()
                .waitsAt("LicenceNumber")
                .and()
                .tasksAreTriedAgain()
                .then()
                .waitsAt("Issue")
                .fact("/licenceNumber", "JY-42");
    }

    @Test
    void aFaultOfTheFormIsNamedByItsPlace() {
        Story story = Story.of(FOOD);
        var form = story.formOf("restaurant.json");
        form.withObject("/applicant").put("creditCode", "91329900MA00000000");

        story.triesToApply(form, "layout").then().refused("invalid-form").fault("/applicant/creditCode");
    }

    @Test
    void aStoryThatIsNotTrueSaysWhatIs() {
        Story story = Story.of(FOOD).applies("restaurant.json");

        assertThatThrownBy(() -> story.at("head").does("grant"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no step waits at the post head")
                .hasMessageContaining("Intake at window");
        assertThatThrownBy(() -> story.at("window").does("grant")).hasMessageContaining("accept、supplement");
        assertThatThrownBy(() -> story.then().stage("closed"))
                .hasMessage("the stage: expected closed, but it is submitted");
        assertThatThrownBy(() -> story.then().clock("statutory")).hasMessageContaining("[notice");
        assertThatThrownBy(() -> Story.of(FOOD).applies("nothing.json")).hasMessageContaining("restaurant.json");
    }
}
