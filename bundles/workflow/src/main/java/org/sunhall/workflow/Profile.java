package org.sunhall.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/** What a file may contain at all: a closed list of elements and attributes; the rest is refused by name. */
final class Profile {

    static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-]{0,63}");

    /** Element → its attributes. */
    private static final Map<String, Set<String>> ELEMENTS = elements();

    /** Attributes that are allowed with this value only. */
    private static final Map<String, String> FIXED = Map.of(
            "isForCompensation", "false",
            "startQuantity", "1",
            "completionQuantity", "1",
            "triggeredByEvent", "false",
            "parallelMultiple", "false",
            "isInterrupting", "true");

    private static final Set<String> WITH_ID = Set.of(
            "process",
            "startEvent",
            "endEvent",
            "userTask",
            "serviceTask",
            "exclusiveGateway",
            "parallelGateway",
            "subProcess",
            "sequenceFlow");
    private static final Set<String> TASKS = Set.of("userTask", "serviceTask");
    static final Map<String, Set<String>> OWN_ATTRIBUTES = Map.of(
            "userTask", Set.of("post", "organisation", "limit", "form", "handlers", "titleEn"),
            "serviceTask", Set.of("task", "titleEn"));

    private static final Map<String, Text> KNOWN = Map.ofEntries(
            Map.entry("boundaryEvent", Text.of("边界事件", "boundary events")),
            Map.entry("callActivity", Text.of("调用活动(联办)", "call activities (joint handling)")),
            Map.entry("messageEventDefinition", Text.of("消息事件", "A message event")),
            Map.entry("signalEventDefinition", Text.of("信号事件", "A signal event")),
            Map.entry("message", Text.of("消息", "A message")),
            Map.entry("signal", Text.of("信号", "A signal")),
            Map.entry("collaboration", Text.of("协作(泳池)", "A collaboration (pools)")),
            Map.entry("laneSet", Text.of("泳道", "lanes")),
            Map.entry("dataObject", Text.of("数据对象", "A data object")),
            Map.entry("dataObjectReference", Text.of("数据对象", "A data object")),
            Map.entry("dataStoreReference", Text.of("数据存储", "A data store")),
            Map.entry("task", Text.of("未定类型的任务", "A task without a type")),
            Map.entry("manualTask", Text.of("手工任务", "A manual task")),
            Map.entry("scriptTask", Text.of("脚本任务", "A script task")),
            Map.entry("sendTask", Text.of("发送任务", "A send task")),
            Map.entry("receiveTask", Text.of("接收任务", "A receive task")),
            Map.entry("businessRuleTask", Text.of("业务规则任务", "A business rule task")),
            Map.entry("inclusiveGateway", Text.of("包容网关", "An inclusive gateway")),
            Map.entry("complexGateway", Text.of("复杂网关", "A complex gateway")),
            Map.entry("eventBasedGateway", Text.of("事件网关", "An event-based gateway")),
            Map.entry("intermediateCatchEvent", Text.of("中间捕获事件", "An intermediate catch event")),
            Map.entry("intermediateThrowEvent", Text.of("中间抛出事件", "An intermediate throw event")),
            Map.entry("terminateEventDefinition", Text.of("终止结束事件", "A terminate end event")),
            Map.entry("errorEventDefinition", Text.of("错误事件", "An error event")),
            Map.entry("escalationEventDefinition", Text.of("升级事件", "An escalation event")),
            Map.entry("compensateEventDefinition", Text.of("补偿事件", "A compensation event")),
            Map.entry("conditionalEventDefinition", Text.of("条件事件", "A conditional event")),
            Map.entry("linkEventDefinition", Text.of("链接事件", "A link event")),
            Map.entry("multiInstanceLoopCharacteristics", Text.of("多实例", "multiple instances")),
            Map.entry("standardLoopCharacteristics", Text.of("循环标记", "A loop marker")),
            Map.entry("transaction", Text.of("事务子流程", "A transaction")),
            Map.entry("adHocSubProcess", Text.of("自由子流程", "An ad-hoc sub-process")));

    private static final Text USE_PROFILE = Text.of(
            "请只使用:开始、结束、用户任务、服务任务、排他网关、并行网关、子流程、顺序流。",
            "Use only: start, end, user task, service task, exclusive gateway, parallel gateway, sub-process, sequence flow.");

    private final Findings findings;
    private final Findings notes;

    Profile(Findings findings, Findings notes) {
        this.findings = findings;
        this.notes = notes;
    }

    void check(XmlElement root) {
        check(root, "");
    }

    /** {@code around}: the id of the nearest element around that has one. */
    private void check(XmlElement element, String around) {
        String id = element.id().isEmpty() ? around : element.id();
        if (!element.name().namespace().equals(XmlElement.BPMN)) {
            checkForeign(element, id);
            return;
        }
        String local = element.name().local();
        if (!ELEMENTS.containsKey(local)) {
            refuse(element, local.endsWith("EventDefinition") ? around : id);
            return;
        }
        if (WITH_ID.contains(local) && !ID.matcher(element.id()).matches()) {
            findings.add(
                    element,
                    "id",
                    Text.of(
                                    "元素 {0} 没有标识,或标识不是 1–64 个字母、数字、下划线、点、连字符。",
                                    "Element {0} has no id, or its id is not 1–64 letters, digits, _ . or -.")
                            .with(element.qualified()),
                    Text.of("请为它设置简短的标识。", "Give it a short id."));
        }
        element.attributes().forEach((name, value) -> checkAttribute(element, name, value));
        for (XmlElement child : element.children()) {
            if (child.isBpmn("extensionElements")) {
                checkExtensions(element, child);
            } else {
                check(child, id);
            }
        }
    }

    /** Refuses by name what is not listed; a timer anywhere in it gets its own sentence. */
    private void refuse(XmlElement element, String id) {
        String local = element.name().local();
        if (local.equals("timerEventDefinition")
                || element.children("timerEventDefinition").findAny().isPresent()) {
            findings.add(
                    id,
                    element.line(),
                    "timer",
                    Text.of("流程中不得使用定时器:期限由法定时钟管理。", "A flow must not hold a timer: limits belong to clocks."),
                    Text.of(
                            "请删除定时器;环节期限写在 sunhall:limit,法定和承诺期限写在事项文件的 limits。",
                            "Remove the timer; a step's limit goes into sunhall:limit, the statutory and promised limits into"
                                    + " the item file's limits."));
        } else if (local.equals("boundaryEvent") || local.equals("callActivity")) {
            findings.add(
                    id,
                    element.line(),
                    "not-yet-executable",
                    Text.of(
                                    "本版本平台尚不能执行{0}({1}),因此不予接收。",
                                    "This version of the platform cannot execute {0} ({1}) yet: refused.")
                            .with(KNOWN.get(local), element.qualified()),
                    local.equals("boundaryEvent")
                            ? Text.of(
                                    "请改用环节的办理结果(outcome)和排他网关。", "Use an outcome of the step and an exclusive gateway.")
                            : Text.of("请改用子流程。", "Use a sub-process."));
        } else {
            findings.add(
                    id,
                    element.line(),
                    "outside-profile",
                    Text.of("{0}({1})不在平台流程规范之内。", "{0} ({1}) is outside the platform's BPMN profile.")
                            .with(
                                    KNOWN.getOrDefault(local, Text.of("未列入规范的元素", "An element that is not listed")),
                                    element.qualified()),
                    USE_PROFILE);
        }
    }

    private void checkForeign(XmlElement element, String id) {
        String namespace = element.name().namespace();
        if (namespace.equals(DIAGRAM)) {
            return;
        }
        if (namespace.equals(FlowReader.NAMESPACE)) {
            findings.add(
                    id,
                    element.line(),
                    "extension-place",
                    Text.of("元素 {0} 放错了位置。", "Element {0} stands in a wrong place.")
                            .with(element.qualified()),
                    Text.of("请放入任务的 bpmn:extensionElements。", "Put it into a task's bpmn:extensionElements."));
        } else {
            note(id, element.line(), element.qualified());
        }
    }

    private void checkExtensions(XmlElement owner, XmlElement extensions) {
        for (XmlElement extension : extensions.children()) {
            if (!extension.name().namespace().equals(FlowReader.NAMESPACE)) {
                note(owner.id(), extension.line(), extension.qualified());
            } else if (!extension.name().local().equals("outcome")
                    || !TASKS.contains(owner.name().local())) {
                findings.add(
                        owner.id(),
                        extension.line(),
                        "extension-unknown",
                        Text.of("{0} 中不能有扩展元素 {1}。", "{0} cannot hold the extension {1}.")
                                .with(owner.qualified(), extension.qualified()),
                        Text.of("只有任务可以有 sunhall:outcome。", "Only tasks hold sunhall:outcome."));
            }
        }
    }

    private void checkAttribute(XmlElement element, XmlElement.Name name, String value) {
        String local = element.name().local();
        if (name.namespace().isEmpty()) {
            if (!ELEMENTS.get(local).contains(name.local())
                    || FIXED.containsKey(name.local())
                            && !FIXED.get(name.local()).equals(value.strip())) {
                findings.add(
                        element,
                        "outside-profile",
                        Text.of(
                                        "{0} 的属性 {1}=“{2}”不在平台流程规范之内。",
                                        "Attribute {1}=“{2}” of {0} is outside the platform's BPMN profile.")
                                .with(element.qualified(), name.local(), value),
                        Text.of("请删除这个属性。", "Remove this attribute."));
            }
        } else if (name.namespace().equals(FlowReader.NAMESPACE)) {
            if (!OWN_ATTRIBUTES.getOrDefault(local, Set.of()).contains(name.local())) {
                findings.add(
                        element,
                        "extension-unknown",
                        Text.of("{0} 没有属性 sunhall:{1}。", "{0} has no attribute sunhall:{1}.")
                                .with(element.qualified(), name.local()),
                        Text.of(
                                "请对照 sunhall-bpmn.xsd 改正属性名或删除它。",
                                "Correct its name after sunhall-bpmn.xsd, or remove it."));
            }
        } else if (!name.namespace().equals(SCHEMA_INSTANCE)) {
            note(element.id(), element.line(), name.local() + " {" + name.namespace() + "}");
        }
    }

    private void note(String id, int line, String what) {
        notes.add(
                id,
                line,
                "foreign-extension",
                Text.of("其他厂商的扩展 {0} 在平台上不起作用。", "Another vendor's extension {0} has no effect here.")
                        .with(what),
                Text.of("可以保留。", "It may stay."));
    }

    private static Map<String, Set<String>> elements() {
        Map<String, Set<String>> elements = new LinkedHashMap<>();
        elements.put(
                "definitions",
                Set.of(
                        "id",
                        "name",
                        "targetNamespace",
                        "exporter",
                        "exporterVersion",
                        "expressionLanguage",
                        "typeLanguage"));
        elements.put("process", Set.of("id", "name", "isExecutable", "processType", "isClosed"));
        elements.put("startEvent", Set.of("id", "name", "isInterrupting", "parallelMultiple"));
        elements.put("endEvent", Set.of("id", "name"));
        Set<String> activity =
                Set.of("id", "name", "implementation", "isForCompensation", "startQuantity", "completionQuantity");
        elements.put("userTask", activity);
        elements.put("serviceTask", activity);
        elements.put(
                "subProcess",
                Set.of("id", "name", "isForCompensation", "startQuantity", "completionQuantity", "triggeredByEvent"));
        elements.put("exclusiveGateway", Set.of("id", "name", "gatewayDirection", "default"));
        elements.put("parallelGateway", Set.of("id", "name", "gatewayDirection"));
        elements.put("sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef", "isImmediate"));
        elements.put("conditionExpression", Set.of("id", "language", "evaluatesToTypeRef"));
        elements.put("incoming", Set.of());
        elements.put("outgoing", Set.of());
        elements.put("extensionElements", Set.of());
        elements.put("documentation", Set.of("id", "textFormat"));
        elements.put("textAnnotation", Set.of("id", "textFormat"));
        elements.put("text", Set.of());
        elements.put("association", Set.of("id", "sourceRef", "targetRef", "associationDirection"));
        elements.put("group", Set.of("id", "categoryValueRef"));
        elements.put("category", Set.of("id", "name"));
        elements.put("categoryValue", Set.of("id", "value"));
        return elements;
    }
}
