package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Story;
import org.sunhall.story.Teller;

/** The walk-through, played against the real distribution: the same on every database. */
abstract class StoryContract {

    @Test
    @Tag("R-001")
    @Tag("R-002")
    @Tag("R-004")
    @Tag("R-094")
    @Tag("R-107")
    void oneCaseGoesFromTheDroppedPluginToThePublicHall(Platform platform) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Teller teller = new Teller(new PrintStream(told, true, StandardCharsets.UTF_8));
        Story story = new Story(platform.base(), platform.deploy(), Workplace.sample(), Platform.PASSWORD, teller);

        Story.Ending ending = play(story, told);

        assertThat(ending.code()).matches("[0-9A-Z]{21}");
        assertThat(ending.licenceNumber()).startsWith("JY").hasSize(16);
        assertThat(ending.progress().path("stage").asText()).isEqualTo("closed");
        assertThat(ending.progress().toString()).doesNotContain("张小满", "13800000001");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("黄灯", "承诺期限的计算过程");
        assertThat(platform.anybody().get("/api/health").header("Sunhall-Demo")).contains("true");
        assertThat(platform.console().run("sunhall:evidence-verify"))
                .contains("✓")
                .doesNotContain("✗");
    }

    private static Story.Ending play(Story story, ByteArrayOutputStream told) {
        try {
            return story.play();
        } catch (RuntimeException e) {
            throw new AssertionError("the story broke off after:\n" + told.toString(StandardCharsets.UTF_8), e);
        }
    }
}
