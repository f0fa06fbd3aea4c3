package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The few pieces of HTML that the preview is made of. */
final class Html {

    private static final String STYLE =
            "body{font:15px/1.6 system-ui,'Noto Sans SC',sans-serif;margin:2rem auto;max-width:72rem;"
                    + "padding:0 1rem;color:#222}h2{border-bottom:1px solid #ccc}.good{color:#096}.bad{color:#b00;white-space:pre-wrap}"
                    + "fieldset{border:1px solid #ccc;margin:.5rem 0}label{display:block;margin:.4rem 0}label small{color:#666}"
                    + "input,select,textarea{display:block;min-width:20rem;padding:.25rem}"
                    + "input[type=checkbox]{display:inline-block;min-width:0;margin-left:.5rem}svg{max-width:100%;height:auto}";

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String document(String title, String body) {
        return "<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><h1>" + escape(title) + "</h1>" + body
                + "</body></html>";
    }

    /** Asks twice a second whether a file has changed. */
    static String reloading(String state) {
        return "<script>const seen='" + state + "';setInterval(async()=>{try{const now=await(await fetch('/state'))"
                + ".text();if(now!==seen)location.reload()}catch(e){}},500)</script>";
    }

    /** A form with its sample data. */
    static String form(JsonNode schema, JsonNode data) {
        return "<form>" + field("", schema, data) + "</form>";
    }

    private static String field(String name, JsonNode schema, JsonNode data) {
        String title = escape(schema.path("title").asText(name)) + " <small>"
                + escape(schema.path("titleEn").asText("")) + "</small>";
        if (schema.path("type").asText().equals("object")) {
            StringBuilder fields = new StringBuilder("<fieldset><legend>" + title + "</legend>");
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                fields.append(field(
                        property.getKey(), property.getValue(), data == null ? null : data.get(property.getKey())));
            }
            return fields.append("</fieldset>").toString();
        }
        return "<label>" + title + input(schema, data) + "</label>";
    }

    private static String input(JsonNode schema, JsonNode data) {
        JsonNode choices = schema.path("oneOf");
        if (choices.isArray() && choices.path(0).has("const")) {
            StringBuilder select = new StringBuilder("<select>");
            for (JsonNode choice : choices) {
                boolean chosen = choice.get("const").equals(data);
                select.append("<option").append(chosen ? " selected" : "").append('>');
                select.append(escape(
                                choice.path("title").asText(choice.get("const").asText())))
                        .append("</option>");
            }
            return select.append("</select>").toString();
        }
        String value = data == null || data.isNull() ? "" : data.isValueNode() ? data.asText() : data.toString();
        return switch (schema.path("type").asText()) {
            case "boolean" -> "<input type='checkbox'" + (value.equals("true") ? " checked" : "") + ">";
            case "number", "integer" -> "<input type='number' value=\"" + escape(value) + "\">";
            case "array" -> "<textarea rows='2'>" + escape(value) + "</textarea>";
            default -> "<input value=\"" + escape(value) + "\">";
        };
    }
}
