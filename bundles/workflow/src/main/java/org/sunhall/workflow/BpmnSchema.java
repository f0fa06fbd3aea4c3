package org.sunhall.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.sunhall.kernel.Text;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks a file against the schemas of BPMN 2.0 (OMG formal/2011-01-03), which are carried as resources. */
final class BpmnSchema {

    private BpmnSchema() {}

    static void check(byte[] bytes, XmlElement root, Findings findings) {
        try {
            Validator validator = Holder.SCHEMA.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Collector(root, findings));
            validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
        } catch (SAXException e) {
            // A fatal error; the file was well-formed a moment ago, so this is a limit of the JDK's parser.
            new Collector(root, findings).error(new SAXParseException(e.getMessage(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Collector(XmlElement root, Findings findings) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            // A reference to nothing is reported at the end of the file; FlowBuilder finds it where it stands.
            if (String.valueOf(e.getMessage()).startsWith("cvc-id.1")) {
                return;
            }
            findings.add(
                    idAt(root, e.getLineNumber(), ""),
                    Math.max(e.getLineNumber(), 0),
                    "bpmn-schema",
                    Text.of("不符合 BPMN 2.0 标准:{0}", "Not BPMN 2.0: {0}").with(e.getMessage()),
                    Text.of("请用 BPMN 建模工具改正后重新导出。", "Mend it in a BPMN modeller and export again."));
        }

        /** Id of the last element that has one and starts at or before the line. */
        private static String idAt(XmlElement element, int line, String found) {
            if (element.line() > line) {
                return found;
            }
            String last = element.id().isEmpty() ? found : element.id();
            for (XmlElement child : element.children()) {
                last = idAt(child, line, last);
            }
            return last;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** Compiled when first needed; it takes a few hundred milliseconds. */
    private static final class Holder {

        private static final Schema SCHEMA = compile();

        private static Schema compile() {
            try {
                DOMImplementationLS dom = (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .getDOMImplementation()
                        .getFeature("LS", "3.0");
                SchemaFactory factory = SchemaFactory.newDefaultInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                    String file = systemId.substring(systemId.lastIndexOf('/') + 1);
                    LSInput input = dom.createLSInput();
                    input.setSystemId("bpmn:" + file);
                    input.setByteStream(resource(file));
                    return input;
                });
                return factory.newSchema(new StreamSource(resource("BPMN20.xsd"), "bpmn:BPMN20.xsd"));
            } catch (SAXException | ParserConfigurationException e) {
                throw new IllegalStateException("the schemas of BPMN do not compile", e);
            }
        }

        private static InputStream resource(String file) {
            return BpmnSchema.class.getResourceAsStream("bpmn/" + file);
        }
    }
}
