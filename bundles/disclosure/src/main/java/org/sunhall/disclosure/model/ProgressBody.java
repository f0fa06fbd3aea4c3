package org.sunhall.disclosure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Ending;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Masking;
import org.sunhall.kernel.Text;

/**
 * What of a case's events the public may see, copied field by field: officers, posts, opinions, reasons, forms,
 * materials and findings have no line here, so they stay inside. The applicant's name is masked before it is
 * stored.
 */
public final class ProgressBody {

    /** The clocks that bind office and applicant; the clocks of single steps are the office's own affair. */
    private static final Set<String> PUBLIC_CLOCKS =
            Set.of("notice", "supplement", "statutory", "promised", "delivery");

    private ProgressBody() {}

    /** The body of a case that was filed. */
    public static ObjectNode submitted(ObjectNode event, String applicantName, Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        copy(event, body, "receipt");
        copy(event, body, "item");
        copyText(event, body, "itemName");
        copy(event, body, "itemType");
        copy(event, body, "org");
        copy(event, body, "jurisdiction");
        body.put("applicant", Masking.name(applicantName));
        body.put("stage", PublicStage.SUBMITTED.name());
        body.put("submittedAt", at.toString());
        body.put("parked", false);
        body.putArray("steps");
        body.putObject("limits");
        body.putArray("papers");
        return body;
    }

    /** Lets an event happen to the body; clocks and papers have their own methods. */
    public static void happened(ObjectNode body, String type, ObjectNode event, Instant at) {
        PublicStage stage = PublicStage.after(type);
        if (stage != null) {
            body.put("stage", stage.name());
            if (stage.isEnded()) {
                body.put("endedAt", at.toString());
                body.put("parked", false);
                body.putArray("steps");
            }
        }
        switch (type) {
            case "case.accepted" -> {
                copy(event, body, "code");
                body.put("acceptedAt", at.toString());
            }
            case "case.decided" -> {
                String result = event.path("result").asText();
                if (PublicResult.of(result).isPresent()) {
                    body.put("result", result);
                }
                body.put("decidedAt", at.toString());
            }
            case "case.step-opened", "case.task-pending" -> open(body, event);
            case "case.step-completed", "case.task-done", "case.returned" -> close(body, task(event));
            case "case.moved", "case.moved-back" -> event.path("tasks").forEach(task -> open(body, (ObjectNode) task));
            case "case.parked" -> body.put("parked", true);
            case "case.resumed" -> body.put("parked", false);
            default -> {}
        }
        body.put("updatedAt", at.toString());
    }

    /** Shows a limit, if it is one the public may see. */
    public static void clock(ObjectNode body, StatutoryClock clock, ClockReading reading) {
        String kind = clock.terms().kind();
        if (!PUBLIC_CLOCKS.contains(kind)) {
            return;
        }
        ObjectNode limit = ((ObjectNode) body.get("limits")).putObject(clock.id());
        limit.put("kind", kind);
        text(limit, "title", clock.terms().title());
        limit.put("startedAt", clock.startedAt().toString());
        limit.put("due", reading.due().toString());
        limit.put("provisional", reading.provisional());
        limit.put("stopped", clock.isStopped());
        clock.ended().map(Ending::at).ifPresent(at -> limit.put("endedAt", at.toString()));
        if (kind.equals("statutory") && body.hasNonNull("acceptedAt")) {
            // Deemed acceptance counts from the day of receipt (行政许可法 art. 32): the clock knows it.
            body.put("acceptedAt", clock.startedAt().toString());
        }
    }

    /** Shows that a paper was issued: its kind, title and date, never its content. */
    public static void paper(ObjectNode body, PaperPage paper) {
        ArrayNode papers = (ArrayNode) body.get("papers");
        for (int i = papers.size() - 1; i >= 0; i--) {
            if (papers.get(i).path("key").asText().equals(paper.verification())) {
                papers.remove(i);
            }
        }
        if (paper.state().equals("ISSUED")) {
            ObjectNode shown = papers.addObject();
            shown.put("key", paper.verification());
            shown.put("kind", paper.kind());
            text(shown, "title", paper.title());
            shown.put("issuedAt", paper.issuedAt().toString());
        }
    }

    private static void open(ObjectNode body, ObjectNode event) {
        close(body, task(event));
        ObjectNode step = ((ArrayNode) body.get("steps")).addObject();
        step.put("task", task(event));
        copyText(event, step, "title");
    }

    private static void close(ObjectNode body, String task) {
        ArrayNode steps = (ArrayNode) body.get("steps");
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).path("task").asText().equals(task)) {
                steps.remove(i);
            }
        }
    }

    private static String task(ObjectNode event) {
        return event.path("task").asText(event.path("step").asText());
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        JsonNode value = from.path(field);
        if (value.isTextual()) {
            to.put(field, value.textValue());
        }
    }

    private static void copyText(ObjectNode from, ObjectNode to, String field) {
        JsonNode value = from.path(field);
        text(
                to,
                field,
                value.isObject()
                        ? Text.of(value.path("zh").asText(), value.path("en").asText())
                        : Text.same(value.asText("")));
    }

    private static void text(ObjectNode to, String field, Text text) {
        to.putObject(field).put("zh", text.zh()).put("en", text.en());
    }
}
