package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * The pages in a headless Chromium that npm brings. Every page on the way is tried with axe; foreign requests, script faults,
 * refusals by the security policy and pages wider than their window fail it, and so does a route that no test came by.
 */
@Order(59)
@OnPlatform(Db.POSTGRESQL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

    private static final long MOST_MINUTES = 4;
    private static final Path BROWSER = Workplace.root().resolve("bundles/web/browser");
    private static final Path PICTURES = Workplace.root().resolve("distribution/itests/target/pictures");

    private static final Path MESSAGES = PICTURES.resolve("messages.txt");
    private static MessageGateway gateway;

    @BeforeAll
    static void nothingOfEarlierRunsCounts() throws IOException {
        Files.createDirectories(PICTURES);
        Files.deleteIfExists(PICTURES.resolve("tried.txt"));
    }

    /** The sample channel of text messages is installed as an information centre would, with a gateway of ours behind it. */
    @BeforeAll
    static void peopleMayBeReachedByTextMessage(Platform platform) throws IOException {
        gateway = MessageGateway.open(MESSAGES);
        platform.console().run("config:property-set -p org.sunhall.samples.sms url " + gateway.url());
        platform.console().run("config:property-set -p org.sunhall.samples.sms token demo");
        platform.console()
                .run("bundle:install -s " + Workplace.sample("sms-channel").toUri());
    }

    @AfterAll
    static void theGatewayIsGone(Platform platform) {
        platform.console().run("bundle:uninstall org.sunhall.samples.sms");
        gateway.close();
    }

    @Test
    @Order(1)
    @Timeout(value = 270)
    @Tag("R-222")
    @Tag("R-232")
    @Tag("R-235")
    void theFoodLicenceByPagesAlone(Platform platform) throws IOException, InterruptedException {
        String told = run(
                "story.mjs",
                base(platform),
                Workplace.sample().toString(),
                Platform.PASSWORD,
                Workplace.root()
                        .resolve("distribution/story/src/main/resources/org/sunhall/story/application.json")
                        .toString(),
                PICTURES.toString());

        assertThat(told).contains("no finding");
    }

    @Test
    @Order(2)
    @Timeout(value = 270)
    @Tag("R-223")
    @Tag("R-226")
    @Tag("R-231")
    @Tag("R-233")
    @Tag("R-236")
    void theHallInEveryStateThatPeopleMeet(Platform platform) throws IOException, InterruptedException {
        String told = run(
                "hall.mjs",
                base(platform),
                Platform.PASSWORD,
                Workplace.root().resolve("plugins-sdk/samples").toString(),
                PICTURES.toString());

        assertThat(told).contains("no finding").contains("table of 200 rows");
    }

    @Test
    @Order(3)
    @Timeout(value = 270)
    @Tag("R-029")
    @Tag("R-031")
    @Tag("R-042")
    @Tag("R-044")
    @Tag("R-132")
    void everyOfficerAtTheirMainWorkByPage(Platform platform) throws IOException, InterruptedException {
        Path first = Files.write(
                PICTURES.resolve("console-1.0.0.jar"),
                Licences.like("console", "1.0.0").build());
        Path second = Files.write(
                PICTURES.resolve("console-1.1.0.jar"),
                Licences.like("console", "1.1.0")
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"inspector\" sunhall:limit=\"5wd\"",
                                "sunhall:post=\"inspector\" sunhall:limit=\"4wd\"")
                        .build());
        Path stray = Files.write(
                PICTURES.resolve("stray.jar"), Licences.like("stray", "1.0.0").build());
        // Installed past the broker: it stays unresolved, and that is the incident that is closed by page.
        platform.console().run("bundle:install -s " + stray.toUri());
        try {
            String told = run(
                    "console.mjs",
                    base(platform),
                    Platform.PASSWORD,
                    first.toString(),
                    second.toString(),
                    Licences.itemLike("console"),
                    Workplace.root()
                            .resolve("distribution/story/src/main/resources/org/sunhall/story/application.json")
                            .toString(),
                    PICTURES.toString());
            assertThat(told).contains("no finding");
        } finally {
            platform.console().run("bundle:uninstall cn.sunshine.market.food-licence-stray");
        }
    }

    @Test
    @Order(9)
    void everyRouteOfBothApplicationsWasTriedWithAxe() throws IOException, InterruptedException {
        assertThat(run("routes.mjs", PICTURES.toString())).contains("every page");
    }

    private static String base(Platform platform) {
        return platform.base().toString().replaceAll("/$", "");
    }

    /** Plays one script to its end and answers what it told; fails with that when the script does. */
    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        Path told = PICTURES.resolve(script.replace(".mjs", ".txt"));
        List<String> command = Stream.concat(
                        Stream.of("node", BROWSER.resolve(script).toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile());
        builder.environment().put("SUNHALL_MESSAGES", MESSAGES.toString());
        Process browser = builder.start();
        boolean ended = browser.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        String said = Files.readString(told);
        assertThat(ended).as("ends in time; so far:%n%s", said).isTrue();
        assertThat(browser.exitValue()).as(said).isZero();
        return said;
    }
}
