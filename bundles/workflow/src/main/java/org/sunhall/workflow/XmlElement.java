package org.sunhall.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An XML element that knows the line of its start tag. */
final class XmlElement {

    /** An expanded name. */
    record Name(String namespace, String local) {}

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final Name name;
    private final String qualified;
    private final int line;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(Name name, String qualified, int line) {
        this.name = name;
        this.qualified = qualified;
        this.line = line;
    }

    Name name() {
        return name;
    }

    /** The name with its prefix, as it stands in the file. */
    String qualified() {
        return qualified;
    }

    int line() {
        return line;
    }

    String id() {
        return attribute("id").orElse("");
    }

    boolean isBpmn(String local) {
        return name.namespace().equals(BPMN) && name.local().equals(local);
    }

    Map<Name, String> attributes() {
        return attributes;
    }

    Optional<String> attribute(String local) {
        return Optional.ofNullable(attributes.get(new Name("", local)));
    }

    /** The value of an attribute of the platform's namespace, without blanks around it; empty when blank or absent. */
    Optional<String> own(String local) {
        return Optional.ofNullable(attributes.get(new Name(FlowReader.NAMESPACE, local)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    List<XmlElement> children() {
        return children;
    }

    Stream<XmlElement> children(String bpmnName) {
        return children.stream().filter(child -> child.isBpmn(bpmnName));
    }

    String text() {
        return text.toString().strip();
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }
}
