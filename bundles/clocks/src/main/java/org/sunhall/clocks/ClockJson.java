package org.sunhall.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** Clocks as JSON, as events carry them; the same clock always gives the same text. */
public final class ClockJson {

    private ClockJson() {}

    /** The whole clock. */
    public static ObjectNode write(StatutoryClock clock) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", clock.id());
        json.set("terms", writeTerms(clock.terms()));
        json.put("startedAt", clock.startedAt().toString());
        ArrayNode extensions = JsonNodeFactory.instance.arrayNode();
        for (Extension extension : clock.extensions()) {
            extensions
                    .addObject()
                    .put("by", extension.by().toString())
                    .put("reason", extension.reason())
                    .put("approvedBy", extension.approvedBy())
                    .put("at", extension.at().toString());
        }
        putUnlessEmpty(json, "extensions", extensions);
        ArrayNode stops = JsonNodeFactory.instance.arrayNode();
        for (Stop stop : clock.stops()) {
            ObjectNode one = stops.addObject()
                    .put("ground", stop.ground())
                    .put("reason", stop.reason())
                    .put("at", stop.at().toString());
            stop.resumedAt().ifPresent(at -> one.put("resumedAt", at.toString()));
        }
        putUnlessEmpty(json, "stops", stops);
        clock.ended().ifPresent(ending -> json.putObject("ended")
                .put("at", ending.at().toString())
                .put("how", ending.how()));
        return json;
    }

    /**
     * The clock that {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the field, when it is anything else
     */
    public static StatutoryClock read(JsonNode json) {
        List<Extension> extensions = new ArrayList<>();
        for (JsonNode one : json.path("extensions")) {
            extensions.add(
                    new Extension(limit(one, "by"), text(one, "reason"), text(one, "approvedBy"), instant(one, "at")));
        }
        List<Stop> stops = new ArrayList<>();
        for (JsonNode one : json.path("stops")) {
            Optional<Instant> resumedAt =
                    one.hasNonNull("resumedAt") ? Optional.of(instant(one, "resumedAt")) : Optional.empty();
            stops.add(new Stop(text(one, "ground"), text(one, "reason"), instant(one, "at"), resumedAt));
        }
        JsonNode end = json.path("ended");
        Optional<Ending> ended =
                end.isObject() ? Optional.of(new Ending(instant(end, "at"), text(end, "how"))) : Optional.empty();
        return new StatutoryClock(
                text(json, "id"), readTerms(json.path("terms")), instant(json, "startedAt"), extensions, stops, ended);
    }

    /** The terms of a clock. */
    public static ObjectNode writeTerms(ClockTerms terms) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", terms.kind());
        json.putObject("title")
                .put("zh", terms.title().zh())
                .put("en", terms.title().en());
        json.put("owner", name(terms.owner()));
        json.put("budget", terms.budget().toString());
        json.put("warning", terms.warning().toString());
        json.put("legalBasis", terms.legalBasis());
        json.put("onExpiry", terms.onExpiry());
        ArrayNode grounds = JsonNodeFactory.instance.arrayNode();
        terms.stops().forEach(rule -> writeStop(grounds, rule));
        putUnlessEmpty(json, "stopGrounds", grounds);
        List<ExtensionRule> extensions = terms.extensions();
        if (extensions.size() == 1
                && terms.maxExtension().map(ExtensionRule::upTo).equals(Optional.of(extensions.get(0)))) {
            json.put("maxExtension", terms.maxExtension().get().toString());
        } else if (!extensions.isEmpty()) {
            ArrayNode rules = json.putArray("extensionRules");
            extensions.forEach(rule -> {
                ObjectNode one =
                        rules.addObject().put("approver", rule.approver()).put("basis", rule.basis());
                rule.cap().ifPresent(cap -> one.put("cap", cap.toString()));
            });
        }
        return json;
    }

    private static void putUnlessEmpty(ObjectNode json, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            json.set(name, values);
        }
    }

    /** A ground on the usual terms is its id alone. */
    private static void writeStop(ArrayNode grounds, StopRule rule) {
        if (rule.equals(StopRule.of(rule.ground()))) {
            grounds.add(rule.ground());
            return;
        }
        ObjectNode one = grounds.addObject().put("ground", rule.ground()).put("basis", rule.basis());
        rule.cap().ifPresent(cap -> one.put("cap", cap.toString()));
        one.put("times", rule.times()).put("tell", rule.tell());
    }

    private static StopRule readStop(JsonNode json) {
        return json.isTextual()
                ? StopRule.of(json.asText())
                : new StopRule(
                        text(json, "ground"),
                        text(json, "basis"),
                        optionalLimit(json, "cap"),
                        json.path("times").asInt(),
                        json.path("tell").asBoolean());
    }

    private static Optional<Limit> optionalLimit(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(limit(json, field)) : Optional.empty();
    }

    /**
     * The terms that {@link #writeTerms} wrote.
     *
     * @throws IllegalArgumentException naming the field, when it is anything else
     */
    public static ClockTerms readTerms(JsonNode json) {
        List<StopRule> stops = new ArrayList<>();
        json.path("stopGrounds").forEach(ground -> stops.add(readStop(ground)));
        List<ExtensionRule> extensions = new ArrayList<>();
        optionalLimit(json, "maxExtension").map(ExtensionRule::upTo).ifPresent(extensions::add);
        json.path("extensionRules")
                .forEach(rule -> extensions.add(
                        new ExtensionRule(optionalLimit(rule, "cap"), text(rule, "approver"), text(rule, "basis"))));
        return new ClockTerms(
                text(json, "kind"),
                Text.of(text(json.path("title"), "zh"), text(json.path("title"), "en")),
                owner(text(json, "owner")),
                limit(json, "budget"),
                limit(json, "warning"),
                text(json, "legalBasis"),
                text(json, "onExpiry"),
                stops,
                extensions);
    }

    /** A reading for people and other systems: the numbers, the last day, and the working line by line. */
    public static ObjectNode write(ClockReading reading) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", name(reading.state()));
        json.put("lamp", name(reading.lamp()));
        json.put("due", reading.due().toString());
        json.put("dueDate", reading.dueDate().toString());
        json.put("provisional", reading.provisional());
        json.put("yellowFrom", reading.yellowFrom().toString());
        json.put("total", reading.total().toString());
        json.put("used", reading.used());
        json.put("remaining", reading.remaining());
        json.put("overdue", reading.overdue());
        ArrayNode working = json.putArray("working");
        for (Text line : reading.working()) {
            working.addObject().put("zh", line.zh()).put("en", line.en());
        }
        return json;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ClockOwner owner(String written) {
        for (ClockOwner owner : ClockOwner.values()) {
            if (name(owner).equals(written)) {
                return owner;
            }
        }
        throw new IllegalArgumentException("owner is none of office, party, third-party");
    }

    private static Limit limit(JsonNode json, String field) {
        return Limit.tryParse(text(json, field))
                .orElseThrow(() -> new IllegalArgumentException(field + " is no limit"));
    }

    private static Instant instant(JsonNode json, String field) {
        try {
            return Instant.parse(text(json, field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is no instant", e);
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.textValue();
    }
}
