package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunhall.checker.PluginJars;
import org.sunhall.story.Client.Answer;

/** Plug-ins that are wrong: refused with file, place and rule, in the folder and when uploaded; nothing changes. */
@Order(20)
@OnPlatform(Db.DERBY)
class BadPluginIT {

    private static final String FLOW = "workflows/food-licence.bpmn";
    private static final String FORM = "forms/food-licence.json";
    private static final String ITEM = "items/food-licence.json";

    static Stream<Arguments> wrongPlugins() {
        byte[] good = Licences.like("bad", "1.0.0").build();
        return Stream.of(
                Arguments.of("truncated", Arrays.copyOf(good, good.length * 2 / 3), "", "jar."),
                Arguments.of("no jar at all", "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "", "jar."),
                Arguments.of("a timer", withTimer().build(), FLOW, "timer"),
                Arguments.of("an unreachable task", withUnreachableTask().build(), FLOW, ""),
                Arguments.of("a schema that is none", withBrokenForm().build(), FORM, ""),
                Arguments.of(
                        "no legal basis",
                        Licences.like("bad", "1.0.0")
                                .replaceAll(ITEM, "(?s)\"legalBases\": \\[.*?\n  \\],", "\"legalBases\": [],")
                                .build(),
                        ITEM,
                        ""),
                Arguments.of(
                        "a path that leads out",
                        Licences.like("bad", "1.0.0")
                                .put("/../outside.txt", "x")
                                .build(),
                        "",
                        "jar.path"),
                Arguments.of("same version, other content", PluginJars.sameVersionOtherContent(), "", "version"));
    }

    private static PluginJars withTimer() {
        return Licences.like("bad", "1.0.0")
                .replaceAll(
                        FLOW,
                        "<bpmn:sequenceFlow id=\"Flow_01\"",
                        "<bpmn:boundaryEvent id=\"TooLate\" attachedToRef=\"Examination\"><bpmn:timerEventDefinition id=\"T\">"
                                + "<bpmn:timeDuration>PT5M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                + "<bpmn:sequenceFlow id=\"Flow_01\"");
    }

    private static PluginJars withUnreachableTask() {
        return Licences.like("bad", "1.0.0")
                .replaceAll(
                        FLOW,
                        "<bpmn:sequenceFlow id=\"Flow_01\"",
                        "<bpmn:userTask id=\"Lost\" name=\"孤立环节\" sunhall:post=\"window\"><bpmn:extensionElements>"
                                + "<sunhall:outcome name=\"ok\" label=\"通过\"/></bpmn:extensionElements>"
                                + "<bpmn:outgoing>Flow_99</bpmn:outgoing></bpmn:userTask>"
                                + "<bpmn:sequenceFlow id=\"Flow_99\" sourceRef=\"Lost\" targetRef=\"End\"/>"
                                + "<bpmn:sequenceFlow id=\"Flow_01\"");
    }

    private static PluginJars withBrokenForm() {
        return Licences.like("bad", "1.0.0").replaceAll(FORM, "\"type\": \"number\"", "\"type\": \"quantity\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongPlugins")
    void isRefusedInTheFolderAndNothingChanges(String what, byte[] jar, String file, String rule, Platform platform) {
        Licences.inForce(platform);
        String before = state(platform);

        platform.drop("bad.jar", jar);
        JsonNode report;
        try {
            report = Await.until("the report", () -> refusal(platform, "bad.jar"));
        } finally {
            platform.remove("bad.jar");
        }

        assertThat(report.path("findings")).as(what).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.path("pointer").asText()).contains(file);
            assertThat(finding.path("rule").asText()).contains(rule);
            assertThat(finding.path("detail").asText()).matches("(?s).*\\p{IsHan}{2,}.*");
        });
        assertThat(report.toString()).doesNotContain("Exception", "org.sunhall");
        Await.holds("the report is gone with the file", () -> refusal(platform, "bad.jar")
                .isEmpty());
        assertThat(state(platform)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongPlugins")
    void isRefusedWhenUploadedAndNothingChanges(String what, byte[] jar, String file, String rule, Platform platform) {
        Licences.inForce(platform);
        String before = state(platform);

        Answer answer = platform.as("admin1").upload("/api/plugins?name=bad.jar", jar);

        assertThat(answer.status()).as(what).isIn(409, 422);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("detail").asText()).matches("(?s).*\\p{IsHan}{2,}.*");
        if (answer.status() == 422) {
            assertThat(answer.json().path("errors")).isNotEmpty().anySatisfy(error -> {
                assertThat(error.path("pointer").asText()).contains(file);
                assertThat(error.path("rule").asText()).contains(rule);
            });
        }
        assertThat(answer.text()).doesNotContain("Exception", "org.sunhall.checker");
        assertThat(state(platform)).isEqualTo(before);
        assertThat(platform.as("admin1").get("/api/plugins/refusals").json().path("items"))
                .isEmpty();
    }

    @Test
    void theSameBytesAgainChangeNothing(Platform platform) {
        Licences.inForce(platform);
        String before = state(platform);

        Answer again = platform.as("admin1").upload("/api/plugins?name=again.jar", Licences.sample());

        assertThat(again.status()).isEqualTo(201);
        assertThat(state(platform)).isEqualTo(before);
    }

    private static Optional<JsonNode> refusal(Platform platform, String file) {
        for (JsonNode refused : platform.as("admin1")
                .get("/api/plugins/refusals")
                .expect(200)
                .json()
                .path("items")) {
            if (refused.path("file").asText().equals(file)) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static String state(Platform platform) {
        return platform.as("operator1").get("/api/plugins").expect(200).text()
                + platform.as("legal1").get("/api/catalog/editions").expect(200).text()
                + platform.anybody().get("/api/disclosure/items").expect(200).text();
    }
}
