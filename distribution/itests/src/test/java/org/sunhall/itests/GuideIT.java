package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client;

/** A vendor follows the guide of the SDK: every command in {@code plugins-sdk/README.md} as it stands, then a case runs. */
@Order(16)
@OnPlatform(Db.DERBY)
class GuideIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_SECONDS = 150;

    @Test
    void fromNothingToARunningCaseByTheGuideAlone(Platform platform, @TempDir Path home) throws Exception {
        String told = follow(commands(), platform, home);

        assertThat(told).contains("检查通过", "Tests run: 3, Failures: 0", "已签名", "平台上还没有生效版本", "待法制机构审核");
        Bureau bureau = new Bureau(platform, "sunshine-market-stall-permit");
        bureau.publish(bureau.approve(bureau.awaitProposed("1.0.0")));
        bureau.awaitInHall();
        String caseId = file(platform, home.resolve("stall-permit"), bureau);
        for (Turn turn : List.of(
                new Turn("window1", "Intake", "accept"),
                new Turn("examiner1", "Examination", "pass"),
                new Turn("head1", "Decision", "grant"),
                new Turn("window1", "Delivery", "delivered"))) {
            bureau.take(caseId, turn).expect(200);
        }
        assertThat(bureau.view(caseId).path("summary").path("stage").asText()).isEqualToIgnoringCase("closed");
    }

    /** The same project with Java, and the Java of the guide's pages in it. */
    @Test
    void theJavaOfTheGuideCompilesAndItsStoryIsTrue(Platform platform, @TempDir Path home) throws Exception {
        String create = blocks("plugins-sdk/README.md", "sh")
                .get(0)
                .replace("-DinteractiveMode", "-Djava=yes -DinteractiveMode");
        Path sources = home.resolve("stall-permit/src");
        follow("set -euo pipefail\n" + create, platform, home);
        Path task = sources.resolve("main/java/cn/example/market/DecisionNumberTask.java");
        String generated = Files.readString(task);
        Files.writeString(
                task,
                generated.substring(0, generated.indexOf("/**"))
                        + blocks("plugins-sdk/guide/tasks.md", "java").get(0));
        Files.writeString(
                sources.resolve("test/java/cn/example/market/GuideTest.java"),
                "package cn.example.market;\nimport org.junit.jupiter.api.Test;\nimport org.sunhall.packs.Packs;\n"
                        + "import org.sunhall.testkit.PluginUnderTest;\nimport org.sunhall.testkit.Story;\n"
                        + "class GuideTest {\n@Test\nvoid theStoryOfTheGuide() {\n"
                        + blocks("plugins-sdk/guide/stories.md", "java").get(0) + "}\n}\n");

        String told = follow("set -euo pipefail\ncd stall-permit\nmvn -B verify\n", platform, home);

        assertThat(told).contains("检查通过", "Tests run: 4, Failures: 0");
    }

    private static List<String> blocks(String page, String language) throws IOException {
        String text = Files.readString(Workplace.root().resolve(page));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String commands() throws IOException {
        return "set -euo pipefail\n" + String.join("", blocks("plugins-sdk/README.md", "sh"));
    }

    private static String follow(String commands, Platform platform, Path home) throws Exception {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path mvn = bin.resolve("mvn");
        Files.writeString(
                mvn,
                "#!/bin/sh\nexec '" + System.getProperty("maven.home") + "/bin/mvn' -Dmaven.repo.local='"
                        + System.getProperty("sunhall.local.repository") + "' \"$@\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Path script = Files.writeString(home.resolve("guide.sh"), commands);
        Path log = home.resolve("guide.log");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("SUNHALL_URL", platform.base().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String told = Files.readString(log);
        assertThat(ended && process.exitValue() == 0).as(told).isTrue();
        return told;
    }

    private static String file(Platform platform, Path project, Bureau bureau) throws IOException {
        JsonNode sample = JSON.readTree(
                Files.readAllBytes(project.resolve("src/main/resources/SUNHALL-INF/samples/application.json")));
        Client citizen = platform.as("citizen1");
        ObjectNode application = JSON.createObjectNode().put("item", bureau.item());
        application.set("form", sample.get("form"));
        JsonNode layout = bureau.materials(citizen).get("layout");
        application.putObject("materials").set("proof", layout);
        return citizen.post("/api/cases", application)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }
}
