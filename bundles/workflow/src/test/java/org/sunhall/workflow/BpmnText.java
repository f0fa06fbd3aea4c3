package org.sunhall.workflow;

import java.nio.charset.StandardCharsets;

/** Writes flow files for tests. Every node has a line of its own. */
final class BpmnText {

    private final StringBuilder body = new StringBuilder();
    private int flows;

    static BpmnText flow() {
        return new BpmnText();
    }

    /** A flow with a lawful beginning and end around what the test puts between “intake” and “decision”. */
    static BpmnText licence() {
        return flow().start("start")
                .user("intake", "accept/accept", "reject/not-accept")
                .xor("accepted", "toRejected")
                .end("rejected")
                .user("decision", "grant/grant", "refuse/refuse")
                .user("delivery", "delivered/deliver")
                .end("end")
                .arc("start", "intake")
                .arc("intake", "accepted")
                .arc("toRejected", "accepted", "rejected", "")
                .arc("decision", "delivery")
                .arc("delivery", "end");
    }

    BpmnText start(String id) {
        return raw("<bpmn:startEvent id=\"" + id + "\"/>");
    }

    BpmnText end(String id) {
        return raw("<bpmn:endEvent id=\"" + id + "\"/>");
    }

    /** {@code outcomes}: {@code name}, {@code name/effect} or {@code name/return/step}. */
    BpmnText user(String id, String... outcomes) {
        StringBuilder xml =
                new StringBuilder("<bpmn:userTask id=\"" + id + "\" name=\"" + id + "\" sunhall:post=\"p\">");
        if (outcomes.length > 0) {
            xml.append("<bpmn:extensionElements>");
            for (String outcome : outcomes) {
                String[] parts = outcome.split("/");
                xml.append("<sunhall:outcome name=\"")
                        .append(parts[0])
                        .append("\" label=\"")
                        .append(parts[0])
                        .append('"');
                if (parts.length > 1) {
                    xml.append(" effect=\"").append(parts[1]).append('"');
                }
                if (parts.length > 2) {
                    xml.append(" to=\"").append(parts[2]).append('"');
                }
                xml.append("/>");
            }
            xml.append("</bpmn:extensionElements>");
        }
        return raw(xml.append("</bpmn:userTask>").toString());
    }

    BpmnText service(String id) {
        return raw("<bpmn:serviceTask id=\"" + id + "\" name=\"" + id + "\" sunhall:task=\"t\"/>");
    }

    /** An exclusive gateway; {@code defaultArc} empty: none. */
    BpmnText xor(String id, String defaultArc) {
        String attribute = defaultArc.isEmpty() ? "" : " default=\"" + defaultArc + "\"";
        return raw("<bpmn:exclusiveGateway id=\"" + id + "\"" + attribute + "/>");
    }

    BpmnText and(String id) {
        return raw("<bpmn:parallelGateway id=\"" + id + "\"/>");
    }

    BpmnText open(String subProcess) {
        return raw("<bpmn:subProcess id=\"" + subProcess + "\">");
    }

    BpmnText close() {
        return raw("</bpmn:subProcess>");
    }

    BpmnText arc(String from, String to) {
        return arc("arc" + ++flows, from, to, "");
    }

    BpmnText arc(String from, String to, String condition) {
        return arc("arc" + ++flows, from, to, condition);
    }

    BpmnText arc(String id, String from, String to, String condition) {
        String inner = condition.isEmpty()
                ? ""
                : "<bpmn:conditionExpression><![CDATA[" + condition + "]]></bpmn:conditionExpression>";
        return raw("<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">" + inner
                + "</bpmn:sequenceFlow>");
    }

    BpmnText raw(String line) {
        body.append(line).append('\n');
        return this;
    }

    String text() {
        return "<bpmn:definitions xmlns:bpmn=\"" + XmlElement.BPMN + "\" xmlns:sunhall=\"" + FlowReader.NAMESPACE
                + "\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" targetNamespace=\"t\">\n"
                + "<bpmn:process id=\"process\" name=\"测试\">\n"
                + body
                + "</bpmn:process>\n</bpmn:definitions>\n";
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    FlowParse read() {
        return FlowReader.read(bytes());
    }

    Flow sound() {
        FlowParse parse = read();
        return parse.flow()
                .orElseThrow(() -> new AssertionError(parse.findings().toString()));
    }
}
