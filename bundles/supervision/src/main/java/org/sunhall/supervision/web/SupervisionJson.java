package org.sunhall.supervision.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Text;
import org.sunhall.supervision.api.ClockView;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.api.LampPage;
import org.sunhall.supervision.api.LampRow;
import org.sunhall.supervision.api.SupervisionCount;

/** The answers of supervision as JSON; names of lamps and stages in small letters with hyphens. */
final class SupervisionJson {

    private SupervisionJson() {}

    static ObjectNode page(LampPage page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.rows().forEach(row -> items.add(row(row)));
        page.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    private static ObjectNode row(LampRow row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("case", row.caseId().value());
        json.put("receipt", row.receipt());
        row.code().ifPresent(code -> json.put("code", code));
        json.put("item", row.item().value());
        put(json, "itemName", row.itemName());
        json.put("org", row.org().value());
        put(json, "orgName", row.orgName());
        json.put("jurisdiction", row.jurisdiction().value());
        row.step().ifPresent(step -> put(json, "step", step));
        row.post().ifPresent(post -> json.put("post", post));
        json.put("parked", row.parked());
        json.put("clock", row.clock());
        json.put("kind", row.kind());
        put(json, "title", row.title());
        json.put("lamp", name(row.lamp()));
        json.put("since", row.since().toString());
        json.put("due", row.due().toString());
        put(json, "remaining", row.remaining());
        return json;
    }

    static ObjectNode clocks(CaseId id, List<ClockView> clocks, List<LampChange> changes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("case", id.value());
        ArrayNode list = json.putArray("clocks");
        clocks.forEach(clock -> list.add(clock(clock)));
        ArrayNode history = json.putArray("history");
        changes.forEach(change -> {
            ObjectNode one = history.addObject();
            one.put("clock", change.clock());
            put(one, "title", change.title());
            one.put("from", name(change.from()));
            one.put("to", name(change.to()));
            one.put("since", change.since().toString());
            one.put("recordedAt", change.recordedAt().toString());
            one.put("due", change.due().toString());
        });
        return json;
    }

    private static ObjectNode clock(ClockView clock) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clock", clock.clock());
        json.put("kind", clock.kind());
        put(json, "title", clock.title());
        json.put("owner", name(clock.owner()));
        json.put("legalBasis", clock.legalBasis());
        json.put("lamp", name(clock.lamp()));
        json.put("since", clock.since().toString());
        json.put("startedAt", clock.startedAt().toString());
        json.put("due", clock.due().toString());
        json.put("provisional", clock.provisional());
        json.put("stopped", clock.stopped());
        clock.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        clock.endedHow().ifPresent(how -> json.put("endedHow", how));
        put(json, "remaining", clock.remaining());
        ArrayNode working = json.putArray("working");
        clock.working().forEach(line -> working.addObject().put("zh", line.zh()).put("en", line.en()));
        return json;
    }

    static ObjectNode days(List<Text> lines) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        lines.forEach(line -> items.addObject().put("zh", line.zh()).put("en", line.en()));
        return json;
    }

    static ObjectNode counts(List<SupervisionCount> counts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        counts.forEach(count -> {
            ObjectNode one = items.addObject();
            one.put("org", count.org().value());
            put(one, "orgName", count.orgName());
            one.put("kind", count.kind());
            one.put("name", count.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            one.put("number", count.number());
        });
        return json;
    }

    private static void put(ObjectNode json, String field, Text text) {
        json.putObject(field).put("zh", text.zh()).put("en", text.en());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
