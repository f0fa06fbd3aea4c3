package org.sunhall.checker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A good plug-in with one thing broken in it, for every rule and every trick of archives: what is done to it, and which finding must
 * come of it. The same table drives the checker's own test and the test against the running platform.
 *
 * @param name       what is wrong
 * @param make       makes the broken jar of a good one
 * @param file       the file the finding names
 * @param place      the place it names; {@link #ANYWHERE} when that does not matter
 * @param rule       the rule it names
 * @param everywhere whether it is found on every platform; others need organisations and posts that only a test knows
 */
public record BrokenPlugin(
        String name, Function<PluginJars, byte[]> make, String file, String place, String rule, boolean everywhere) {

    /** Any place will do. */
    public static final String ANYWHERE = "*";

    private static final String ITEM = "SUNHALL-INF/items/food-licence.json";
    private static final String FLOW = "SUNHALL-INF/workflows/food-licence.bpmn";
    private static final String FORM = "SUNHALL-INF/forms/food-licence.json";
    private static final String SAMPLE = "SUNHALL-INF/samples/restaurant.json";
    private static final String TABLE = "SUNHALL-INF/discretion/fine.json";
    private static final String MIGRATION = "SUNHALL-INF/migration/first.json";
    private static final String PLUGIN = "SUNHALL-INF/plugin.json";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String COMPONENT = "OSGI-INF/cn.sunshine.market.food.LicenceNumberTask.xml";
    private static final String FORBIDDEN = "org/sunhall/checker/ForbiddenCode.class";
    private static final int CENTRAL = 0x02014b50;

    /** All of them. */
    public static List<BrokenPlugin> all() {
        return List.of(
                broken("no manifest", jar -> jar.remove("/" + MANIFEST), MANIFEST, "", "manifest.missing"),
                broken(
                        "the platform is not asked for",
                        jar -> jar.replaceHeader("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\""),
                        MANIFEST,
                        "Require-Capability",
                        "manifest.extender"),
                broken(
                        "the platform is asked for by a negation",
                        jar -> jar.replaceHeader(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(!(osgi.extender=org.sunhall.plugin))\""),
                        MANIFEST,
                        "Require-Capability",
                        "manifest.extender"),
                broken(
                        "packages of the platform are imported",
                        jar -> jar.replaceHeader("Import-Package", "java.lang,javax.sql,org.sunhall.cases.api"),
                        MANIFEST,
                        "Import-Package",
                        "manifest.import"),
                broken(
                        "the name is one of the platform's",
                        jar -> jar.replaceHeader("Bundle-SymbolicName", "org.sunhall.cases"),
                        MANIFEST,
                        "Bundle-SymbolicName",
                        "manifest.identity"),
                broken(
                        "the capability of the platform is provided",
                        jar -> jar.replaceHeader(
                                "Provide-Capability", "osgi.extender;osgi.extender=org.sunhall.plugin"),
                        MANIFEST,
                        "Provide-Capability",
                        "manifest.provision"),
                broken(
                        "a foreign capability is required",
                        jar -> jar.replaceHeader(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\","
                                        + "osgi.implementation;filter:=\"(osgi.implementation=osgi.http)\""),
                        MANIFEST,
                        "Require-Capability",
                        "manifest.requirement"),
                broken(
                        "a component provides a service of the platform",
                        jar -> jar.replace(
                                "/" + COMPONENT, "org.sunhall.plugin.api.AutomaticTask", "org.sunhall.cases.api.Cases"),
                        COMPONENT,
                        ANYWHERE,
                        "component.service"),
                broken(
                        "a component refers to the data source",
                        jar -> jar.replace(
                                "/" + COMPONENT,
                                "</service>",
                                "</service><reference name=\"x\" interface=\"javax.sql.DataSource\"/>"),
                        COMPONENT,
                        ANYWHERE,
                        "component.reference"),
                broken(
                        "a component descriptor with entities",
                        jar -> jar.replace("/" + COMPONENT, "<service>", "<!DOCTYPE x [<!ENTITY y 'z'>]><service>"),
                        COMPONENT,
                        ANYWHERE,
                        "component.syntax"),
                broken(
                        "a component without its class",
                        jar -> jar.remove("/cn/sunshine/market/food/LicenceNumberTask.class"),
                        COMPONENT,
                        ANYWHERE,
                        "component.class"),
                broken(
                        "no plugin.json",
                        jar -> jar.remove("plugin.json"),
                        "SUNHALL-INF/plugin.json",
                        "",
                        "plugin.missing"),
                broken(
                        "plugin.json names no publisher",
                        jar -> jar.replaceAll("plugin.json", "\"publisher\"[^\n]*\n", ""),
                        "SUNHALL-INF/plugin.json",
                        "/publisher",
                        "schema.required"),
                broken(
                        "plugin.json says something unknown",
                        jar -> jar.replace("plugin.json", "\"publisher\"", "\"extra\": 1, \"publisher\""),
                        "SUNHALL-INF/plugin.json",
                        "/extra",
                        "schema.additionalProperties"),
                broken(
                        "plugin.json names another version than the manifest",
                        jar -> jar.replaceAll("plugin.json", "\"version\": \"[^\"]*\"", "\"version\": \"0.0.1\""),
                        "SUNHALL-INF/plugin.json",
                        "/version",
                        "plugin.version"),
                broken(
                        "plugin.json lacks a comma",
                        jar -> jar.replace("plugin.json", "\"sunshine\",", "\"sunshine\""),
                        "SUNHALL-INF/plugin.json",
                        "line 6",
                        "json.syntax"),
                broken(
                        "plugin.json says its id twice",
                        jar -> jar.replace("plugin.json", "\"id\"", "\"id\": \"a\", \"id\""),
                        "SUNHALL-INF/plugin.json",
                        "line 2",
                        "json.syntax"),
                broken(
                        "an item file that is not listed",
                        jar -> jar.put("items/other.json", "{}"),
                        "SUNHALL-INF/items/other.json",
                        "",
                        "plugin.item-unlisted"),
                broken(
                        "an item that is listed but not there",
                        jar -> jar.replace(
                                "plugin.json", "[\"food-licence.json\"]", "[\"food-licence.json\", \"b.json\"]"),
                        "SUNHALL-INF/plugin.json",
                        "/items/1",
                        "plugin.item-missing"),
                broken(
                        "an empty list of legal bases",
                        jar -> jar.replaceAll(
                                "items/food-licence.json", "(?s)\"legalBases\": \\[.*?\n  \\],", "\"legalBases\": [],"),
                        ITEM,
                        "/legalBases",
                        "schema.minItems"),
                broken(
                        "no legal bases",
                        jar -> jar.replaceAll("items/food-licence.json", "(?s)  \"legalBases\": \\[.*?\n  \\],", ""),
                        ITEM,
                        "/legalBases",
                        "schema.required"),
                broken(
                        "an unknown type of item",
                        jar -> jar.replace("items/food-licence.json", "\"licence\",\n", "\"favour\",\n"),
                        ITEM,
                        "/type",
                        "item.type"),
                broken(
                        "a basis that is repealed",
                        jar -> jar.replaceAll(
                                "items/food-licence.json",
                                "(?s)(\"legalBases\": \\[\\s*\\{)",
                                "$1 \"from\": \"2009-06-01\", \"to\": \"2015-10-01\","),
                        ITEM,
                        "/legalBases/0/to",
                        "basis.repealed"),
                broken(
                        "a basis that ends before it begins",
                        jar -> jar.replaceAll(
                                "items/food-licence.json",
                                "(?s)(\"legalBases\": \\[\\s*\\{)",
                                "$1 \"from\": \"2030-06-01\", \"to\": \"2029-10-01\","),
                        ITEM,
                        "/legalBases/0/to",
                        "basis.period"),
                broken(
                        "a basis of a day that is none",
                        jar -> jar.replaceAll(
                                "items/food-licence.json",
                                "(?s)(\"legalBases\": \\[\\s*\\{)",
                                "$1 \"from\": \"2026-02-30\","),
                        ITEM,
                        "/legalBases/0/from",
                        "basis.day"),
                broken(
                        "a unified code with a wrong check character",
                        jar -> jar.recoded("329900SCJXK001000"),
                        ITEM,
                        "/code",
                        "code.check"),
                broken(
                        "a unified code of another type of power",
                        jar -> jar.recoded("329900SCJCF00100Y"),
                        ITEM,
                        "/code",
                        "code.type"),
                broken(
                        "no supervision phone for the public",
                        jar -> jar.replaceAll("items/food-licence.json", "    \"supervisionPhone\"[^\n]*\n", ""),
                        ITEM,
                        "/disclosure/supervisionPhone",
                        "disclosure.missing"),
                broken(
                        "no remedies for the public",
                        jar -> jar.replaceAll(
                                "items/food-licence.json", "(?s),\n    \"remedies\": \\{.*?\n    \\}", ""),
                        ITEM,
                        "/disclosure/remedies",
                        "disclosure.missing"),
                broken(
                        "a fee without standard and basis",
                        jar -> jar.replace("items/food-licence.json", "\"charged\": false", "\"charged\": true"),
                        ITEM,
                        "/disclosure/fee/standard",
                        "schema.required"),
                broken(
                        "a promise longer than the law allows",
                        jar -> jar.replace("items/food-licence.json", "\"8wd\"", "\"11wd\""),
                        ITEM,
                        "/limits/promised/limit",
                        "limits.promised"),
                broken(
                        "a promise in another unit than the law's",
                        jar -> jar.replace("items/food-licence.json", "\"8wd\"", "\"8d\""),
                        ITEM,
                        "/limits/promised/limit",
                        "limits.unit"),
                broken(
                        "an extension beyond the legal cap",
                        jar -> jar.replace(
                                "items/food-licence.json", "\"limit\": \"5wd\",\n", "\"limit\": \"11wd\",\n"),
                        ITEM,
                        "/limits/extension/limit",
                        "limits.cap"),
                broken(
                        "more time to accept than the law gives",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"notice\": { \"limit\": \"5wd\"",
                                "\"notice\": { \"limit\": \"6wd\""),
                        ITEM,
                        "/limits/notice/limit",
                        "limits.cap"),
                broken(
                        "a limit in words",
                        jar -> jar.replace("items/food-licence.json", "\"8wd\"", "\"eight days\""),
                        ITEM,
                        "/limits/promised/limit",
                        "schema.pattern"),
                broken(
                        "a ground for stopping that the law does not list",
                        jar -> jar.replace("items/food-licence.json", "[\"hearing\"", "[\"on-site-check\""),
                        ITEM,
                        "/stopGrounds/0",
                        "limits.stop-ground"),
                locally(
                        "the power of another jurisdiction's organisation",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"powerSubject\": \"sunshine-market\"",
                                "\"powerSubject\": \"moonlight-market\""),
                        ITEM,
                        "/powerSubject",
                        "scope.jurisdiction"),
                broken(
                        "an organisation that does not exist",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"implementingSubject\": \"sunshine-market\"",
                                "\"implementingSubject\": \"nobody\""),
                        ITEM,
                        "/implementingSubject",
                        "scope.organisation"),
                broken(
                        "a template that is not there",
                        jar -> jar.remove("documents/refusal-decision.html"),
                        ITEM,
                        "/documents/7/template",
                        "item.file-missing"),
                broken(
                        "a flow that is not there",
                        jar -> jar.remove("workflows/food-licence.bpmn"),
                        ITEM,
                        "/flow",
                        "item.file-missing"),
                broken(
                        "a form that is not there",
                        jar -> jar.remove("forms/food-licence.json"),
                        ITEM,
                        "/form",
                        "item.file-missing"),
                broken(
                        "a template that nobody uses",
                        jar -> jar.put("documents/spare.html", "<p>x</p>"),
                        "SUNHALL-INF/documents/spare.html",
                        "",
                        "plugin.file-unused"),
                broken(
                        "a sample of a material that is not there",
                        jar -> jar.remove("materials/layout-sample.pdf"),
                        ITEM,
                        "/materials/0/sample",
                        "item.file-missing"),
                broken(
                        "a file of a material that nobody uses",
                        jar -> jar.put("materials/spare.pdf", "%PDF-1.7"),
                        "SUNHALL-INF/materials/spare.pdf",
                        "",
                        "plugin.file-unused"),
                broken(
                        "a page with scripts that is called a PDF",
                        jar -> jar.put("materials/layout-sample.pdf", "<script>alert(1)</script>"),
                        "SUNHALL-INF/materials/layout-sample.pdf",
                        "",
                        "material.file-type"),
                broken(
                        "a blank form with macros",
                        jar -> jar.put("materials/authorisation-blank.docx", office("word/vbaProject.bin")),
                        "SUNHALL-INF/materials/authorisation-blank.docx",
                        "",
                        "material.file-type"),
                broken(
                        "a blank form that is another archive",
                        jar -> jar.put("materials/authorisation-blank.docx", PluginJars.good()),
                        "SUNHALL-INF/materials/authorisation-blank.docx",
                        "",
                        "material.file-type"),
                broken(
                        "a sample of more than 5 MB",
                        jar -> jar.put("materials/layout-sample.pdf", noise(5 * 1024 * 1024 + 1)),
                        "SUNHALL-INF/materials/layout-sample.pdf",
                        "",
                        "material.file-size"),
                broken(
                        "two materials with one key",
                        jar -> jar.replace(
                                "items/food-licence.json", "\"key\": \"authorisation\"", "\"key\": \"layout\""),
                        ITEM,
                        "/materials/2/key",
                        "item.duplicate"),
                broken(
                        "two papers of one kind",
                        jar -> jar.replace(
                                "items/food-licence.json", "\"kind\": \"licence\"", "\"kind\": \"application\""),
                        ITEM,
                        "/documents/8/kind",
                        "item.duplicate"),
                broken(
                        "a condition that is no schema",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"type\": \"nonsense\", \"properties\""),
                        ITEM,
                        "/materials/1/when",
                        "schema.invalid"),
                broken(
                        "a condition with an endless regular expression",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"pattern\": \"(a+)+$\", \"properties\""),
                        ITEM,
                        "/materials/1/when",
                        "schema.invalid"),
                broken(
                        "a condition that reaches outside",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"when\": { \"properties\"",
                                "\"when\": { \"$ref\": \"https://example.org/x\", \"properties\""),
                        ITEM,
                        "/materials/1/when",
                        "schema.invalid"),
                broken(
                        "a timer",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "    <bpmn:sequenceFlow id=\"Flow_01\"",
                                "    <bpmn:boundaryEvent id=\"Clock\" attachedToRef=\"Intake\"><bpmn:timerEventDefinition id=\"T\"/></bpmn:boundaryEvent>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_01\""),
                        FLOW,
                        "Clock",
                        "flow.timer"),
                broken(
                        "a step that cannot be reached",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "    <bpmn:sequenceFlow id=\"Flow_01\"",
                                "    <bpmn:userTask id=\"Nowhere\" name=\"无\" sunhall:post=\"window\" sunhall:limit=\"1wd\"><bpmn:outgoing>Flow_99</bpmn:outgoing></bpmn:userTask>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_99\" sourceRef=\"Nowhere\" targetRef=\"BeforeDelivery\"/>\n"
                                        + "    <bpmn:sequenceFlow id=\"Flow_01\""),
                        FLOW,
                        "Nowhere",
                        "flow.unreachable"),
                broken(
                        "a flow that is no XML",
                        jar -> jar.put("workflows/food-licence.bpmn", "<bpmn:definitions"),
                        FLOW,
                        "line 1",
                        "flow.xml-broken"),
                broken(
                        "posts that take longer than was promised",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"examiner\" sunhall:limit=\"1wd\"",
                                "sunhall:post=\"examiner\" sunhall:limit=\"2wd\""),
                        FLOW,
                        "FoodLicence",
                        "limits.sum"),
                broken(
                        "delivery that takes longer than its limit",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn", "sunhall:limit=\"3wd\"", "sunhall:limit=\"4wd\""),
                        FLOW,
                        "FoodLicence",
                        "limits.delivery-sum"),
                broken(
                        "a window slower than the law's notice limit",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"window\" sunhall:limit=\"5wd\"",
                                "sunhall:post=\"window\" sunhall:limit=\"6wd\""),
                        FLOW,
                        "Intake",
                        "limits.notice"),
                broken(
                        "a post's limit in another unit",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"head\" sunhall:limit=\"1wd\"",
                                "sunhall:post=\"head\" sunhall:limit=\"1d\""),
                        FLOW,
                        "Decision",
                        "limits.unit"),
                broken(
                        "a step without a limit",
                        jar -> jar.replace("workflows/food-licence.bpmn", " sunhall:limit=\"3wd\"", ""),
                        FLOW,
                        "Issue",
                        "flow.step-limit"),
                broken(
                        "a step with a form that is not there",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:post=\"examiner\"",
                                "sunhall:post=\"examiner\" sunhall:form=\"none.json\""),
                        FLOW,
                        "Examination",
                        "flow.form"),
                broken(
                        "a flow that can only grant",
                        jar -> jar.replace("workflows/food-licence.bpmn", "effect=\"refuse\"", "effect=\"grant\""),
                        FLOW,
                        "FoodLicence",
                        "flow.effect-missing"),
                broken(
                        "a licence that is decided like a penalty",
                        jar -> jar.replace("workflows/food-licence.bpmn", "effect=\"refuse\"", "effect=\"no-penalty\""),
                        FLOW,
                        ANYWHERE,
                        "flow.effect-type"),
                broken(
                        "an organisation that is none",
                        jar -> partner(jar, "form:applicant"),
                        FLOW,
                        "Examination",
                        "flow.step-organisation"),
                broken(
                        "an organisation that the application need not name",
                        jar -> partner(jar, "form:/applicant/name"),
                        FLOW,
                        "Examination",
                        "flow.organisation-field"),
                broken(
                        "an organisation that the platform does not have",
                        jar -> partner(jar, "sunshine-nowhere"),
                        FLOW,
                        "Examination",
                        "flow.organisation"),
                locally(
                        "an organisation of another jurisdiction",
                        jar -> partner(jar, "moonlight-market"),
                        FLOW,
                        "Examination",
                        "scope.jurisdiction"),
                broken(
                        "an organisation that has agreed to nothing",
                        jar -> partner(jar, "sunshine-legal"),
                        FLOW,
                        "Examination",
                        "flow.organisation-agreed"),
                broken(
                        "parties that the form does not name",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"stopGrounds\"",
                                "\"parties\": [{\"role\": \"household-member\", \"from\": \"/household\", \"name\": \"/name\"}],"
                                        + " \"stopGrounds\""),
                        ITEM,
                        "/parties/0/name",
                        "item.party-field"),
                broken(
                        "an agreement that no step needs",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"stopGrounds\"",
                                "\"cooperation\": [{\"organisation\": \"sunshine-legal\", \"agreement\": \"会议纪要第1号\","
                                        + " \"agreedOn\": \"2026-01-10\"}], \"stopGrounds\""),
                        ITEM,
                        "/cooperation/0/organisation",
                        "flow.cooperation-unused"),
                broken(
                        "a post that nobody holds",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn", "sunhall:post=\"examiner\"", "sunhall:post=\"wizard\""),
                        FLOW,
                        "Examination",
                        "flow.post"),
                broken(
                        "an automatic task that no component does",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "sunhall:task=\"licence-number\"",
                                "sunhall:task=\"other\""),
                        FLOW,
                        "LicenceNumber",
                        "flow.task"),
                broken(
                        "a paper that the item does not define",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn", "document=\"grant-decision\"", "document=\"present\""),
                        FLOW,
                        "Decision",
                        "flow.document"),
                broken(
                        "a refusal without reasons",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "document=\"refusal-decision\" negative=\"true\"",
                                "document=\"refusal-decision\""),
                        FLOW,
                        "Decision",
                        "flow.reasons"),
                broken(
                        "a refusal without a paper",
                        jar -> jar.replace("workflows/food-licence.bpmn", " document=\"refusal-decision\"", ""),
                        FLOW,
                        "Decision",
                        "flow.paper-required"),
                broken(
                        "a field of an unknown type",
                        jar -> jar.replace("forms/food-licence.json", "\"type\": \"number\"", "\"type\": \"numeral\""),
                        FORM,
                        "/schema/properties/premises/properties/area/type",
                        "form.field-type"),
                broken(
                        "a form file with a misspelt member",
                        jar -> jar.replace("forms/food-licence.json", "\"keyFacts\"", "\"keyfacts\""),
                        FORM,
                        "/keyfacts",
                        "schema.additionalProperties"),
                broken(
                        "a form file that is no JSON",
                        jar -> jar.replace("forms/food-licence.json", "\"online\": {", "\"online\": "),
                        FORM,
                        ANYWHERE,
                        "json.syntax"),
                broken(
                        "a template with broken syntax",
                        jar -> jar.replace("documents/acceptance-notice.html", "${case.code}", "${case.code"),
                        "SUNHALL-INF/documents/acceptance-notice.html",
                        "line 5",
                        "template.syntax"),
                broken(
                        "a template with an unknown variable",
                        jar -> jar.replace("documents/acceptance-notice.html", "${case.code}", "${case.colour}"),
                        "SUNHALL-INF/documents/acceptance-notice.html",
                        ANYWHERE,
                        "paper.data-missing"),
                broken(
                        "a template with a script",
                        jar -> jar.replace("documents/acceptance-notice.html", "<strong>", "<script>"),
                        "SUNHALL-INF/documents/acceptance-notice.html",
                        ANYWHERE,
                        "paper.template-invalid"),
                broken(
                        "a template that includes another",
                        jar -> jar.replace("documents/acceptance-notice.html", "<strong>", "<#include \"x\"><strong>"),
                        "SUNHALL-INF/documents/acceptance-notice.html",
                        "line 5",
                        "template.directive"),
                broken(
                        "a template with a character the fonts lack",
                        jar -> jar.replace("documents/acceptance-notice.html", "统一服务监管码", "\uE000"),
                        "SUNHALL-INF/documents/acceptance-notice.html",
                        ANYWHERE,
                        "paper.unprintable"),
                broken(
                        "a paper that needs what is not known yet",
                        jar -> jar.replace(
                                "documents/not-accepted-decision.html", "${case.receipt}", "${facts.licenceNumber}"),
                        "SUNHALL-INF/documents/not-accepted-decision.html",
                        ANYWHERE,
                        "paper.data-missing"),
                broken(
                        "a sample with a wrong credit code",
                        jar -> jar.replaceAll(
                                "samples/restaurant.json",
                                "\"creditCode\": \"[^\"]*\"",
                                "\"creditCode\": \"91329900MA00000000\""),
                        SAMPLE,
                        "/form/applicant/creditCode",
                        "sample.form"),
                broken(
                        "a sample with an unknown material",
                        jar -> jar.replace("samples/restaurant.json", "[\"layout\"]", "[\"picture\"]"),
                        SAMPLE,
                        "/materials/0",
                        "sample.material"),
                broken(
                        "a sample of an unknown item",
                        jar -> jar.replace("samples/restaurant.json", "sunshine-market-food-licence", "other"),
                        SAMPLE,
                        "/item",
                        "sample.item"),
                broken(
                        "no sample at all",
                        jar -> jar.remove("samples/restaurant.json").remove("samples/school-canteen.json"),
                        ITEM,
                        "/code",
                        "sample.missing"),
                broken(
                        "a class file that is none",
                        jar -> jar.put(
                                "/cn/sunshine/market/food/X.class", "no class".getBytes(StandardCharsets.US_ASCII)),
                        "cn/sunshine/market/food/X.class",
                        "",
                        "code.class"),
                // ---- headers that start code or tie bundles together
                broken(
                        "an operation that does not exist",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"legalBases\"",
                                "\"operations\": [\"stop\", \"dance\"], \"legalBases\""),
                        ITEM,
                        "/operations/1",
                        "item.unknown-name"),
                broken(
                        "certificates for a step that does not exist",
                        jar -> jar.replace(
                                "items/food-licence.json",
                                "\"legalBases\"",
                                "\"legality\": { \"certified\": [\"Nowhere\"] }, \"legalBases\""),
                        ITEM,
                        "/legality/certified/0",
                        "item.unknown-name"),
                broken(
                        "a header that is there twice",
                        jar -> jar.replaceAll(
                                "/" + MANIFEST,
                                "(?m)^Bundle-SymbolicName:",
                                "bundle-symbolicname: a.b\nBundle-SymbolicName:"),
                        MANIFEST,
                        "Bundle-SymbolicName",
                        "manifest.duplicate"),
                header("Bundle-Activator"),
                header("Fragment-Host"),
                header("Require-Bundle"),
                header("DynamicImport-Package"),
                header("Export-Package"),
                header("Bundle-NativeCode"),
                header("Meta-Persistence"),
                header("Sunhall-Changelog"),
                // ---- soundness of the flow
                broken(
                        "a path that ends nowhere",
                        jar -> jar.replaceAll(
                                "workflows/food-licence.bpmn",
                                "<bpmn:sequenceFlow id=\"Flow_01\"",
                                "<bpmn:parallelGateway id=\"Fork\"><bpmn:outgoing>F1</bpmn:outgoing><bpmn:outgoing>F2</bpmn:outgoing></bpmn:parallelGateway><bpmn:sequenceFlow id=\"F1\" sourceRef=\"Fork\" targetRef=\"Delivery\"/><bpmn:sequenceFlow id=\"F2\" sourceRef=\"Fork\" targetRef=\"Delivery\"/><bpmn:sequenceFlow id=\"Flow_01\""),
                        FLOW,
                        "Fork",
                        "flow.unreachable"),
                broken(
                        "an exclusive gateway without a default",
                        jar -> jar.replaceAll(
                                "workflows/food-licence.bpmn",
                                "(<bpmn:exclusiveGateway[^>]*?) default=\"[^\"]*\"",
                                "$1"),
                        FLOW,
                        ANYWHERE,
                        "flow.gateway-default"),
                broken(
                        "paths that wait for each other",
                        jar -> jar.replaceAll(
                                "workflows/food-licence.bpmn",
                                "(?s)<bpmn:exclusiveGateway id=\"BeforeDelivery\"(.*?)</bpmn:exclusiveGateway>",
                                "<bpmn:parallelGateway id=\"BeforeDelivery\"$1</bpmn:parallelGateway>"),
                        FLOW,
                        "BeforeDelivery",
                        "flow.deadlock"),
                broken(
                        "work that is done twice",
                        jar -> jar.replace(
                                "workflows/food-licence.bpmn",
                                "<bpmn:sequenceFlow id=\"Flow_16\" sourceRef=\"Issue\" targetRef=\"BeforeDelivery\"/>",
                                "<bpmn:parallelGateway id=\"Fork\"/>"
                                        + "<bpmn:sequenceFlow id=\"Flow_16\" sourceRef=\"Issue\" targetRef=\"Fork\"/>"
                                        + "<bpmn:sequenceFlow id=\"F1\" sourceRef=\"Fork\" targetRef=\"BeforeDelivery\"/>"
                                        + "<bpmn:sequenceFlow id=\"F2\" sourceRef=\"Fork\" targetRef=\"BeforeDelivery\"/>"),
                        FLOW,
                        ANYWHERE,
                        "flow.doubled-token"),
                broken(
                        "an effect that does not exist",
                        jar -> jar.replace("workflows/food-licence.bpmn", "effect=\"deliver\"", "effect=\"dissolve\""),
                        FLOW,
                        ANYWHERE,
                        "flow.outcome"),
                // ---- forms
                broken(
                        "a field without a Chinese label",
                        jar -> jar.replaceAll(
                                "forms/food-licence.json",
                                "\"type\": \"number\", *\"title\": \"[^\"]*\"",
                                "\"type\": \"number\""),
                        FORM,
                        "/schema/properties/premises/properties/area",
                        "form.field-title"),
                broken(
                        "a field without a type",
                        jar -> jar.replace("forms/food-licence.json", "\"type\": \"number\", ", ""),
                        FORM,
                        ANYWHERE,
                        "form.field-type"),
                // ---- discretion tables
                broken(
                        "a gap in a discretion table",
                        jar -> withTable(jar).replace("discretion/fine.json", "\"to\": 3000 }", "\"to\": 2000 }"),
                        TABLE,
                        "/cells",
                        "discretion.gap"),
                broken(
                        "an overlap in a discretion table",
                        jar -> withTable(jar).replace("discretion/fine.json", "\"to\": 3000 }", "\"to\": 4000 }"),
                        TABLE,
                        "/cells/1",
                        "discretion.overlap"),
                broken(
                        "more discretion than the law leaves",
                        jar -> withTable(jar)
                                .replace(
                                        "discretion/fine.json",
                                        "\"range\": { \"from\": 150000, \"to\": 200000 }",
                                        "\"range\": { \"from\": 150000, \"to\": 250000 }"),
                        TABLE,
                        "/cells/2/range",
                        "discretion.unlawful"),
                broken(
                        "an unknown factor of discretion",
                        jar -> withTable(jar)
                                .replace(
                                        "discretion/fine.json",
                                        "\"when\": { \"times\": [\"again\"] }",
                                        "\"when\": { \"times\": [\"always\"] }"),
                        TABLE,
                        "/cells/2/when/times",
                        "discretion.factor"),
                broken(
                        "an empty range of discretion",
                        jar -> withTable(jar)
                                .replace(
                                        "discretion/fine.json",
                                        "{ \"from\": 0, \"to\": 3000 }",
                                        "{ \"from\": 3000, \"to\": 3000 }"),
                        TABLE,
                        "/cells/0/when/value",
                        "discretion.range"),
                broken(
                        "a discretion table of an unknown item",
                        jar -> withTable(jar)
                                .replaceAll("discretion/fine.json", "\"item\": \"[^\"]*\"", "\"item\": \"other\""),
                        TABLE,
                        "/item",
                        "discretion.item"),
                // ---- migrations
                broken(
                        "a migration to a step that does not exist",
                        jar -> withMigration(jar).replace("migration/first.json", "\"SiteCheck\"", "\"Nowhere\""),
                        MIGRATION,
                        "/steps/Check",
                        "migration.step"),
                broken(
                        "a migration of an unknown item",
                        jar -> withMigration(jar)
                                .replaceAll("migration/first.json", "\"item\": \"[^\"]*\"", "\"item\": \"other\""),
                        MIGRATION,
                        "/item",
                        "migration.item"),
                broken(
                        "a migration from what is no version",
                        jar -> withMigration(jar).replace("migration/first.json", "\"0.9.0\"", "\"last year\""),
                        MIGRATION,
                        "/from/0",
                        "schema.pattern"),
                broken(
                        "two migrations from one version",
                        jar -> withMigration(jar).put("migration/second.json", jar.text("migration/first.json")),
                        "SUNHALL-INF/migration/second.json",
                        "/from/0",
                        "migration.ambiguous"),
                // ---- stories
                broken(
                        "a story whose step is refused",
                        jar -> jar.replace(
                                "samples/restaurant.json",
                                "{ \"at\": \"examiner\", \"does\": \"pass\" }",
                                "{ \"at\": \"examiner\", \"does\": \"dance\" }"),
                        SAMPLE,
                        "/story/lines/6",
                        "story.refused"),
                broken(
                        "a story at a post where nothing waits",
                        jar -> jar.replace(
                                "samples/restaurant.json",
                                "{ \"at\": \"examiner\", \"does\": \"pass\" }",
                                "{ \"at\": \"head\", \"does\": \"grant\" }"),
                        SAMPLE,
                        "/story/lines/6/at",
                        "story.nothing-waits"),
                broken(
                        "a story that expects another due date",
                        jar -> jar.replace(
                                "samples/restaurant.json", "\"due\": \"2026-03-18\"", "\"due\": \"2026-03-20\""),
                        SAMPLE,
                        "/story/lines/5/expect/clocks/statutory/due",
                        "story.different"),
                broken(
                        "a story that expects a refusal which does not come",
                        jar -> jar.replace(
                                "samples/restaurant.json",
                                "{ \"at\": \"window\", \"does\": \"accept\" }",
                                "{ \"at\": \"window\", \"does\": \"accept\", \"refused\": \"too-late\" }"),
                        SAMPLE,
                        "/story/lines/4",
                        "story.not-refused"),
                broken(
                        "a story in words that are not known",
                        jar -> jar.replace(
                                "samples/restaurant.json", "{ \"passes\": \"2wd\" }", "{ \"sleeps\": \"2wd\" }"),
                        SAMPLE,
                        "/story/lines/2/sleeps",
                        "schema.additionalProperties"),
                // ---- code
                broken(
                        "forbidden calls",
                        jar -> jar.put("/" + FORBIDDEN, forbidden()),
                        FORBIDDEN,
                        ANYWHERE,
                        "code.forbidden"),
                broken(
                        "a class in a package of the platform",
                        jar -> jar.put("/" + FORBIDDEN, forbidden()),
                        FORBIDDEN,
                        "",
                        "code.package"),
                // ---- tricks of archives
                trick("no archive at all", jar -> "not a jar".getBytes(StandardCharsets.US_ASCII), "", "jar.damaged"),
                trick("nothing at all", jar -> new byte[0], "", "jar.damaged"),
                trick(
                        "a truncated archive",
                        jar -> Arrays.copyOf(jar.build(), jar.build().length * 2 / 3),
                        "",
                        "jar.damaged"),
                trick("bytes before the archive", jar -> moved(jar.build()), "", "jar.inconsistent"),
                trick(
                        "bytes after the archive",
                        jar -> Arrays.copyOf(jar.build(), jar.build().length + 16),
                        "",
                        "jar.damaged"),
                trick(
                        "a path that leads out",
                        jar -> jar.put("/../evil.txt", "x").build(),
                        "../evil.txt",
                        "jar.path"),
                trick("an absolute path", jar -> jar.put("//etc/passwd", "x").build(), "/etc/passwd", "jar.path"),
                trick(
                        "a path with a backslash",
                        jar -> jar.put("/a\\b.txt", "x").build(),
                        "a\\b.txt",
                        "jar.path"),
                trick("a path with a drive", jar -> jar.put("/C:evil.txt", "x").build(), "C:evil.txt", "jar.path"),
                trick(
                        "two paths that differ in case only",
                        jar -> jar.put("/SUNHALL-INF/Plugin.json", "{}").build(),
                        "SUNHALL-INF/Plugin.json",
                        "jar.duplicate"),
                trick(
                        "a path that is there twice",
                        jar -> renamed(jar.put("plugin.jsox", "{}").build(), "SUNHALL-INF/plugin.jsox", PLUGIN),
                        PLUGIN,
                        "jar.duplicate"),
                trick(
                        "an archive inside",
                        jar -> jar.put("/lib/inner.jar", PluginJars.good()).build(),
                        "lib/inner.jar",
                        "jar.nested"),
                trick(
                        "an archive inside under another name",
                        jar -> jar.put("/lib/inner.txt", PluginJars.good()).build(),
                        "lib/inner.txt",
                        "jar.nested"),
                trick("a native library", jar -> jar.put("/lib/libx.so", "x").build(), "lib/libx.so", "jar.native"),
                trick(
                        "a service file",
                        jar -> jar.put("/META-INF/services/x", "y").build(),
                        "META-INF/services/x",
                        "jar.place"),
                trick(
                        "a blueprint",
                        jar -> jar.put("/OSGI-INF/blueprint/x.xml", "<x/>").build(),
                        "OSGI-INF/blueprint/x.xml",
                        "jar.place"),
                trick(
                        "a script beside the data",
                        jar -> jar.put("scripts/x.js", "y").build(),
                        "SUNHALL-INF/scripts/x.js",
                        "jar.place"),
                trick(
                        "a bomb",
                        jar -> jar.put("documents/bomb.html", new byte[7_000_000])
                                .build(),
                        "SUNHALL-INF/documents/bomb.html",
                        "jar.bomb"),
                trick(
                        "an entry that is too large",
                        jar -> jar.put("documents/large.html", noise(8 * 1024 * 1024 + 1))
                                .build(),
                        "SUNHALL-INF/documents/large.html",
                        "jar.entry-size"),
                trick("too many entries", jar -> crowded(jar).build(), "", "jar.entries"),
                trick("an encrypted entry", jar -> encrypted(jar.build()), PLUGIN, "jar.encrypted"),
                trick("a link", jar -> linked(jar.build()), PLUGIN, "jar.link"),
                trick(
                        "a directory that disagrees with its entries",
                        jar -> lying(jar.build()),
                        PLUGIN,
                        "jar.inconsistent"),
                trick("a changed byte", jar -> flipped(jar.build()), PLUGIN, "jar.damaged"));
    }

    /** The broken jar. */
    public byte[] of(PluginJars good) {
        return make.apply(good);
    }

    @Override
    public String toString() {
        return name;
    }

    private static BrokenPlugin broken(
            String name, UnaryOperator<PluginJars> change, String file, String place, String rule) {
        return new BrokenPlugin(name, jar -> change.apply(jar).build(), file, place, rule, true);
    }

    private static BrokenPlugin locally(
            String name, UnaryOperator<PluginJars> change, String file, String place, String rule) {
        return new BrokenPlugin(name, jar -> change.apply(jar).build(), file, place, rule, false);
    }

    private static BrokenPlugin trick(String name, Function<PluginJars, byte[]> make, String file, String rule) {
        return new BrokenPlugin(name, make, file, ANYWHERE, rule, true);
    }

    private static BrokenPlugin header(String name) {
        return broken("the header " + name, jar -> jar.replaceHeader(name, "x.Y"), MANIFEST, name, "manifest.header");
    }

    private static PluginJars withTable(PluginJars jar) {
        return jar.put("discretion/fine.json", """
                {
                  "item": "%s",
                  "key": "fine",
                  "title": { "zh": "罚款幅度", "en": "Fines" },
                  "basis": "食品安全法第一百二十二条第一款",
                  "measure": {
                    "title": { "zh": "罚款", "en": "Fine" },
                    "unit": { "zh": "元", "en": "yuan" },
                    "lawful": { "from": 50000, "to": 200000 }
                  },
                  "factors": [
                    { "key": "value", "title": { "zh": "货值", "en": "Value of the goods" }, "unit": { "zh": "元", "en": "yuan" }, "domain": { "from": 0 } },
                    { "key": "times", "title": { "zh": "次数", "en": "Times" }, "values": { "first": { "zh": "初次", "en": "first" }, "again": { "zh": "再次", "en": "again" } } }
                  ],
                  "cells": [
                    { "id": "light", "title": { "zh": "从轻", "en": "Light" }, "when": { "value": { "from": 0, "to": 3000 }, "times": ["first"] }, "range": { "from": 50000, "to": 80000 }, "text": { "zh": "货值不满三千元且初次", "en": "Below 3000 and for the first time" } },
                    { "id": "usual", "title": { "zh": "一般", "en": "Usual" }, "when": { "value": { "from": 3000 }, "times": ["first"] }, "range": { "from": 80000, "to": 150000 }, "text": { "zh": "货值三千元以上且初次", "en": "From 3000 and for the first time" } },
                    { "id": "heavy", "title": { "zh": "从重", "en": "Heavy" }, "when": { "times": ["again"] }, "range": { "from": 150000, "to": 200000 }, "text": { "zh": "再次违法", "en": "Again" } }
                  ]
                }
                """.formatted(itemOf(jar)));
    }

    /** A good discretion table is no fault; the tests of tables begin with it. */
    static PluginJars withGoodTable(PluginJars jar) {
        return withTable(jar);
    }

    /** A good migration is no fault. */
    static PluginJars withMigration(PluginJars jar) {
        return jar.put("migration/first.json", """
                {
                  "item": "%s",
                  "from": ["0.9.0"],
                  "steps": { "Check": "SiteCheck" },
                  "facts": { "/risk": "usual" },
                  "note": { "zh": "现场检查改为现场核查", "en": "The check has another name" }
                }
                """.formatted(itemOf(jar)));
    }

    private static String itemOf(PluginJars jar) {
        String item = jar.text("items/food-licence.json");
        int from = item.indexOf("\"code\": \"") + 9;
        return item.substring(from, item.indexOf('"', from));
    }

    private static byte[] forbidden() {
        try (var in = BrokenPlugin.class.getResourceAsStream("ForbiddenCode.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static PluginJars crowded(PluginJars jar) {
        for (int i = 0; i < 2_001; i++) {
            jar.put("/a/f" + i + ".txt", "");
        }
        return jar;
    }

    private static byte[] moved(byte[] jar) {
        byte[] moved = new byte[jar.length + 16];
        System.arraycopy(jar, 0, moved, 16, jar.length);
        return moved;
    }

    private static byte[] encrypted(byte[] jar) {
        int entry = central(jar, PLUGIN);
        buffer(jar).putShort(entry + 8, (short) (buffer(jar).getShort(entry + 8) | 1));
        return jar;
    }

    /** The examination is given to that organisation. */
    private static PluginJars partner(PluginJars jar, String organisation) {
        return jar.replace(
                "workflows/food-licence.bpmn",
                "sunhall:post=\"examiner\"",
                "sunhall:post=\"examiner\" sunhall:organisation=\"" + organisation + "\"");
    }

    /** A text document with one file more. */
    private static byte[] office(String more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("[Content_Types].xml", "word/document.xml", more)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] linked(byte[] jar) {
        int entry = central(jar, PLUGIN);
        buffer(jar).putShort(entry + 4, (short) (3 << 8 | 20)).putInt(entry + 38, 0xA1FF << 16);
        return jar;
    }

    private static byte[] lying(byte[] jar) {
        byte[] other = "SUNHALL-INF/plugin.jsoX".getBytes(StandardCharsets.US_ASCII);
        int local = buffer(jar).getInt(central(jar, PLUGIN) + 42);
        System.arraycopy(other, 0, jar, local + 30, other.length);
        return jar;
    }

    private static byte[] flipped(byte[] jar) {
        int local = buffer(jar).getInt(central(jar, PLUGIN) + 42);
        jar[local + 30 + PLUGIN.length() + 8] ^= 1;
        return jar;
    }

    private static byte[] renamed(byte[] jar, String from, String to) {
        byte[] old = from.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= jar.length - old.length; at++) {
            if (Arrays.equals(jar, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, jar, at, old.length);
            }
        }
        return jar;
    }

    private static ByteBuffer buffer(byte[] jar) {
        return ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the entry's record stands in the central directory. */
    private static int central(byte[] jar, String name) {
        ByteBuffer zip = buffer(jar);
        for (int at = 0; at < jar.length - 46; at++) {
            if (zip.getInt(at) == CENTRAL
                    && zip.getShort(at + 28) == name.length()
                    && new String(jar, at + 46, name.length(), StandardCharsets.UTF_8).equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no entry " + name);
    }
}
