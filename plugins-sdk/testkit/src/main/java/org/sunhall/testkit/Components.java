package org.sunhall.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sunhall.plugin.api.AutomaticTask;

/** Finds the automatic tasks of a plug-in by its component descriptors, as the component runtime does. */
final class Components {

    private Components() {}

    static Map<String, AutomaticTask> tasks(byte[] jar) {
        Map<String, AutomaticTask> tasks = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
                    read(zip.readAllBytes(), tasks);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("read from memory", e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a component descriptor cannot be read", e);
        }
        return tasks;
    }

    private static void read(byte[] xml, Map<String, AutomaticTask> tasks) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        String implementation = "";
        String name = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("implementation")) {
                    implementation = reader.getAttributeValue(null, "class");
                } else if (reader.getLocalName().equals("property")
                        && AutomaticTask.NAME.equals(reader.getAttributeValue(null, "name"))) {
                    name = reader.getAttributeValue(null, "value");
                }
            }
        }
        if (!name.isEmpty() && !implementation.isEmpty()) {
            tasks.put(name, instance(implementation));
        }
    }

    private static AutomaticTask instance(String type) {
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return (AutomaticTask)
                    Class.forName(type, true, context).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            return broken(type, e);
        }
    }

    /** Told when it is called, since a test may put another in its place. */
    private static AutomaticTask broken(String type, Exception why) {
        return context -> {
            throw new IllegalStateException("the task's class " + type + " cannot be made", why);
        };
    }
}
