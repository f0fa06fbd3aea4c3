package cn.sunshine.market.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sunhall.testkit.HappenedEvent;
import org.sunhall.testkit.PluginUnderTest;
import org.sunhall.testkit.Story;

/** A penalty from the clue to its delivery, by 行政处罚法 and the procedure of market supervision. */
class PenaltyStoryTest {

    private static final PluginUnderTest PLUGIN = PluginUnderTest.inProject();

    private static Story filed() {
        return Story.of(PLUGIN)
                .enters("qian", "expired-food.json")
                .at("section-chief")
                .does("file");
    }

    private static Story investigated() {
        return filed().at("inspector", "qian")
                .does("done")
                .at("inspector", "sun")
                .does("done");
    }

    @Test
    void theOfficeChecksAClueWithinFifteenWorkingDays() {
        Story.of(PLUGIN)
                .enters("qian", "expired-food.json")
                .then()
                .clock("filing")
                .total("15wd")
                .and()
                .at("section-chief")
                .does("no-case", "经核查，涉案食品未超过保质期。")
                .then()
                .stage("not-accepted")
                .paper("no-filing-notice")
                .contains("未超过保质期");
    }

    @Test
    void theNinetyDaysRunFromTheFiling() {
        filed().then().stage("handling").clock("statutory").total("90d").due("2026-06-01");
    }

    @Test
    void twoOfficersWithCertificatesInvestigate() {
        filed().at("inspector", "qian")
                .withoutCertificate()
                .tries("done")
                .at("inspector", "qian")
                .does("done")
                .then()
                .waitsAt("Investigation")
                .and()
                .at("inspector", "sun")
                .does("done")
                .then()
                .waitsAt("Review");
    }

    @Test
    void whoInvestigatedDoesNotReview() {
        investigated()
                .at("examiner", "qian")
                .tries("agree")
                .at("examiner", "zhao")
                .does("agree")
                .then()
                .waitsAt("Notice");
    }

    @Test
    void thePartyIsToldOfItsRightsHeardAndThenPenalised() {
        investigated()
                .at("examiner", "zhao")
                .does("agree")
                .at("inspector", "qian")
                .does("told")
                .then()
                .paper("penalty-notice")
                .contains("陈述、申辩", "要求听证", "五个工作日")
                .and()
                .at("section-chief")
                .does("hearing")
                .at("examiner", "zhao")
                .does("held")
                .at("head")
                .does("discussed")
                .at("head")
                .tries("penalise")
                .then()
                .refused("reasons-missing")
                .and()
                .at("head")
                .does("penalise", "货值一千二百元，首次违法，裁量基准从轻档：罚款五万元。")
                .then()
                .stage("decided")
                .result("penalty")
                .clock("delivery")
                .total("7d")
                .paper("penalty-decision")
                .contains("从轻档", "百分之三", "行政复议")
                .and()
                .at("inspector", "qian")
                .does("delivered")
                .then()
                .stage("closed");
    }

    @Test
    void slightAndMendedActsAreNotPenalised() {
        investigated()
                .at("examiner", "zhao")
                .does("agree")
                .at("inspector", "qian")
                .does("told")
                .at("section-chief")
                .does("given-up")
                .at("head")
                .does("simple")
                .at("head")
                .does("no-penalty", "违法行为轻微并及时改正，没有造成危害后果。")
                .then()
                .result("no-penalty")
                .paper("no-penalty-decision")
                .contains("轻微");
    }

    /** The integration tests compare what the running platform records with the same file. */
    @Test
    void theEventsAreThoseThatThePlatformRecords() throws Exception {
        Story story = investigated()
                .at("examiner", "zhao")
                .does("agree")
                .at("inspector", "qian")
                .does("told")
                .at("section-chief")
                .does("hearing")
                .at("examiner", "zhao")
                .does("held")
                .at("head")
                .does("discussed")
                .at("head")
                .does("penalise", "货值一千二百元，首次违法，裁量基准从轻档：罚款五万元。")
                .at("inspector", "qian")
                .does("delivered");

        assertThat(story.events().stream().map(HappenedEvent::type))
                .containsExactlyElementsOf(Files.readAllLines(Path.of("src/test/resources/expired-food.events")));
    }

    @Test
    void whatMayBeACrimeIsHandedOverAndDropped() {
        investigated()
                .at("examiner", "zhao")
                .does("agree")
                .at("inspector", "qian")
                .does("told")
                .at("section-chief")
                .does("given-up")
                .at("head")
                .does("discussed")
                .at("head")
                .does("transfer", "涉案食品致人伤害，涉嫌生产、销售不符合安全标准的食品罪。")
                .then()
                .result("drop")
                .paper("transfer-decision")
                .contains("移送司法机关", "涉嫌");
    }
}
