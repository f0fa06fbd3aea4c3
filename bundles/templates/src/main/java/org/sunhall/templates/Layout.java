package org.sunhall.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The house style: puts the platform's marks around a template's content. */
final class Layout {

    /** Where a square stands on the page: its lower left corner and its side, in millimetres. */
    record Place(double left, double bottom, double size) {}

    private static final String PAPER_CSS = css("paper.css");
    private static final String CERTIFICATE_CSS = css("certificate.css");

    private static final String LIST_FOOT = "<div class=\"sh-foot\"><table><tr><td></td>"
            + "<td class=\"sh-page\"><span></span></td></tr></table></div>";

    private Layout() {}

    /** Where the QR code is drawn on each page of this layout. */
    static Place qr(String layout) {
        return "certificate".equals(layout) ? new Place(18, 11, 20) : new Place(28, 12.5, 20);
    }

    static Document around(Document content, String layout, PaperMarks marks) {
        Document page;
        try {
            page = Markup.parse(Fonts.printed(skeleton(layout, marks)));
        } catch (SAXException e) {
            throw new IllegalStateException("the bundled layout is well-formed", e);
        }
        Node inside = page.importNode(content.getDocumentElement(), true);
        place(page.getDocumentElement()).appendChild(inside);
        inReadingOrder(page.getDocumentElement());
        return page;
    }

    /**
     * Puts text that stands beside elements into elements of its own. The renderer paints the bare text of a line before the elements in
     * it, and readers of the PDF would get the words in that order.
     */
    private static void inReadingOrder(Element element) {
        boolean mixed = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                inReadingOrder((Element) child);
                mixed = true;
            }
        }
        for (Node child = element.getFirstChild(); mixed && child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank()) {
                Element own = element.getOwnerDocument().createElement("span");
                element.replaceChild(own, child);
                own.appendChild(child);
                child = own;
            }
        }
    }

    private static Element place(Element element) {
        if ("sh-body".equals(element.getAttribute("class"))) {
            return element;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            Element found = child instanceof Element ? place((Element) child) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String skeleton(String layout, PaperMarks marks) {
        String title = Markup.escape(marks.title().zh());
        StringBuilder html = new StringBuilder(8_000);
        html.append("<html lang=\"zh-CN\"><head><title>").append(title).append("</title>");
        html.append("<meta name=\"author\" content=\"")
                .append(Markup.escape(marks.issuer()))
                .append("\"/>");
        html.append("<style>")
                .append(PAPER_CSS)
                .append("certificate".equals(layout) ? CERTIFICATE_CSS : "")
                .append("</style></head>");
        // A form is the applicant's own paper and is never sealed.
        boolean draft = !marks.sealed() && !"form".equals(layout) && !isList(layout);
        html.append("<body class=\"sh-")
                .append(layout)
                .append(draft ? " sh-unsealed" : "")
                .append("\">");
        html.append(isList(layout) ? LIST_FOOT : foot(marks, draft));
        if (draft) {
            html.append("<p class=\"sh-draft\"><span>未用印稿 Draft, not sealed</span></p>");
        }
        html.append("<div class=\"sh-frame\">");
        if ("official".equals(layout) && !marks.issuer().isEmpty()) {
            html.append("<p class=\"sh-issuer\">")
                    .append(Markup.escape(marks.issuer()))
                    .append("</p>");
        }
        if ("official".equals(layout)) {
            marks.number().ifPresent(number -> html.append("<p class=\"sh-number\">")
                    .append(Markup.escape(number))
                    .append("</p>"));
            html.append("<div class=\"sh-rule\"></div>");
        }
        html.append("<h1 class=\"sh-title\">").append(title).append("</h1>");
        html.append("<div class=\"sh-body\"></div></div></body></html>");
        return html.toString();
    }

    /** A list that anybody can take away is no paper of a case: nothing of it is verified or sealed. */
    static boolean isList(String layout) {
        return "list".equals(layout);
    }

    private static String foot(PaperMarks marks, boolean draft) {
        StringBuilder html = new StringBuilder(600);
        html.append("<div class=\"sh-foot\"><table><tr><td class=\"sh-qr\"></td><td>");
        marks.supervisionCode()
                .ifPresent(code ->
                        html.append("统一服务监管码 <b>").append(Markup.escape(code)).append("</b><br/>"));
        html.append("核验码 <b>")
                .append(grouped(Markup.escape(marks.verificationCode())))
                .append("</b> 扫码或访问下列地址核验真伪<br/>");
        html.append(Markup.escape(marks.verificationUrl()));
        if (draft) {
            html.append("<br/>本件未加盖电子印章，为未用印稿，仅供办理与查阅。");
        }
        html.append("</td><td class=\"sh-page\"><span></span></td></tr></table></div>");
        return html.toString();
    }

    private static String grouped(String code) {
        return code.length() == 16 ? code.replaceAll("(.{4})(?=.)", "$1-") : code;
    }

    private static String css(String file) {
        try (InputStream in = Layout.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<", "")
                    .replace("&", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled layout cannot be read", e);
        }
    }
}
