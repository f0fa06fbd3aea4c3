package org.sunhall.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Draws a flow as its modeller laid it out: the diagram that is in the BPMN file. */
final class FlowPicture {

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String WAY = "http://www.omg.org/spec/DD/20100524/DI";

    private FlowPicture() {}

    /**
     * The picture as SVG.
     *
     * @throws IllegalArgumentException when the file is no XML
     */
    static String of(byte[] bpmn) {
        Document document = parse(bpmn);
        Map<String, Element> elements = new HashMap<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        StringBuilder svg = new StringBuilder();
        // Right, bottom, left, top of what is drawn.
        double[] size = {200, 100, Double.MAX_VALUE, Double.MAX_VALUE};
        NodeList edges = document.getElementsByTagNameNS(DI, "BPMNEdge");
        for (int i = 0; i < edges.getLength(); i++) {
            edge((Element) edges.item(i), elements, svg);
        }
        NodeList shapes = document.getElementsByTagNameNS(DI, "BPMNShape");
        for (int i = 0; i < shapes.getLength(); i++) {
            shape((Element) shapes.item(i), elements, svg, size);
        }
        if (shapes.getLength() == 0) {
            return "<p class='bad'>文件中没有图形 · the file holds no diagram</p>";
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='" + (size[2] - 40) + " " + (size[3] - 30)
                + " " + (size[0] - size[2] + 80) + " " + (size[1] - size[3] + 60)
                + "' font-size='12' text-anchor='middle'><defs><marker id='a' viewBox='0 0 10 10' refX='10' refY='5'"
                + " markerWidth='8' markerHeight='8' orient='auto'><path d='M0 0 10 5 0 10z'/></marker></defs>" + svg
                + "</svg>";
    }

    private static Document parse(byte[] bpmn) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("the flow is no XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's own XML parser", e);
        }
    }

    private static void edge(Element edge, Map<String, Element> elements, StringBuilder svg) {
        NodeList points = edge.getElementsByTagNameNS(WAY, "waypoint");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < points.getLength(); i++) {
            Element point = (Element) points.item(i);
            line.append(number(point, "x"))
                    .append(',')
                    .append(number(point, "y"))
                    .append(' ');
        }
        svg.append("<polyline fill='none' stroke='#555' marker-end='url(#a)' points='")
                .append(line)
                .append("'/>");
        Element flow = elements.get(edge.getAttribute("bpmnElement"));
        if (flow != null && points.getLength() > 1 && flow.hasAttribute("name")) {
            Element first = (Element) points.item(0);
            Element second = (Element) points.item(1);
            text(
                    svg,
                    (number(first, "x") + number(second, "x")) / 2,
                    (number(first, "y") + number(second, "y")) / 2 - 5,
                    flow.getAttribute("name"));
        }
    }

    private static void shape(Element shape, Map<String, Element> elements, StringBuilder svg, double[] size) {
        Element bounds = (Element) shape.getElementsByTagNameNS(DC, "Bounds").item(0);
        Element drawn = elements.get(shape.getAttribute("bpmnElement"));
        if (bounds == null || drawn == null) {
            return;
        }
        double x = number(bounds, "x");
        double y = number(bounds, "y");
        double width = number(bounds, "width");
        double height = number(bounds, "height");
        size[0] = Math.max(size[0], x + width);
        size[1] = Math.max(size[1], y + height);
        size[2] = Math.min(size[2], x);
        size[3] = Math.min(size[3], y);
        String name = drawn.getAttribute("name");
        String kind = drawn.getLocalName();
        double middle = x + width / 2;
        if (kind.endsWith("Task") || kind.equals("subProcess") || kind.equals("callActivity")) {
            svg.append("<rect rx='8' fill='#fff' stroke='#222' x='")
                    .append(x)
                    .append("' y='")
                    .append(y);
            svg.append("' width='")
                    .append(width)
                    .append("' height='")
                    .append(height)
                    .append("'/>");
            text(svg, middle, y + height / 2 - 4, name);
            String post = drawn.getAttributeNS("urn:sunhall:bpmn:1", "post");
            String limit = drawn.getAttributeNS("urn:sunhall:bpmn:1", "limit");
            text(svg, middle, y + height / 2 + 14, (post + " " + limit).strip());
            String organisation = drawn.getAttributeNS("urn:sunhall:bpmn:1", "organisation");
            text(svg, middle, y + height + 14, organisation);
        } else if (kind.endsWith("Gateway")) {
            svg.append("<path fill='#fff' stroke='#222' d='M")
                    .append(middle)
                    .append(' ')
                    .append(y);
            svg.append('L')
                    .append(x + width)
                    .append(' ')
                    .append(y + height / 2)
                    .append('L')
                    .append(middle);
            svg.append(' ')
                    .append(y + height)
                    .append('L')
                    .append(x)
                    .append(' ')
                    .append(y + height / 2)
                    .append("z'/>");
            text(svg, middle, y + height + 14, name);
        } else {
            svg.append("<circle fill='#fff' stroke='#222' stroke-width='").append(kind.equals("endEvent") ? 3 : 1);
            svg.append("' cx='").append(middle).append("' cy='").append(y + height / 2);
            svg.append("' r='").append(width / 2).append("'/>");
            text(svg, middle, y + height + 14, name);
        }
    }

    private static void text(StringBuilder svg, double x, double y, String words) {
        if (!words.isEmpty()) {
            svg.append("<text paint-order='stroke' stroke='#fff' stroke-width='3' x='")
                    .append(x)
                    .append("' y='")
                    .append(y)
                    .append("'>");
            svg.append(Html.escape(words)).append("</text>");
        }
    }

    private static double number(Element element, String attribute) {
        try {
            return Double.parseDouble(element.getAttribute(attribute));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
