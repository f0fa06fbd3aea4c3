package org.sunhall.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.sunhall.kernel.Text;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** Reads XML into elements with lines; refuses a DOCTYPE and bounds depth and number. */
final class XmlReading extends DefaultHandler2 {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_ELEMENTS = 20_000;

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private Locator locator;
    private int lastLine = 1;
    private int elements;
    private XmlElement root;

    private XmlReading() {}

    /** The root element; empty when the findings say why there is none. */
    static Optional<XmlElement> read(byte[] bytes, Findings findings) {
        XmlReading handler = new XmlReading();
        try {
            XMLReader reader = reader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
            return Optional.of(handler.root);
        } catch (BoundException e) {
            findings.add(
                    "",
                    handler.lastLine,
                    "xml-too-large",
                    Text.of(
                            "文件嵌套超过 " + MAX_DEPTH + " 层或元素超过 " + MAX_ELEMENTS + " 个。",
                            "The file nests deeper than " + MAX_DEPTH + " or has more than " + MAX_ELEMENTS
                                    + " elements."),
                    Text.of("请拆分流程。", "Split the flow."));
        } catch (SAXParseException e) {
            boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
            findings.add(
                    "",
                    Math.max(e.getLineNumber(), 0),
                    doctype ? "xml-doctype" : "xml-broken",
                    doctype
                            ? Text.of("文件含有 DOCTYPE 声明,不予接收。", "The file has a DOCTYPE declaration; that is refused.")
                            : Text.of("文件不是完整的 XML:{0}", "The file is not well-formed XML: {0}")
                                    .with(e.getMessage()),
                    doctype
                            ? Text.of("请删除 DOCTYPE 声明。", "Remove the DOCTYPE declaration.")
                            : Text.of("请用 BPMN 建模工具重新导出。", "Export the file again from a BPMN modeller."));
        } catch (SAXException | IOException e) {
            findings.add(
                    "",
                    handler.lastLine,
                    "xml-broken",
                    Text.of(
                            "文件不是可读的 XML,或字符编码有误。",
                            "The file is not readable XML, or its character encoding is wrong."),
                    Text.of("请以 UTF-8 编码重新导出。", "Export the file again in UTF-8."));
        }
        return Optional.empty();
    }

    private static XMLReader reader() {
        try {
            // Karaf puts an older SAXParserFactory before the JDK's, which knows no newDefaultNSInstance.
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a safety feature", e);
        }
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        this.locator = documentLocator;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new BoundException();
        }
        XmlElement element = new XmlElement(new XmlElement.Name(uri, local), qualified, lastLine);
        for (int i = 0; i < attributes.getLength(); i++) {
            element.attributes()
                    .put(new XmlElement.Name(attributes.getURI(i), attributes.getLocalName(i)), attributes.getValue(i));
        }
        if (open.isEmpty()) {
            root = element;
        } else {
            open.getLast().add(element);
        }
        open.addLast(element);
        mark();
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        open.removeLast();
        mark();
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        open.getLast().add(characters, start, length);
        mark();
    }

    @Override
    public void comment(char[] characters, int start, int length) {
        mark();
    }

    @Override
    public void processingInstruction(String target, String data) {
        mark();
    }

    @Override
    public void endCDATA() {
        mark();
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    /** What comes next starts where this ended: so the line of a start tag is that of its first character. */
    private void mark() {
        lastLine = locator.getLineNumber();
    }

    private static final class BoundException extends SAXException {
        private static final long serialVersionUID = 1L;
    }
}
