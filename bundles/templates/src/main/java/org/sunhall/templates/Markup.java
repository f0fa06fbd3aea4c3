package org.sunhall.templates;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads filled templates as hostile XHTML: text and tables only, nothing that could load, link or run. */
final class Markup {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 20_000;

    private static final Set<String> ELEMENTS = Set.of(
            "div",
            "section",
            "header",
            "p",
            "span",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "s",
            "sub",
            "sup",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "blockquote",
            "pre");

    private static final Pattern NAMES = Pattern.compile("(?!.*\\bsh-)[a-z0-9 -]{1,80}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "class",
            NAMES,
            "lang",
            Pattern.compile("[A-Za-z-]{2,12}"),
            "colspan",
            SPAN,
            "rowspan",
            SPAN,
            "scope",
            Pattern.compile("row|col|rowgroup|colgroup"),
            "style",
            Pattern.compile(
                    "(?:\\s*(?:text-align|text-indent|width|height|font-weight|vertical-align|white-space|page-break-before"
                            + "|page-break-after|page-break-inside|letter-spacing|font-size)\\s*:\\s*[a-z0-9.%-]{1,20}\\s*(?:;|$))*"));

    private Markup() {}

    /** The content as one {@code div}, or why it is not fit to print. */
    static Outcome<Document> read(String name, String content) {
        Document document;
        try {
            document = parse("<div class=\"content\">" + content.replace("&nbsp;", "&#160;") + "</div>");
        } catch (SAXParseException e) {
            return refused(
                    name,
                    Text.of("填写后第 {0} 行不是合格的 XHTML:{1}", "Line {0} of the filled text is not well-formed XHTML: {1}")
                            .with(e.getLineNumber(), e.getMessage()));
        } catch (SAXException e) {
            return refused(name, Text.of("填写后不是合格的 XHTML", "The filled text is not well-formed XHTML"));
        }
        int[] nodes = {0};
        Text fault = fault(document.getDocumentElement(), 0, nodes);
        return fault == null ? Outcome.accepted(document) : refused(name, fault);
    }

    /** Parses well-formed text with a parser that knows neither document types nor the outside. */
    static Document parse(String xhtml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the platform's own XML parser", e);
        }
    }

    private static Text fault(Element element, int depth, int[] nodes) {
        if (depth > MAX_DEPTH || ++nodes[0] > MAX_NODES) {
            return Text.of("内容层次过深或过多", "The content is nested too deeply or has too many elements");
        }
        if (!ELEMENTS.contains(element.getTagName())) {
            return Text.of("不允许使用元素“{0}”", "The element \"{0}\" is not allowed").with(element.getTagName());
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            Pattern allowed = ATTRIBUTES.get(attribute.getName());
            if (allowed == null || !allowed.matcher(attribute.getValue()).matches()) {
                return Text.of(
                                "元素“{0}”的属性“{1}”不允许或取值有误",
                                "The attribute \"{1}\" of \"{0}\" is not allowed, or its value is wrong")
                        .with(element.getTagName(), attribute.getName());
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                Text found = fault((Element) child, depth + 1, nodes);
                if (found != null) {
                    return found;
                }
            } else if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                return Text.of("不允许使用处理指令", "Processing instructions are not allowed");
            }
        }
        return null;
    }

    /** Text made safe to stand in XHTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The allowed elements, for documentation and messages. */
    static String allowed() {
        return String.join(", ", Arrays.asList(ELEMENTS.stream().sorted().toArray(String[]::new)));
    }

    private static Outcome<Document> refused(String name, Text detail) {
        return Outcome.refused(
                PaperRejection.TEMPLATE_INVALID, Text.of(name + ":" + detail.zh(), name + ": " + detail.en()));
    }
}
