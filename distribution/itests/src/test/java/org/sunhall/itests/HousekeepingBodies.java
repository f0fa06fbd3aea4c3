package org.sunhall.itests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Bodies of the organisation's housekeeping: each well formed, and wrong in one thing that shows only after who may. */
final class HousekeepingBodies {

    private HousekeepingBodies() {}

    static Map<String, ObjectNode> all() {
        ObjectNode jurisdiction = named("阳光市").put("division", "329900").put("parent", "sunshine");
        ObjectNode organisation =
                named("阳光市市场监督管理局").put("jurisdiction", "sunshine").put("address", "他处");
        organisation.putArray("functions").add("market-supervision");
        ObjectNode person = object("login", "window1", "name", "他人", "kind", "STAFF")
                .put("org", "sunshine-market")
                .put("jurisdiction", "sunshine")
                .put("realName", true)
                .put("enabled", true);
        person.putArray("roles").add("STAFF");
        person.putArray("posts").add("window");
        ObjectNode staffChange = object("person", "demo-window1", "reason", "").put("enabled", true);
        staffChange.putArray("roles").add("STAFF");
        staffChange.putArray("posts").add("window");
        return Map.of(
                "jurisdiction", jurisdiction,
                "organisation", organisation,
                "person", person,
                "post", texts("title", "窗口").put("duty", "受".repeat(1001)),
                "delegation",
                        object("org", "sunshine-market", "post", "window", "holder", "demo-window1")
                                .put("by", "demo-window1")
                                .put("from", "2030-01-01T00:00:00Z")
                                .put("until", "2030-01-02T00:00:00Z")
                                .put("reason", "出差"),
                "certificate", object("person", "demo-citizen1", "validFrom", "2026-01-01", "validTo", "2026-12-31"),
                "certificateState", object("state", "SUSPENDED", "reason", "不执行裁量基准"),
                "division", named("长".repeat(201)),
                "staffChange", staffChange,
                "answer", JsonNodeFactory.instance.objectNode().put("agreed", true));
    }

    private static ObjectNode named(String name) {
        return texts("name", name);
    }

    private static ObjectNode texts(String field, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject(field).put("zh", text).put("en", text);
        return body;
    }

    private static ObjectNode object(String... pairs) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> all = List.of(pairs);
        for (int i = 0; i < all.size(); i += 2) {
            body.put(all.get(i), all.get(i + 1));
        }
        return body;
    }
}
