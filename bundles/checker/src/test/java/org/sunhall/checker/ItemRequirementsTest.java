package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Packs;

/** What an item must bring along before it may land, requirement by requirement. */
class ItemRequirementsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JurisdictionId CITY = new JurisdictionId("sunshine");
    private static final CheckContext CONTEXT = CheckContext.on(
            Packs.of(CITY),
            LocalDate.of(2026, 11, 23),
            List.of(
                    new KnownOrganisation(
                            new OrgId("sunshine-market"),
                            CITY,
                            Set.of("window", "examiner", "inspector", "section-chief", "head")),
                    new KnownOrganisation(new OrgId("sunshine-fire"), CITY, Set.of("fire-officer"))));
    private static final String ITEM = "items/food-licence.json";
    private static final String FLOW = "workflows/food-licence.bpmn";

    private static Set<String> rules(PluginJars jar) {
        return Checker.checkJar(jar.build(), CONTEXT).findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .collect(Collectors.toSet());
    }

    /** Name of the post, its duty and its time: without any of them the internal flow chart says nothing. */
    @Test
    @Tag("R-066")
    @Tag("R-067")
    void everyStepNamesItsPostItsDutyAndItsTime() {
        assertThat(rules(PluginJars.edit().replace(FLOW, " sunhall:limit=\"3wd\"", "")))
                .containsExactly("flow.step-limit Issue");
        assertThat(rules(PluginJars.edit().replace(FLOW, " sunhall:post=\"examiner\"", "")))
                .contains("flow.step-post Examination");
        assertThat(rules(PluginJars.edit()
                        .replaceAll(FLOW, "id=\"Examination\" name=\"[^\"]*\"", "id=\"Examination\" name=\"\"")))
                .contains("flow.step-name Examination");
        assertThat(rules(PluginJars.edit().replace(FLOW, "sunhall:post=\"examiner\"", "sunhall:post=\"nobody\"")))
                .containsExactly("flow.post Examination");
    }

    /** Application, acceptance, one-time supplement, refusal, decision: each a template of its own. */
    @ParameterizedTest
    @Tag("R-068")
    @ValueSource(
            strings = {
                "acceptance-notice",
                "supplement-notice",
                "not-accepted-decision",
                "grant-decision",
                "refusal-decision"
            })
    void everyActInWritingHasItsTemplate(String paper) {
        assertThat(rules(PluginJars.edit().remove("documents/" + paper + ".html")))
                .anyMatch(found -> found.startsWith("item.file-missing /documents/"));
        assertThat(rules(PluginJars.edit().replaceAll(FLOW, " document=\"" + paper + "\"", "")))
                .as("an outcome without its paper")
                .anyMatch(found -> found.startsWith("flow.paper-required"));
    }

    /** What several departments do is changed only after all of them have agreed in writing. */
    @Test
    @Tag("R-069")
    void aStepOfAnotherDepartmentNeedsItsAgreement() {
        PluginJars jar = PluginJars.edit()
                .replace(
                        FLOW,
                        "sunhall:post=\"examiner\"",
                        "sunhall:post=\"fire-officer\" sunhall:organisation=\"sunshine-fire\"");
        assertThat(rules(jar)).containsExactly("flow.organisation-agreed Examination");

        jar.replace(
                ITEM,
                "\"stopGrounds\"",
                "\"cooperation\": [{\"organisation\": \"sunshine-fire\", \"agreement\": \"联合审查会议纪要第1号\","
                        + " \"agreedOn\": \"2026-01-10\"}], \"stopGrounds\"");
        for (String sample : List.of("samples/restaurant.json", "samples/school-canteen.json")) {
            jar.replace(sample, "\"at\": \"examiner\"", "\"at\": \"fire-officer\"");
        }
        assertThat(rules(jar)).as("agreed").isEmpty();
    }

    /** What the public is to see of a licence (R-223 with the remedies that 行政处罚法 art. 39 asks for). */
    @ParameterizedTest
    @Tag("R-221")
    @Tag("R-223")
    @ValueSource(
            strings = {
                "conditions",
                "department",
                "place",
                "phone",
                "supervisionPhone",
                "serviceGuide",
                "faq",
                "remedies"
            })
    void whatALicenceDisclosesIsComplete(String field) throws Exception {
        PluginJars jar = PluginJars.edit();
        ObjectNode item = (ObjectNode) JSON.readTree(jar.text(ITEM));
        ((ObjectNode) item.get("disclosure")).remove(field);

        assertThat(rules(jar.put(ITEM, item.toString()))).containsExactly("disclosure.missing /disclosure/" + field);
    }

    /** Key facts are numbers or words that can be counted; nothing free and nothing personal. */
    @Test
    @Tag("R-136")
    void keyFactsAreCountable() {
        String form = PluginJars.edit().text("forms/food-licence.json");
        assertThat(form).contains("\"keyFacts\"");
        assertThat(rules(PluginJars.edit()
                        .replaceAll(
                                "forms/food-licence.json",
                                "\"keyFacts\":\\s*\\[",
                                "\"keyFacts\": [\"/applicant/creditCode\", ")))
                .containsExactly("form.key-fact-personal /keyFacts/0");
        assertThat(rules(PluginJars.edit()
                        .replaceAll(
                                "forms/food-licence.json", "\"keyFacts\":\\s*\\[", "\"keyFacts\": [\"/applicant\", ")))
                .containsExactly("form.key-fact /keyFacts/0");
    }

    /** No item without its flow, no flow without its drawing, and what is drawn is what the item publishes. */
    @Test
    @Tag("R-065")
    void everyItemComesWithItsFlowChart() {
        assertThat(rules(PluginJars.edit().remove(FLOW)))
                .anyMatch(found -> found.startsWith("item.file-missing /flow"));
        assertThat(rules(PluginJars.edit().replaceAll(FLOW, "(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("flow.undrawn "));
        PluginContent content = PluginReader.read(PluginJars.good()).content().orElseThrow();
        assertThat(content.items().get(0).disclosure().path("flowchart").asText())
                .isEqualTo("food-licence.bpmn");
    }

    /** The general law caps a limit that stands on it; a limit that a special law sets is that law's affair. */
    @Test
    @Tag("R-020")
    void aSpecialLawGoesBeforeTheGeneralOne() {
        String statutory = "(?s)(\"statutory\": *\\{ *\"limit\": *\")[0-9]+wd(\", *\"basis\": *\")[^\"]*";
        String promised = "(?s)(\"promised\": *\\{ *\"limit\": *\")[0-9]+wd";

        assertThat(rules(PluginJars.edit().replaceAll(ITEM, statutory, "$160wd$2《行政许可法》第四十二条")))
                .contains("limits.cap /limits/statutory/limit");
        assertThat(rules(PluginJars.edit().replaceAll(ITEM, statutory, "$160wd$2《药品管理法实施条例》第三条")))
                .doesNotContain("limits.cap /limits/statutory/limit");
        assertThat(rules(PluginJars.edit()
                        .replaceAll(ITEM, statutory, "$15wd$2《食品安全特别规定》第三条")
                        .replaceAll(ITEM, promised, "$110wd")))
                .as("nor may an office promise more time than the special law leaves")
                .contains("limits.promised /limits/promised/limit");
    }
}
