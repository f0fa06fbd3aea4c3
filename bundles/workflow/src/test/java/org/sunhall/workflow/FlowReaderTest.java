package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {

    private static List<String> findings(FlowParse parse) {
        return parse.findings().stream()
                .map(finding -> finding.line() + " " + finding.elementId() + " " + finding.rule())
                .toList();
    }

    /** One lawful flow with a line of its own for the element under test: line 16. */
    private static BpmnText with(String line) {
        return BpmnText.licence().arc("accepted", "decision", "outcome:accept").raw(line);
    }

    private static FlowParse readChanged(String from, String to) {
        String text = new String(FoodLicenceFlowTest.file(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return FlowReader.read(text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesATimerWithTheSentenceThatLimitsBelongToClocks() {
        FlowParse parse = with("<bpmn:boundaryEvent id=\"late\" attachedToRef=\"decision\"><bpmn:timerEventDefinition/>"
                        + "</bpmn:boundaryEvent>")
                .read();

        assertThat(findings(parse)).containsExactly("16 late timer");
        assertThat(parse.findings().get(0).message().zh()).contains("期限由法定时钟管理");
        assertThat(parse.findings().get(0).message().en()).contains("limits belong to clocks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:startEvent id='x'><bpmn:timerEventDefinition id='y'/></bpmn:startEvent>   | 16 x timer",
                "<bpmn:intermediateCatchEvent id='x'><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent> | 16 x timer",
                "<bpmn:boundaryEvent id='x' attachedToRef='decision'><bpmn:messageEventDefinition/></bpmn:boundaryEvent> | 16 x not-yet-executable",
                "<bpmn:callActivity id='x'/>                                                     | 16 x not-yet-executable",
                "<bpmn:scriptTask id='x'><bpmn:script>1</bpmn:script></bpmn:scriptTask>          | 16 x outside-profile",
                "<bpmn:task id='x'/>                                                             | 16 x outside-profile",
                "<bpmn:inclusiveGateway id='x'/>                                                 | 16 x outside-profile",
                "<bpmn:dataObject id='x'/>                                                       | 16 x outside-profile",
                "<bpmn:endEvent id='x'><bpmn:terminateEventDefinition/></bpmn:endEvent>          | 16 x outside-profile",
                "<bpmn:subProcess id='x' triggeredByEvent='true'/>                               | 16 x outside-profile",
                "<bpmn:userTask id='x' default='y'/>                                             | 16 x outside-profile",
                "<bpmn:userTask id='x' isForCompensation='true'/>                                | 16 x outside-profile",
                "<bpmn:userTask id='x'><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>  | 16 x outside-profile",
                "<bpmn:userTask name='x'/>                                                       | 16  id",
                "<bpmn:userTask id='x' sunhall:psot='p'/>                                        | 16 x extension-unknown",
                "<bpmn:endEvent id='x' sunhall:post='p'/>                                        | 16 x extension-unknown",
                "<sunhall:outcome name='x'/>                                                     | 16 process extension-place",
            })
    void refusesByNameWhatIsOutsideTheProfile(String element, String finding) {
        assertThat(findings(with(element).read())).containsExactly(finding);
    }

    @Test
    void namesWhatItRefusesInBothLanguages() {
        FlowFinding finding =
                with("<bpmn:inclusiveGateway id=\"x\"/>").read().findings().get(0);

        assertThat(finding.message().zh()).isEqualTo("包容网关(bpmn:inclusiveGateway)不在平台流程规范之内。");
        assertThat(finding.message().en())
                .isEqualTo("An inclusive gateway (bpmn:inclusiveGateway) is outside the platform's BPMN profile.");
        assertThat(finding.mend().zh()).isNotBlank();
    }

    @Test
    void toleratesAndListsOtherVendorsExtensions() {
        FlowParse parse = readChanged(
                "<bpmn:userTask id=\"Examination\"",
                "<bpmn:userTask xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" camunda:assignee=\"a\" id=\"Examination\"");

        assertThat(parse.flow()).isPresent();
        assertThat(parse.notes()).hasSize(1).first().satisfies(note -> {
            assertThat(note.elementId()).isEqualTo("Examination");
            assertThat(note.rule()).isEqualTo("foreign-extension");
            assertThat(note.message().en()).contains("assignee {http://camunda.org/schema/1.0/bpmn}");
        });
    }

    @Test
    void readsWhatModellersWriteAroundAFlow() {
        FlowParse parse = readChanged(
                "<bpmn:conditionExpression>outcome:accept",
                "<bpmn:conditionExpression xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"bpmn:tFormalExpression\">\n outcome:accept ");

        assertThat(parse.findings()).isEmpty();
        assertThat(parse.notes()).isEmpty();

        FlowParse annotated = readChanged(
                "  </bpmn:process>",
                "    <bpmn:textAnnotation id=\"Note\"><bpmn:text>说明</bpmn:text></bpmn:textAnnotation>\n"
                        + "    <bpmn:association id=\"Line\" sourceRef=\"Issue\" targetRef=\"Note\"/>\n  </bpmn:process>");
        assertThat(annotated.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sunhall:post=\"inspector\"   | sunhall:post=\"\"            | SiteCheck step-post",
                "sunhall:post=\"inspector\"   | sunhall:post=\"a b\"         | SiteCheck step-post",
                "sunhall:task=\"food-licence-number\" | sunhall:titleEn=\"x\" | LicenceNumber xml-broken",
                "sunhall:handlers=\"2\"       | sunhall:handlers=\"0\"       | SiteCheck step-handlers",
                "sunhall:handlers=\"2\"       | sunhall:limit=\"2\"          | SiteCheck xml-broken",
                "sunhall:limit=\"5wd\" sunhall:handlers=\"2\" | sunhall:limit=\"5 wd\" | SiteCheck step-limit",
                "name=\"现场核查\"             | name=\" \"                   | SiteCheck step-name",
                "effect=\"not-accept\"        | effect=\"reject\"            | Intake outcome",
                "effect=\"return\"            | effect=\"issue\"             | Opinion outcome",
                "to=\"Examination\"           | to=\"Opinion\"               | Opinion outcome",
                "to=\"Examination\"           | to=\"Issue\"                 | Opinion return-target",
                "name=\"issued\"              | nmae=\"issued\"              | Issue outcome",
                "document=\"licence\"         | document=\"a/b\"             | Issue outcome",
                "name=\"not-needed\" label    | name=\"accept\" label        | Intake outcome",
                "label=\"已送达\"              | label=\"\"                   | Delivery outcome",
                "outcome:not-needed           | outcome:unneeded             | Flow_04 outcome-never",
                "outcome:not-needed           | ${notNeeded}                 | Flow_04 condition",
                "default=\"Flow_05\"          | default=\"Flow_06\"          | IntakeResult gateway-default",
                "sourceRef=\"Start\"          | sourceRef=\"Nobody\"         | Flow_01 flow-end",
                "id=\"Intake\"                | id=\"Intake \"               | 'Intake ' id",
                "isExecutable=\"true\"        | isExecutable=\"perhaps\"     | FoodLicence bpmn-schema",
            })
    void saysAtWhichElementAValueIsWrong(String from, String to, String finding) {
        FlowParse parse = readChanged(from, to);

        String[] expected = finding.replace("'", "").split(" (?=[a-z-]+$)");
        if (expected[1].equals("xml-broken")) {
            // An attribute twice, or a required one gone: whichever, nothing is half understood.
            assertThat(parse.flow()).isEmpty();
            return;
        }
        assertThat(parse.findings())
                .as(parse.findings().toString())
                .anyMatch(found ->
                        found.rule().equals(expected[1]) && found.elementId().equals(expected[0]) && found.line() > 0);
        assertThat(parse.flow()).isEmpty();
    }

    @Test
    void tellsTheLineOnWhichAnElementStarts() {
        FlowParse parse = with("<!-- a comment\n over lines -->\n<bpmn:task\n  id=\"x\"\n  name=\"y\"/>")
                .read();

        assertThat(findings(parse)).containsExactly("18 x outside-profile");
    }

    @Test
    void refusesADoctypeWhateverItDeclares() {
        String doctype =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>\n"
                        + "<x>&a;&b;</x>";

        assertThat(findings(FlowReader.read(doctype.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("2  xml-doctype");
    }

    @Test
    void refusesWhatIsNoFlowAtAll() {
        assertThat(findings(FlowReader.read(new byte[0])))
                .hasSize(1)
                .allMatch(finding -> finding.endsWith("xml-broken"));
        assertThat(findings(FlowReader.read("流程".getBytes(StandardCharsets.UTF_8))))
                .allMatch(finding -> finding.endsWith("xml-broken"));
        assertThat(findings(FlowReader.read("<html/>".getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
        assertThat(findings(FlowReader.read(new byte[] {'<', 'a', '>', (byte) 0xff, (byte) 0xfe, '<', '/', 'a', '>'})))
                .isNotEmpty();
        byte[] file = FoodLicenceFlowTest.file();
        assertThat(findings(FlowReader.read(Arrays.copyOf(file, file.length / 2))))
                .isNotEmpty();
    }

    @Test
    void boundsSizeDepthAndNumber() {
        assertThat(findings(FlowReader.read(new byte[FlowReader.MAX_BYTES + 1])))
                .containsExactly("0  xml-too-large");
        String deep = "<a>".repeat(100) + "</a>".repeat(100);
        assertThat(findings(FlowReader.read(deep.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("1  xml-too-large");
        String wide = "<a>" + "<b/>".repeat(30_000) + "</a>";
        assertThat(findings(FlowReader.read(wide.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("1  xml-too-large");
    }

    @Test
    void refusesTwoProcessesInOneFile() {
        FlowParse parse = readChanged("  <bpmndi:BPMNDiagram", "  <bpmn:process id=\"Other\"/>\n  <bpmndi:BPMNDiagram");

        assertThat(parse.findings()).extracting(FlowFinding::rule).containsExactly("one-process");
    }
}
