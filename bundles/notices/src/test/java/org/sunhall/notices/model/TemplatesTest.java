package org.sunhall.notices.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;

class TemplatesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void aVeryLongNameIsCutAndNoCharacterIsHalved() {
        Templates.Words words = Templates.words(
                new JurisdictionId("nowhere"), "accepted", Map.of("item", Text.same("𠮷".repeat(900))), DAY);

        assertThat(words.title().zh()).hasSizeLessThanOrEqualTo(400).endsWith("𠮷…");
        assertThat(words.body().en()).hasSizeLessThanOrEqualTo(2000);
    }

    @Test
    void aPlaceInAValueIsNotFilledAsCode() {
        Templates.Words words = Templates.words(
                new JurisdictionId("nowhere"), "decided", Map.of("item", Text.same("<script>${x}</script>")), DAY);

        assertThat(words.title().en()).isEqualTo("Decided: <script>${x}</script>");
    }

    @Test
    void pausesGrowAndEnd() {
        assertThat(Backoff.after(1)).contains(Duration.ofMinutes(1));
        assertThat(Backoff.after(3)).contains(Duration.ofMinutes(16));
        assertThat(Backoff.after(7)).contains(Duration.ofHours(12));
        assertThat(Backoff.after(8)).isEmpty();
    }
}
