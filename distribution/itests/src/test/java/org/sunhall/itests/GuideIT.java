package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client;

/** A vendor follows the guide of the SDK: every command of {@code plugins-sdk/README.md} and its pages as it stands; then cases run. */
@Order(16)
@OnPlatform(Db.DERBY)
class GuideIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_SECONDS = 150;

    @Test
    void fromNothingToARunningCaseAndToTheNextVersionByTheGuideAlone(Platform platform, @TempDir Path home)
            throws Exception {
        List<String> steps = section("## 十五分钟做出一个插件");
        follow(steps.get(0), platform, home);
        Path project = home.resolve("stall-permit");
        sameAsKept(project, "data");
        String told = follow("cd stall-permit\n" + String.join("", steps.subList(1, steps.size() - 1)), platform, home);

        assertThat(told).contains("检查通过", "Tests run: 3, Failures: 0", "已签名", "平台上还没有生效版本", "待法制机构审核");
        Bureau bureau = new Bureau(platform, "sunshine-market-stall-permit");
        bureau.publish(bureau.approve(bureau.awaitProposed("1.0.0")));
        bureau.awaitInHall();
        aCaseRuns(platform, project, bureau);

        String changed = follow(
                "cd stall-permit\n" + exports(steps) + steps.get(steps.size() - 1) + pages("editors", "signing"),
                platform,
                home);

        assertThat(changed)
                .as("the difference before anything has landed")
                .contains("不同,须经法制审核", "摆摊事由 → 经营内容", "4wd → 3wd", "编辑器配置已写好", "jar verified");
        JsonNode proposed = bureau.awaitProposed("1.1.0");
        assertThat(platform.as("legal1")
                        .get("/api/catalog/editions/" + proposed.path("id").asText())
                        .expect(200)
                        .json()
                        .at("/review/changes"))
                .as("what the legal office reads")
                .anySatisfy(change -> assertThat(change.path("after").asText()).isEqualTo("经营内容"))
                .anySatisfy(change -> assertThat(change.path("after").asText()).isEqualTo("3wd"));
        bureau.publish(bureau.approve(proposed));
        Await.holds("the new edition in force", () -> bureau.edition("IN_FORCE")
                .filter(edition -> edition.path("pluginVersion").asText().equals("1.1.0"))
                .isPresent());
        aCaseRuns(platform, project, bureau);
        trust(platform, project);
    }

    /** By the Chinese page alone, data only: the script of a sample is the test. */
    @Test
    void withoutAnyJava(Platform platform, @TempDir Path home) throws Exception {
        List<String> steps = section("## 十五分钟做出一个插件");
        String told = follow(section("## 不写 Java").get(0) + steps.get(3) + steps.get(4), platform, home);

        assertThat(told).contains("检查通过", "已签名", "待法制机构审核").doesNotContain("Unknown keyword");
        Path project = home.resolve("kiosk-permit");
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files)
                    .noneMatch(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".class"));
        }
        Bureau bureau = new Bureau(platform, "sunshine-market-kiosk-permit");
        bureau.publish(bureau.approve(bureau.awaitProposed("1.0.0")));
        bureau.awaitInHall();
        aCaseRuns(platform, project, bureau);
    }

    /** A sample's script is a test: one that is not true any more fails the build, in its line. */
    @Test
    void aScriptThatIsNotTrueFailsTheBuildInItsLine(Platform platform, @TempDir Path home) throws Exception {
        String create = section("## 不写 Java").get(0).replace("mvn -B verify\n", "");
        String wrong = "sed -i 's/\"due\": \"2026-03-16\"/\"due\": \"2026-03-17\"/' "
                + "src/main/resources/SUNHALL-INF/samples/application.json\n"
                + "if mvn -B verify; then exit 3; fi\n";

        String told = follow(create + wrong, platform, home);

        assertThat(told)
                .containsPattern("samples/application\\.json:14: story\\.different")
                .contains("2026-03-16");
    }

    /** The same project with Java, and the Java of the guide's pages in it. */
    @Test
    void theJavaOfTheGuideCompilesAndItsStoryIsTrue(Platform platform, @TempDir Path home) throws Exception {
        String create = section("## 十五分钟做出一个插件").get(0).replace("-DinteractiveMode", "-Djava=yes -DinteractiveMode");
        Path sources = home.resolve("stall-permit/src");
        follow(create, platform, home);
        sameAsKept(home.resolve("stall-permit"), "java");
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

        String told = follow("cd stall-permit\nmvn -B verify\n" + preview(), platform, home);

        assertThat(told).contains("检查通过", "Tests run: 4, Failures: 0", "STATE CHANGED");
    }

    /** The command of the page that goes on until it is ended: it shows the project, and what is saved meanwhile. */
    private static String preview() throws IOException {
        Matcher told = Pattern.compile("边改边看:`(mvn [^`]+)`,打开 <(http://127\\.0\\.0\\.1:\\d+/)>")
                .matcher(Files.readString(Workplace.root().resolve("plugins-sdk/README.md")));
        assertThat(told.find()).isTrue();
        String url = told.group(2);
        return told.group(1) + " > preview.log 2>&1 &\nPREVIEW=$!\n"
                + "for i in $(seq 60); do curl -sf " + url + "state > before.txt && break; sleep 1; done\n"
                + "curl -sf " + url + " | grep -q 申请事由\n"
                + "sed -i 's/申请事由/保存之后/' src/main/resources/SUNHALL-INF/forms/form.json\n"
                + "curl -sf " + url + "state | cmp -s - before.txt || echo STATE CHANGED\n"
                + "curl -sf " + url + " | grep -q 保存之后\n"
                + "kill $PREVIEW\n";
    }

    /** What is generated is what is kept beside the archetype, file by file. */
    private static void sameAsKept(Path project, String kind) throws IOException {
        Path kept = Workplace.root()
                .resolve("plugins-sdk/archetype/src/test/expected")
                .resolve(kind);
        Map<String, String> expected = texts(kept);

        assertThat(texts(project)).containsOnlyKeys(expected.keySet());
        texts(project).forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static void aCaseRuns(Platform platform, Path project, Bureau bureau) throws IOException {
        String caseId = file(platform, project, bureau);
        for (Turn turn : List.of(
                new Turn("window1", "Intake", "accept"),
                new Turn("examiner1", "Examination", "pass"),
                new Turn("head1", "Decision", "grant"),
                new Turn("window1", "Delivery", "delivered"))) {
            bureau.take(caseId, turn).expect(200);
        }
        assertThat(bureau.view(caseId).path("summary").path("stage").asText()).isEqualToIgnoringCase("closed");
    }

    /** The commands of the console on the page about signing; the publisher is taken back afterwards. */
    private static void trust(Platform platform, Path project) throws Exception {
        // Another key than the one that has signed: what runs must not become an incident when it is revoked.
        String keys =
                "cd stall-permit\nkeytool -genkeypair -alias other -keyalg EC -groupname secp256r1 -dname CN=Trial"
                        + " -keystore other.p12 -storetype PKCS12 -storepass change-me-please\n"
                        + "keytool -exportcert -alias other -keystore other.p12 -storepass change-me-please -file other.cer\n";
        follow(keys, platform, project.getParent());
        StringBuilder told = new StringBuilder();
        for (String command :
                blocks("plugins-sdk/guide/signing.md", "karaf").get(0).lines().toList()) {
            told.append(platform.console()
                    .run(command.replace(
                            "publisher.cer", project.resolve("other.cer").toString())));
        }
        Matcher id = Pattern.compile("✓ (\\S+) 示例发布者\\s+CN=Trial").matcher(told);
        assertThat(id.find()).as(told.toString()).isTrue();
        assertThat(platform.console().run("sunhall:publisher-revoke " + id.group(1) + " 演练结束"))
                .contains("已撤销");
    }

    /** The shell commands below this heading, up to the next one of its rank. */
    private static List<String> section(String heading) throws IOException {
        String text = Files.readString(Workplace.root().resolve("plugins-sdk/README.md"));
        int from = text.indexOf(heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int next = text.indexOf("\n## ", from + 1);
        return blocksOf(text.substring(from, next < 0 ? text.length() : next), "sh");
    }

    /** What earlier blocks exported; every block is followed in a shell of its own here. */
    private static String exports(List<String> steps) {
        return steps.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("export "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The shell commands of the guide's pages. */
    private static String pages(String... names) throws IOException {
        StringBuilder commands = new StringBuilder();
        for (String name : names) {
            blocks("plugins-sdk/guide/" + name + ".md", "sh").forEach(commands::append);
        }
        return commands.toString();
    }

    private static List<String> blocks(String page, String language) throws IOException {
        return blocksOf(Files.readString(Workplace.root().resolve(page)), language);
    }

    private static List<String> blocksOf(String text, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String follow(String commands, Platform platform, Path home) throws Exception {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path mvn = bin.resolve("mvn");
        Files.writeString(
                mvn,
                "#!/bin/sh\nexec '" + System.getProperty("maven.home") + "/bin/mvn' -Dmaven.repo.local='"
                        + System.getProperty("sunhall.local.repository") + "' \"$@\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Path script = Files.writeString(home.resolve("guide.sh"), "set -euo pipefail\n" + commands);
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
