package org.sunhall.checker.internal;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sunhall.kernel.Text;

/** Component descriptors (OSGi Declarative Services): services of SDK interfaces only, no reference to anything else. */
public final class ComponentRules {

    /** Where bnd puts the descriptors. */
    public static final String ROOT = "OSGI-INF/";

    private static final String SDK = "org.sunhall.plugin.api.";
    private static final String TASK = "sunhall.task";

    private ComponentRules() {}

    /** Checks the descriptors; gives the names of the automatic tasks that they provide. */
    public static Set<String> tasks(SortedMap<String, byte[]> files, Findings findings) {
        Set<String> tasks = new HashSet<>();
        for (Map.Entry<String, byte[]> file : files.tailMap(ROOT).entrySet()) {
            if (!file.getKey().startsWith(ROOT)) {
                break;
            }
            if (file.getKey().endsWith(".xml")) {
                read(file.getKey(), file.getValue(), files, tasks, findings);
            }
        }
        return tasks;
    }

    private static void read(
            String file, byte[] xml, SortedMap<String, byte[]> files, Set<String> tasks, Findings findings) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(file, reader, files, tasks, findings);
                } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    syntax(file, reader.getLocation().getLineNumber(), findings);
                    return;
                }
            }
        } catch (XMLStreamException e) {
            syntax(file, e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), findings);
        }
    }

    private static void syntax(String file, int line, Findings findings) {
        findings.add(
                file,
                "line " + Math.max(1, line),
                "component.syntax",
                Text.of(
                        "组件描述不是可用的XML(不得含有DOCTYPE或实体)。",
                        "The component descriptor is no usable XML (no DOCTYPE, no entities)."),
                Text.of("请用bnd生成。", "Let bnd generate it."));
    }

    private static void element(
            String file,
            XMLStreamReader reader,
            SortedMap<String, byte[]> files,
            Set<String> tasks,
            Findings findings) {
        String place = "line " + reader.getLocation().getLineNumber();
        switch (reader.getLocalName()) {
            case "implementation" -> {
                String name = String.valueOf(reader.getAttributeValue(null, "class"));
                if (!files.containsKey(name.replace('.', '/') + ".class")) {
                    findings.add(
                            file,
                            place,
                            "component.class",
                            Text.of("包内没有类" + name + "。", "The jar has no class " + name + "."),
                            Text.of("请重新打包。", "Build it again."));
                }
            }
            case "provide" -> {
                String name = String.valueOf(reader.getAttributeValue(null, "interface"));
                if (!name.startsWith(SDK)) {
                    findings.add(
                            file,
                            place,
                            "component.service",
                            Text.of("插件不得提供服务" + name + "。", "A plug-in must not provide the service " + name + "."),
                            Text.of("只可提供SDK接口的服务。", "Provide services of SDK interfaces only."));
                }
            }
            case "reference" ->
                findings.add(
                        file,
                        place,
                        "component.reference",
                        Text.of(
                                "插件不得引用平台服务" + reader.getAttributeValue(null, "interface") + "。",
                                "A plug-in must not refer to the service " + reader.getAttributeValue(null, "interface")
                                        + "."),
                        Text.of("任务所需一切由TaskContext给出。", "Everything a task needs comes with its TaskContext."));
            case "property" -> {
                String value = reader.getAttributeValue(null, "value");
                if (TASK.equals(reader.getAttributeValue(null, "name")) && value != null && !tasks.add(value)) {
                    findings.add(
                            file,
                            place,
                            "component.task",
                            Text.of("自动任务“" + value + "”重复。", "The automatic task “" + value + "” is there twice."),
                            Text.of("请使用不同的名称。", "Use different names."));
                }
            }
            default -> {}
        }
    }
}
