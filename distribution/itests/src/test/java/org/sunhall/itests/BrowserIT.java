package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The food licence by pages alone, in a headless Chromium that npm brings: uploaded, reviewed, applied for by keyboard, handled,
 * issued, its QR code read from the PDF and verified. Every page on the way is tried with axe; foreign requests, script faults
 * and refusals by the security policy fail it.
 */
@Order(59)
@OnPlatform(Db.POSTGRESQL)
class BrowserIT {

    private static final long MOST_MINUTES = 4;

    @Test
    @Timeout(value = 270)
    @Tag("R-222")
    @Tag("R-232")
    @Tag("R-235")
    @Tag("R-003")
    void theFoodLicenceByPagesAlone(Platform platform) throws IOException, InterruptedException {
        Path pictures = Workplace.root().resolve("distribution/itests/target/pictures");
        Path told = Files.createDirectories(pictures).resolve("story.txt");
        String base = platform.base().toString().replaceAll("/$", "");

        Process browser = new ProcessBuilder(List.of(
                        "node",
                        Workplace.root()
                                .resolve("bundles/web/browser/story.mjs")
                                .toString(),
                        base,
                        Workplace.sample().toString(),
                        Platform.PASSWORD,
                        Workplace.root()
                                .resolve("distribution/story/src/main/resources/org/sunhall/story/application.json")
                                .toString(),
                        pictures.toString()))
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        boolean ended = browser.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }

        assertThat(ended)
                .as("ends in time; so far:%n%s", Files.readString(told))
                .isTrue();
        assertThat(browser.exitValue()).as(Files.readString(told)).isZero();
        assertThat(Files.readString(told)).contains("no finding");
    }
}
