package org.sunhall.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** One description from the descriptions of the domains: paths and components side by side, the first of a name stays. */
final class OpenApiMerge {

    private OpenApiMerge() {}

    static ObjectNode merge(Collection<JsonNode> parts, String version) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("openapi", "3.1.0");
        whole.putObject("info")
                .put("title", "阳光大厅 Sunhall")
                .put("version", version)
                .put("description", "行政权力网上公开透明运行平台的接口 / The platform's HTTP interface");
        ObjectNode paths = whole.putObject("paths");
        ObjectNode components = whole.putObject("components");
        for (JsonNode part : parts) {
            copy(part.path("paths"), paths);
            part.path("components")
                    .properties()
                    .forEach(kind -> copy(kind.getValue(), components.withObjectProperty(kind.getKey())));
        }
        return whole;
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(entry -> {
            JsonNode known = to.get(entry.getKey());
            if (known == null) {
                to.set(entry.getKey(), entry.getValue());
            } else if (known instanceof ObjectNode object && entry.getKey().startsWith("/")) {
                entry.getValue().properties().forEach(method -> object.putIfAbsent(method.getKey(), method.getValue()));
            }
        });
    }
}
