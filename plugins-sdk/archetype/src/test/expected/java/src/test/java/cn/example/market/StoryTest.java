package cn.example.market;

import org.junit.jupiter.api.Test;
import org.sunhall.testkit.PluginUnderTest;
import org.sunhall.testkit.Story;

/** The plug-in's cases, told as stories. */
class StoryTest {

    private static final PluginUnderTest PLUGIN = PluginUnderTest.inProject();

    @Test
    void anApplicationIsAcceptedExaminedAndGranted() {
        Story.of(PLUGIN)
                .from("2026-03-02")
                .applies("application.json")
                .at("window").does("accept")
                .then().clock("promised").due("2026-03-16").paper("acceptance-notice").contains("演示商贸有限公司")
                .and()
                .at("examiner").does("pass")
                .at("head").does("grant")
                .then().result("granted").paper("grant-decision").contains("准予许可")
                .numbered("示准2026000001")
                .and()
                .at("window").does("delivered")
                .then().stage("closed");
    }

    @Test
    void aRefusalSaysItsReasons() {
        Story.of(PLUGIN)
                .applies("application.json")
                .at("window").does("accept")
                .at("examiner").does("fail", "不符合法定条件。")
                .at("head").tries("refuse")
                .then().refused("reasons-missing")
                .and()
                .at("head").does("refuse", "不符合法定条件。")
                .then().paper("refusal-decision").contains("不符合法定条件", "行政复议");
    }

    @Test
    void whoIsNotAnsweredInTimeIsAccepted() {
        Story.of(PLUGIN).applies("application.json").passes("6wd").then().stage("handling");
    }
}
