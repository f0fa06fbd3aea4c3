package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.PluginJars;
import org.sunhall.kernel.Digest;
import org.sunhall.story.Client.Answer;

/** An earlier version is asked back and takes the way everything takes; a landing that brings nothing new says so. */
@Order(31)
@OnPlatform(Db.DERBY)
class PluginBackIT {

    private static final String NAME = "back";
    private static final String FILE = NAME + ".jar";

    @TempDir
    Path folder;

    private Platform platform;
    private Bureau bureau;

    @Test
    @Tag("R-080")
    void anEarlierVersionIsProposedAnewReviewedAndThenServesAgain(Platform given) {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike(NAME));
        byte[] first = Licences.like(NAME, "1.0.0").build();
        comesIntoEffect(first, "1.0.0");
        String firstEdition = inForce();
        comesIntoEffect(next("1.1.0").build(), "1.1.0");
        Await.holds("the first version is let go", () -> state("1.0.0").equals("PROPOSED"));
        String path = "/api/plugins/" + Digest.of(first).hex() + "/back";
        JsonNode why = JsonNodeFactory.instance.objectNode().put("reason", "新版本有误");

        assertThat(platform.as("window1").post(path, why).status()).isEqualTo(403);
        platform.as("admin1").post(path, why).expect(200);
        JsonNode again = bureau.awaitProposed("1.0.0");

        assertThat(again.path("id").asText()).as("an edition of its own").isNotEqualTo(firstEdition);
        assertThat(state("1.1.0")).as("until then the newer one serves").isEqualTo("RUNNING");
        bureau.publish(bureau.approve(again));
        Await.holds("the earlier version serves", () -> inForce()
                .equals(again.path("id").asText()));
        Await.holds("its code runs", () -> state("1.0.0").equals("RUNNING"));
        Await.holds("the newer one's no longer", () -> state("1.1.0").equals("PROPOSED"));
        String caseId = bureau.fileAndTake("citizen1", 2);
        assertThat(bureau.view(caseId).path("tasks").path(0).path("step").asText())
                .isEqualTo("SiteCheck");
        assertThat(platform.as("admin1").post(path, why).status())
                .as("what is in force need not come back")
                .isEqualTo(409);
    }

    @Test
    void aLandingThatBringsNothingNewSaysSoOverHttpAtTheConsoleAndForTheFolder(Platform given) {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike("news"));
        byte[] first = Licences.like("news", "1.0.0").build();
        JsonNode landed = platform.as("admin1")
                .upload("/api/plugins?name=news.jar", first)
                .expect(201)
                .json();
        assertThat(landed.path("news").path(0).path("isNew").asBoolean()).isTrue();
        JsonNode edition = bureau.awaitProposed("1.0.0");
        bureau.publish(bureau.approve(edition));

        byte[] same = Licences.like("news", "1.0.1").build();
        Answer answer =
                platform.as("admin1").upload("/api/plugins?name=news.jar", same).expect(201);

        JsonNode news = answer.json().path("news").path(0);
        assertThat(news.path("isNew").asBoolean()).isFalse();
        assertThat(news.path("edition")).isEqualTo(edition.path("id"));
        assertThat(news.path("text").path("zh").asText())
                .contains("没有新版本", edition.path("id").asText());
        assertThat(news.path("text").path("en").asText()).contains("No new edition");
        assertThat(platform.console()
                        .run("sunhall:plugin-show " + Digest.of(same).hex()))
                .contains("没有新版本")
                .contains("No new edition");
        platform.drop("news-copied.jar", Licences.like("news", "1.0.2").build());
        Await.holds("the log says it", () -> platform.log().linesWith("No new edition: identical to").stream()
                .anyMatch(line -> line.contains(bureau.item())));
        assertThat(bureau.edition("PROPOSED")).as("and so it is").isEmpty();
        platform.remove("news-copied.jar");
    }

    @Test
    void theConsoleLandsAndTakesOutLikeAnUploadDoes(Platform given) throws IOException {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike("console"));
        byte[] jar = Licences.like("console", "1.0.0").build();
        Path file = Files.write(folder.resolve("console.jar"), jar);
        Path broken = Files.write(
                folder.resolve("broken.jar"),
                Licences.like("console", "1.0.1")
                        .replace("plugin.json", "\"version\"", "\"wersion\"")
                        .build());

        assertThat(platform.console().run("sunhall:plugin-land " + folder.resolve("none.jar")))
                .contains("cannot be read");
        assertThat(platform.console().run("sunhall:plugin-land " + broken)).contains("✗", "plugin.json");
        assertThat(platform.console().run("sunhall:plugin-land " + file)).contains("✓", "待法制审核");
        bureau.awaitProposed("1.0.0");
        assertThat(platform.console().run("bundle:list -t 0 -s"))
                .as("it is only proposed")
                .doesNotContain("food-licence-console");
        assertThat(platform.deploy().resolve("food-licence-console-1.0.0.jar")).hasBinaryContent(jar);

        String remove = "sunhall:plugin-remove " + Digest.of(jar).hex() + " 试验";
        assertThat(platform.console().run(remove)).contains("✓");
        assertThat(platform.deploy().resolve("food-licence-console-1.0.0.jar")).doesNotExist();
        assertThat(platform.console().run(remove)).contains("✗");
        assertThat(platform.console().run("sunhall:plugin-remove ffffffffffff 试验"))
                .contains("this must fit");
    }

    private static PluginJars next(String version) {
        return Licences.like(NAME, version).replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定");
    }

    private void comesIntoEffect(byte[] jar, String version) {
        platform.drop(FILE, jar);
        bureau.publish(bureau.approve(bureau.awaitProposed(version)));
        Await.holds("its code", () -> state(version).equals("RUNNING"));
    }

    private String inForce() {
        return bureau.edition("IN_FORCE")
                .map(edition -> edition.path("id").asText())
                .orElse("");
    }

    private String state(String version) {
        for (JsonNode plugin :
                platform.as("operator1").get("/api/plugins").expect(200).json().path("items")) {
            if (plugin.path("plugin").asText().endsWith("-" + NAME)
                    && plugin.path("version").asText().equals(version)) {
                return plugin.path("state").asText();
            }
        }
        return "";
    }
}
