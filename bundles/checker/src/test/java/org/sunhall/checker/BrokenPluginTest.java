package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Packs;

/** The good sample with one thing broken: refused with file, place and rule. */
class BrokenPluginTest {

    private static final JurisdictionId CITY = new JurisdictionId("sunshine");
    private static final String ITEM = "SUNHALL-INF/items/food-licence.json";
    private static final String FLOW = "SUNHALL-INF/workflows/food-licence.bpmn";
    private static final String FORM = "SUNHALL-INF/forms/food-licence.json";
    private static final String SAMPLE = "SUNHALL-INF/samples/restaurant.json";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    // ---- the manifest

    @Test
    void refusesAJarWithoutManifest() {
        refused(PluginJars.edit().remove("/" + MANIFEST), MANIFEST, "", "manifest.missing");
    }

    @Test
    void refusesAJarThatDoesNotAskForThePlatform() {
        refused(
                PluginJars.edit().replaceHeader("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\""),
                MANIFEST,
                "Require-Capability",
                "manifest.extender");
        refused(
                PluginJars.edit()
                        .replaceHeader(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(!(osgi.extender=org.sunhall.plugin))\""),
                MANIFEST,
                "Require-Capability",
                "manifest.extender");
    }

    @Test
    void refusesHeadersThatStartCodeOrTieBundlesTogether() {
        for (String header : List.of(
                "Bundle-Activator",
                "Fragment-Host",
                "Require-Bundle",
                "DynamicImport-Package",
                "Export-Package",
                "Bundle-NativeCode",
                "Meta-Persistence",
                "Sunhall-Changelog")) {
            refused(PluginJars.edit().replaceHeader(header, "x.Y"), MANIFEST, header, "manifest.header");
        }
    }

    @Test
    void refusesPackagesOfThePlatform() {
        refused(
                PluginJars.edit().replaceHeader("Import-Package", "java.lang,javax.sql,org.sunhall.cases.api"),
                MANIFEST,
                "Import-Package",
                "manifest.import");
        refused(
                PluginJars.edit().replaceHeader("Bundle-SymbolicName", "org.sunhall.cases"),
                MANIFEST,
                "Bundle-SymbolicName",
                "manifest.identity");
    }

    @Test
    void refusesCapabilitiesOfThePlatform() {
        refused(
                PluginJars.edit().replaceHeader("Provide-Capability", "osgi.extender;osgi.extender=org.sunhall.plugin"),
                MANIFEST,
                "Provide-Capability",
                "manifest.provision");
        refused(
                PluginJars.edit()
                        .replaceHeader(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\","
                                        + "osgi.implementation;filter:=\"(osgi.implementation=osgi.http)\""),
                MANIFEST,
                "Require-Capability",
                "manifest.requirement");
    }

    @Test
    void refusesComponentsThatReachIntoThePlatform() {
        String file = "OSGI-INF/cn.sunshine.market.food.LicenceNumberTask.xml";
        refused(
                PluginJars.edit()
                        .replace("/" + file, "org.sunhall.plugin.api.AutomaticTask", "org.sunhall.cases.api.Cases"),
                file,
                null,
                "component.service");
        refused(
                PluginJars.edit()
                        .replace(
                                "/" + file,
                                "</service>",
                                "</service><reference name=\"x\" interface=\"javax.sql.DataSource\"/>"),
                file,
                null,
                "component.reference");
        refused(
                PluginJars.edit().replace("/" + file, "<service>", "<!DOCTYPE x [<!ENTITY y 'z'>]><service>"),
                file,
                null,
                "component.syntax");
        refused(
                PluginJars.edit().remove("/cn/sunshine/market/food/LicenceNumberTask.class"),
                file,
                null,
                "component.class");
    }

    // ---- plugin.json

    @Test
    void refusesAMissingOrIncompleteDescriptor() {
        String file = "SUNHALL-INF/plugin.json";
        refused(PluginJars.edit().remove("plugin.json"), file, "", "plugin.missing");
        refused(
                PluginJars.edit().replaceAll("plugin.json", "\"publisher\"[^\n]*\n", ""),
                file,
                "/publisher",
                "schema.required");
        refused(
                PluginJars.edit().replace("plugin.json", "\"publisher\"", "\"extra\": 1, \"publisher\""),
                file,
                "/extra",
                "schema.additionalProperties");
        refused(PluginJars.edit().replace("plugin.json", "1.0.0", "1.0.1"), file, "/version", "plugin.version");
        refused(
                PluginJars.edit().replace("plugin.json", "\"sunshine\",", "\"sunshine\""),
                file,
                "line 6",
                "json.syntax");
        refused(
                PluginJars.edit().replace("plugin.json", "\"id\"", "\"id\": \"a\", \"id\""),
                file,
                "line 2",
                "json.syntax");
    }

    @Test
    void refusesItemsThatAreNotListedOrNotThere() {
        refused(
                PluginJars.edit().put("items/other.json", "{}"),
                "SUNHALL-INF/items/other.json",
                "",
                "plugin.item-unlisted");
        refused(
                PluginJars.edit()
                        .replace("plugin.json", "[\"food-licence.json\"]", "[\"food-licence.json\", \"b.json\"]"),
                "SUNHALL-INF/plugin.json",
                "/items/1",
                "plugin.item-missing");
    }

    // ---- the item

    @Test
    void refusesAnItemWithoutLegalBasis() {
        refused(
                PluginJars.edit()
                        .replaceAll(
                                "items/food-licence.json", "(?s)\"legalBases\": \\[.*?\n  \\],", "\"legalBases\": [],"),
                ITEM,
                "/legalBases",
                "schema.minItems");
        refused(
                PluginJars.edit().replaceAll("items/food-licence.json", "(?s)  \"legalBases\": \\[.*?\n  \\],", ""),
                ITEM,
                "/legalBases",
                "schema.required");
    }

    @Test
    void refusesAnUnknownType() {
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"licence\",\n", "\"favour\",\n"),
                ITEM,
                "/type",
                "item.type");
    }

    @Test
    void refusesAnItemThatHidesWhatMustBeDisclosed() {
        refused(
                PluginJars.edit().replaceAll("items/food-licence.json", "    \"supervisionPhone\"[^\n]*\n", ""),
                ITEM,
                "/disclosure/supervisionPhone",
                "disclosure.missing");
        refused(
                PluginJars.edit().replaceAll("items/food-licence.json", "(?s),\n    \"remedies\": \\{.*?\n    \\}", ""),
                ITEM,
                "/disclosure/remedies",
                "disclosure.missing");
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"charged\": false", "\"charged\": true"),
                ITEM,
                "/disclosure/fee/standard",
                "schema.required");
    }

    @Test
    void refusesPromisesAndCapsThatTheLawDoesNotAllow() {
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"8wd\"", "\"11wd\""),
                ITEM,
                "/limits/promised/limit",
                "limits.promised");
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"8wd\"", "\"8d\""),
                ITEM,
                "/limits/promised/limit",
                "limits.unit");
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"limit\": \"5wd\",\n", "\"limit\": \"11wd\",\n"),
                ITEM,
                "/limits/extension/limit",
                "limits.cap");
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"notice\": { \"limit\": \"5wd\"",
                                "\"notice\": { \"limit\": \"6wd\""),
                ITEM,
                "/limits/notice/limit",
                "limits.cap");
        refused(
                PluginJars.edit().replace("items/food-licence.json", "\"8wd\"", "\"eight days\""),
                ITEM,
                "/limits/promised/limit",
                "schema.pattern");
    }

    @Test
    void refusesStopGroundsThatTheLawDoesNotList() {
        refused(
                PluginJars.edit().replace("items/food-licence.json", "[\"hearing\"", "[\"on-site-check\""),
                ITEM,
                "/stopGrounds/0",
                "limits.stop-ground");
    }

    @Test
    void refusesItemsOfOthersOrganisations() {
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"powerSubject\": \"sunshine-market\"",
                                "\"powerSubject\": \"moonlight-market\""),
                ITEM,
                "/powerSubject",
                "scope.jurisdiction");
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"implementingSubject\": \"sunshine-market\"",
                                "\"implementingSubject\": \"nobody\""),
                ITEM,
                "/implementingSubject",
                "scope.organisation");
    }

    @Test
    void refusesReferencesToWhatIsNotThere() {
        refused(
                PluginJars.edit().remove("documents/refusal-decision.html"),
                ITEM,
                "/documents/7/template",
                "item.file-missing");
        refused(PluginJars.edit().remove("workflows/food-licence.bpmn"), ITEM, "/flow", "item.file-missing");
        refused(PluginJars.edit().remove("forms/food-licence.json"), ITEM, "/form", "item.file-missing");
        refused(
                PluginJars.edit().put("documents/spare.html", "<p>x</p>"),
                "SUNHALL-INF/documents/spare.html",
                "",
                "plugin.file-unused");
    }

    @Test
    void refusesKeysThatAreThereTwice() {
        refused(
                PluginJars.edit()
                        .replace("items/food-licence.json", "\"key\": \"authorisation\"", "\"key\": \"layout\""),
                ITEM,
                "/materials/2/key",
                "item.duplicate");
        refused(
                PluginJars.edit()
                        .replace("items/food-licence.json", "\"kind\": \"licence\"", "\"kind\": \"application\""),
                ITEM,
                "/documents/8/kind",
                "item.duplicate");
    }

    @Test
    void refusesAMaterialConditionThatIsNoSchema() {
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"type\": \"nonsense\", \"properties\""),
                ITEM,
                "/materials/1/when",
                "schema.invalid");
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"pattern\": \"(a+)+$\", \"properties\""),
                ITEM,
                "/materials/1/when",
                "schema.invalid");
        refused(
                PluginJars.edit()
                        .replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"$ref\": \"https://example.org/x\", \"properties\""),
                ITEM,
                "/materials/1/when",
                "schema.invalid");
    }

    // ---- the flow

    @Test
    void refusesATimer() {
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "    <bpmn:sequenceFlow id=\"Flow_01\"",
                                "    <bpmn:boundaryEvent id=\"Clock\" attachedToRef=\"Intake\"><bpmn:timerEventDefinition id=\"T\"/></bpmn:boundaryEvent>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_01\""),
                FLOW,
                "Clock",
                "flow.timer");
    }

    @Test
    void refusesAStepThatCannotBeReached() {
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "    <bpmn:sequenceFlow id=\"Flow_01\"",
                                "    <bpmn:userTask id=\"Nowhere\" name=\"无\" sunhall:post=\"window\" sunhall:limit=\"1wd\"><bpmn:outgoing>Flow_99</bpmn:outgoing></bpmn:userTask>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_99\" sourceRef=\"Nowhere\" targetRef=\"BeforeDelivery\"/>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_01\""),
                FLOW,
                "Nowhere",
                "flow.unreachable");
    }

    @Test
    void refusesAFlowThatIsNoXml() {
        refused(
                PluginJars.edit().put("workflows/food-licence.bpmn", "<bpmn:definitions"),
                FLOW,
                "line 1",
                "flow.xml-broken");
    }

    @Test
    void refusesPostsThatTakeLongerThanWasPromised() {
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"examiner\" sunhall:limit=\"1wd\"",
                                "sunhall:post=\"examiner\" sunhall:limit=\"2wd\""),
                FLOW,
                "FoodLicence",
                "limits.sum");
        refused(
                PluginJars.edit()
                        .replace("workflows/food-licence.bpmn", "sunhall:limit=\"3wd\"", "sunhall:limit=\"4wd\""),
                FLOW,
                "FoodLicence",
                "limits.delivery-sum");
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"window\" sunhall:limit=\"5wd\"",
                                "sunhall:post=\"window\" sunhall:limit=\"6wd\""),
                FLOW,
                "Intake",
                "limits.notice");
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"head\" sunhall:limit=\"1wd\"",
                                "sunhall:post=\"head\" sunhall:limit=\"1d\""),
                FLOW,
                "Decision",
                "limits.unit");
    }

    @Test
    void refusesAStepWithoutLimitOrWithAFormThatIsNotThere() {
        refused(
                PluginJars.edit().replace("workflows/food-licence.bpmn", " sunhall:limit=\"3wd\"", ""),
                FLOW,
                "Issue",
                "flow.step-limit");
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"examiner\"",
                                "sunhall:post=\"examiner\" sunhall:form=\"none.json\""),
                FLOW,
                "Examination",
                "flow.form");
    }

    @Test
    void refusesAFlowThatCanOnlyGrant() {
        refused(
                PluginJars.edit().replace("workflows/food-licence.bpmn", "effect=\"refuse\"", "effect=\"grant\""),
                FLOW,
                "FoodLicence",
                "flow.effect-missing");
    }

    @Test
    void refusesAPostNobodyHas() {
        refused(
                PluginJars.edit()
                        .replace("workflows/food-licence.bpmn", "sunhall:post=\"examiner\"", "sunhall:post=\"wizard\""),
                FLOW,
                "Examination",
                "flow.post");
    }

    @Test
    void refusesATaskThatNoComponentDoes() {
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:task=\"licence-number\"",
                                "sunhall:task=\"other\""),
                FLOW,
                "LicenceNumber",
                "flow.task");
    }

    @Test
    void refusesPapersThatTheItemDoesNotDefine() {
        refused(
                PluginJars.edit()
                        .replace("workflows/food-licence.bpmn", "document=\"grant-decision\"", "document=\"present\""),
                FLOW,
                "Decision",
                "flow.document");
    }

    @Test
    void refusesARefusalWithoutReasonsOrPaper() {
        refused(
                PluginJars.edit()
                        .replace(
                                "workflows/food-licence.bpmn",
                                "document=\"refusal-decision\" negative=\"true\"",
                                "document=\"refusal-decision\""),
                FLOW,
                "Decision",
                "flow.reasons");
        refused(
                PluginJars.edit().replace("workflows/food-licence.bpmn", " document=\"refusal-decision\"", ""),
                FLOW,
                "Decision",
                "flow.paper-required");
    }

    // ---- forms, templates, samples

    @Test
    void refusesAFormThatIsNoSchema() {
        refused(
                PluginJars.edit().replace("forms/food-licence.json", "\"type\": \"number\"", "\"type\": \"numeral\""),
                FORM,
                "/schema/properties/premises/properties/area/type",
                "form.field-type");
        refused(
                PluginJars.edit().replace("forms/food-licence.json", "\"keyFacts\"", "\"keyfacts\""),
                FORM,
                "/keyfacts",
                "schema.additionalProperties");
        refused(
                PluginJars.edit().replace("forms/food-licence.json", "\"online\": {", "\"online\": "),
                FORM,
                "line 61",
                "json.syntax");
    }

    @Test
    void refusesATemplateThatDoesNotRender() {
        String file = "SUNHALL-INF/documents/acceptance-notice.html";
        refused(
                PluginJars.edit().replace("documents/acceptance-notice.html", "${case.code}", "${case.code"),
                file,
                "line 5",
                "template.syntax");
        refused(
                PluginJars.edit().replace("documents/acceptance-notice.html", "${case.code}", "${case.colour}"),
                file,
                null,
                "paper.data-missing");
        refused(
                PluginJars.edit().replace("documents/acceptance-notice.html", "<strong>", "<script>"),
                file,
                null,
                "paper.template-invalid");
        refused(
                PluginJars.edit().replace("documents/acceptance-notice.html", "<strong>", "<#include \"x\"><strong>"),
                file,
                "line 5",
                "template.directive");
        refused(
                PluginJars.edit().replace("documents/acceptance-notice.html", "统一服务监管码", "\uE000"),
                file,
                null,
                "paper.unprintable");
    }

    @Test
    void refusesAPaperThatNeedsWhatIsNotKnownYet() {
        refused(
                PluginJars.edit()
                        .replace("documents/not-accepted-decision.html", "${case.receipt}", "${facts.licenceNumber}"),
                "SUNHALL-INF/documents/not-accepted-decision.html",
                null,
                "paper.data-missing");
    }

    @Test
    void refusesASampleThatDoesNotValidate() {
        refused(
                PluginJars.edit()
                        .replaceAll(
                                "samples/restaurant.json",
                                "\"creditCode\": \"[^\"]*\"",
                                "\"creditCode\": \"91329900MA00000000\""),
                SAMPLE,
                "/form/applicant/creditCode",
                "sample.form");
        refused(
                PluginJars.edit().replace("samples/restaurant.json", "[\"layout\"]", "[\"picture\"]"),
                SAMPLE,
                "/materials/0",
                "sample.material");
        refused(
                PluginJars.edit().replace("samples/restaurant.json", "sunshine-market-food-licence", "other"),
                SAMPLE,
                "/item",
                "sample.item");
    }

    @Test
    void refusesAnItemWithoutSample() {
        refused(
                PluginJars.edit().remove("samples/restaurant.json").remove("samples/school-canteen.json"),
                ITEM,
                "/code",
                "sample.missing");
    }

    // ---- the code

    @Test
    void refusesForbiddenCallsWithClassAndLine() throws Exception {
        String file = ForbiddenCode.class.getName().replace('.', '/') + ".class";
        byte[] bytes;
        try (var in = ForbiddenCode.class.getResourceAsStream("ForbiddenCode.class")) {
            bytes = in.readAllBytes();
        }
        List<Finding> findings = findings(PluginJars.edit().put("/" + file, bytes));
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("code.forbidden")
                        && finding.file().equals(file))
                .extracting(finding -> finding.message().en())
                .anyMatch(message -> message.contains("java.lang.System.exit"))
                .anyMatch(message -> message.contains("java.lang.Runtime.halt"))
                .anyMatch(message -> message.contains("java.lang.Thread.<init>"))
                .anyMatch(message -> message.contains("java.util.concurrent.Executors"))
                .anyMatch(message -> message.contains("java.lang.System.loadLibrary"))
                .anyMatch(message -> message.contains("setAccessible"))
                .anyMatch(message -> message.contains("java.lang.ProcessBuilder"))
                .anyMatch(message -> message.contains("java.lang.Class.forName"))
                .anyMatch(message -> message.contains("native nothing"));
        assertThat(findings)
                .filteredOn(finding -> finding.message().en().contains("System.exit"))
                .extracting(Finding::place)
                .first()
                .asString()
                .startsWith("line ");
        assertThat(findings).anyMatch(finding -> finding.rule().equals("code.package"));
    }

    @Test
    void refusesWhatIsNoClass() {
        refused(
                PluginJars.edit()
                        .put("/cn/sunshine/market/food/X.class", "no class".getBytes(StandardCharsets.US_ASCII)),
                "cn/sunshine/market/food/X.class",
                "",
                "code.class");
    }

    // ---- all at once

    @Test
    void tellsEverythingAtOnce() {
        List<Finding> findings = findings(PluginJars.edit()
                .replaceHeader("Bundle-Activator", "x.Y")
                .replace("items/food-licence.json", "\"8wd\"", "\"11wd\"")
                .replace("workflows/food-licence.bpmn", "sunhall:task=\"licence-number\"", "sunhall:task=\"other\"")
                .replace("documents/acceptance-notice.html", "${case.code}", "${case.colour}"));
        assertThat(findings)
                .extracting(Finding::rule)
                .contains("manifest.header", "limits.promised", "flow.task", "paper.data-missing");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message().zh()).isNotBlank();
            assertThat(finding.message().en()).isNotBlank();
            assertThat(finding.mend().zh()).isNotBlank();
            assertThat(finding.mend().en()).isNotBlank();
        });
    }

    private static List<Finding> findings(PluginJars jar) {
        CheckContext context = CheckContext.on(
                Packs.of(CITY),
                LocalDate.of(2026, 11, 23),
                List.of(
                        new KnownOrganisation(
                                new OrgId("sunshine-market"),
                                CITY,
                                Set.of("window", "examiner", "inspector", "section-chief", "head")),
                        new KnownOrganisation(
                                new OrgId("moonlight-market"), new JurisdictionId("moonlight"), Set.of())));
        PluginParse parse = Checker.checkJar(jar.build(), context);
        assertThat(parse.content()).isEmpty();
        return parse.findings();
    }

    /** Asserts one finding with this file, place and rule; {@code null} where any will do. */
    private static void refused(PluginJars jar, String file, String place, String rule) {
        assertThat(findings(jar)).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            if (place != null) {
                assertThat(finding.place()).isEqualTo(place);
            }
            if (rule != null) {
                assertThat(finding.rule()).isEqualTo(rule);
            }
        });
    }
}
