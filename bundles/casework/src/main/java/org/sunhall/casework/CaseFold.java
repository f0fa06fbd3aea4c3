package org.sunhall.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;

/** The state that follows from an event. Replaying a case's events from the first gives its state. */
public final class CaseFold {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFold() {}

    /**
     * The state after this event.
     *
     * @param before the state before it, {@code null} before the first
     * @param at     when it happened
     */
    public static CaseState apply(CaseState before, CaseEvent event, Instant at) {
        CaseState.Fields next = before == null ? new CaseState.Fields() : before.fields.copy();
        ObjectNode data = event.data();
        switch (event.type()) {
            case CaseEvents.SUBMITTED -> submitted(next, event, at);
            case CaseEvents.CLOCK -> {
                StatutoryClock clock = ClockJson.read(data.get("clock"));
                next.clocks.put(clock.id(), clock);
            }
            case CaseEvents.TOLD_MISSING -> {
                next.stage = Stage.SUPPLEMENTING;
                next.told = true;
                next.missing = missing(event);
            }
            case CaseEvents.SUPPLIED -> {
                next.stage = Stage.SUBMITTED;
                next.completeAt = at;
                next.missing = List.of();
                application(next, event);
            }
            case CaseEvents.ACCEPTED -> {
                next.stage = Stage.HANDLING;
                next.code = new SupervisionCode(text(data, "code"));
                next.acceptedAt = at;
            }
            case CaseEvents.NOT_ACCEPTED -> ended(next, Stage.NOT_ACCEPTED, event, at);
            case CaseEvents.NOT_NEEDED -> ended(next, Stage.NOT_NEEDED, event, at);
            case CaseEvents.REFERRED -> ended(next, Stage.REFERRED, event, at);
            case CaseEvents.WITHDRAWN -> ended(next, Stage.WITHDRAWN, event, at);
            case CaseEvents.ABANDONED -> ended(next, Stage.ABANDONED, event, at);
            case CaseEvents.CLOSED -> ended(next, Stage.CLOSED, event, at);
            case CaseEvents.STEP_OPENED -> opened(next, data, "", 0, at);
            case CaseEvents.TASK_PENDING ->
                opened(next, data, text(data, "automatic"), data.path("number").asLong(), at);
            case CaseEvents.STEP_SIGNED -> signed(next, data);
            case CaseEvents.STEP_COMPLETED, CaseEvents.TASK_DONE -> completed(next, event);
            case CaseEvents.TASK_FAILED -> change(next, text(data, "task"), OpenTask::triedAgain);
            case CaseEvents.EXTENSION_REQUESTED ->
                next.extension = new ExtensionRequest(
                        text(data, "by"), event.personal().getOrDefault("reason", ""), text(data, "person"));
            case CaseEvents.EXTENSION_APPROVED -> {
                next.extension = null;
                next.extensions++;
            }
            case CaseEvents.EXTENSION_REFUSED -> next.extension = null;
            case CaseEvents.DECIDED -> {
                next.stage = Stage.DECIDED;
                next.result = text(data, "result");
                next.reasons = Wording.reasonsOf(event.personal());
                next.decidedAt = at;
            }
            case CaseEvents.PARKED ->
                next.parkedBecause = Text.of(
                        data.path("why").path("zh").asText(),
                        data.path("why").path("en").asText());
            case CaseEvents.RESUMED -> next.parkedBecause = null;
            default -> operation(next, event, at);
        }
        strings(data.path("papers")).forEach(kind -> made(next, kind));
        next.version++;
        return new CaseState(next);
    }

    /** What operations beside the steps change. */
    private static void operation(CaseState.Fields next, CaseEvent event, Instant at) {
        ObjectNode data = event.data();
        switch (event.type()) {
            case CaseEvents.STOPPED, CaseEvents.HUNG -> next.stops.put(text(data, "ground"), at);
            case CaseEvents.STOP_ENDED, CaseEvents.UNHUNG -> next.stops.remove(text(data, "ground"));
            case CaseEvents.RETURNED -> {
                without(next, text(data, "task"));
                next.marking = (ObjectNode) data.get("marking");
                next.beforeMove = null;
            }
            case CaseEvents.HANDED_OVER -> change(next, text(data, "task"), task -> task.handedTo(text(data, "to")));
            case CaseEvents.RECUSED -> recused(next, text(data, "officer"));
            case CaseEvents.TERMINATED -> ended(next, Stage.TERMINATED, event, at);
            case CaseEvents.MERGED -> {
                ended(next, Stage.MERGED, event, at);
                next.mergedInto = text(data, "into");
            }
            case CaseEvents.TOOK_IN -> next.takenIn = added(next.takenIn, new CaseId(text(data, "from")));
            case CaseEvents.REVOKED -> {
                ended(next, Stage.REVOKED, event, at);
                next.result = "revoked";
            }
            case CaseEvents.THIRD_PARTY_RESULT -> {
                next.thirdParty = Stream.concat(next.thirdParty.stream(), Stream.of(found(data)))
                        .toList();
                next.facts = concluded(next.facts, data);
                if (next.beforeMove != null) {
                    ObjectNode before = next.beforeMove.deepCopy();
                    before.set("facts", concluded((ObjectNode) before.get("facts"), data));
                    next.beforeMove = before;
                }
            }
            case CaseEvents.CORRECTION_REQUESTED,
                    CaseEvents.CORRECTION_REVIEWED,
                    CaseEvents.CORRECTION_APPROVED,
                    CaseEvents.CORRECTION_REFUSED,
                    CaseEvents.CORRECTED -> Correcting.fold(next, event);
            case CaseEvents.ORIGINAL_NOTED -> noted(next, text(data, "material"));
            case CaseEvents.DELIVERY_CHOSEN, CaseEvents.PARTY_VERIFIED -> Serving.fold(next, event);
            case CaseEvents.COPIED -> {
                next.copiedTo = added(next.copiedTo, text(data, "to"));
                took(next, text(data, "to"));
            }
            case CaseEvents.AGENCY_ENDED -> next.agent = null;
            case CaseEvents.RATED -> next.rating = data.path("level").asInt();
            case CaseEvents.MOVED, CaseEvents.MOVED_BACK -> CaseMigration.fold(next, event);
            case CaseEvents.PAPER -> made(next, data.path("kind").asText());
            case CaseEvents.DELIVERED,
                    CaseEvents.TIME_GRANTED,
                    CaseEvents.RIGHT_LOST,
                    CaseEvents.FOLLOW_UP_CHECKED,
                    CaseEvents.ORIGINAL_HANDED_OVER,
                    CaseEvents.CLOCK_REPROJECTED -> {}
            default -> throw new IllegalArgumentException("a case knows no event " + event.type());
        }
    }

    private static ThirdPartyResult found(ObjectNode data) {
        List<String> uploads = new ArrayList<>();
        data.path("uploads").forEach(upload -> uploads.add(upload.asText()));
        return new ThirdPartyResult(
                text(data, "result"),
                text(data, "by"),
                text(data, "kind"),
                text(data, "conclusion"),
                Instant.parse(text(data, "foundAt")),
                uploads);
    }

    /** The facts with what a third party found; it holds under every edition the case runs under. */
    private static ObjectNode concluded(ObjectNode facts, ObjectNode data) {
        ObjectNode more = facts.deepCopy();
        more.withObject("/thirdParty").put(text(data, "kind"), text(data, "conclusion"));
        return more;
    }

    private static void made(CaseState.Fields next, String kind) {
        if (!next.papers.contains(kind)) {
            next.papers = added(next.papers, kind);
        }
    }

    private static void noted(CaseState.Fields next, String material) {
        if (!next.originals.contains(material)) {
            next.originals = added(next.originals, material);
        }
    }

    static <T> List<T> added(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }

    private static void without(CaseState.Fields next, String id) {
        next.tasks = next.tasks.stream().filter(task -> !task.id().equals(id)).toList();
    }

    /** The officer keeps away: what was handed to them is anybody's at the post again. */
    private static void recused(CaseState.Fields next, String officer) {
        if (!next.recused.contains(officer)) {
            next.recused = added(next.recused, officer);
        }
        next.tasks = next.tasks.stream()
                .map(task -> task.assignee().equals(officer) ? task.handedTo("") : task)
                .toList();
    }

    private static void submitted(CaseState.Fields next, CaseEvent event, Instant at) {
        ObjectNode data = event.data();
        next.id = new CaseId(text(data, "case"));
        next.receipt = text(data, "receipt");
        next.item = new ItemCode(text(data, "item"));
        next.edition = new EditionId(text(data, "edition"));
        next.org = new OrgId(text(data, "org"));
        next.jurisdiction = new JurisdictionId(text(data, "jurisdiction"));
        next.applicant = new PersonId(text(data, "applicantPerson"));
        next.itemType = data.path("itemType").asText();
        next.route = data.path("route").asText("online");
        next.commitment = data.path("commitment").asBoolean();
        next.lateEntry = data.path("late").asBoolean();
        next.agent = data.path("agent").asText(null);
        List<Party> parties = new ArrayList<>();
        data.path("parties")
                .forEach(party -> parties.add(new Party(
                        party.path("id").asText(),
                        Party.PartyRole.of(party.path("role").asText()),
                        party.path("kind").asText())));
        next.parties = List.copyOf(parties);
        next.stage = Stage.SUBMITTED;
        next.submittedAt = at;
        next.completeAt = at;
        next.marking = (ObjectNode) data.get("marking");
        application(next, event);
    }

    private static void application(CaseState.Fields next, CaseEvent event) {
        next.form = object(event.personal().get("form"));
        Map<String, List<String>> materials = new LinkedHashMap<>();
        event.data()
                .path("materials")
                .fields()
                .forEachRemaining(entry -> materials.put(entry.getKey(), strings(entry.getValue())));
        next.materials = materials;
        strings(event.data().path("originals")).forEach(material -> noted(next, material));
    }

    private static void opened(CaseState.Fields next, ObjectNode data, String automatic, long number, Instant at) {
        next.beforeMove = null;
        List<OpenTask> tasks = new ArrayList<>(next.tasks);
        tasks.add(new OpenTask(
                text(data, "task"),
                text(data, "step"),
                data.path("post").asText(""),
                data.path("org").asText(""),
                automatic,
                number,
                at,
                List.of(),
                0,
                ""));
        next.tasks = List.copyOf(tasks);
        next.tasksOpened++;
        took(next, data.path("org").asText(""));
    }

    /** That organisation takes part in the case, if it does not handle it anyway. */
    static void took(CaseState.Fields next, String org) {
        if (!org.isEmpty() && !org.equals(next.org.value()) && !next.helpers.contains(org)) {
            List<String> helpers = new ArrayList<>(next.helpers);
            helpers.add(org);
            next.helpers = List.copyOf(helpers);
        }
    }

    private static void signed(CaseState.Fields next, ObjectNode data) {
        next.beforeMove = null;
        handled(next, text(data, "step"), text(data, "by"));
        OpenTask.Signature signature = new OpenTask.Signature(text(data, "by"), text(data, "outcome"));
        change(next, text(data, "task"), task -> task.signedBy(signature));
    }

    private static void handled(CaseState.Fields next, String step, String person) {
        List<String> people = new ArrayList<>(next.handlers.getOrDefault(step, List.of()));
        if (!people.contains(person)) {
            people.add(person);
        }
        next.handlers.put(step, List.copyOf(people));
    }

    private static void change(CaseState.Fields next, String id, UnaryOperator<OpenTask> change) {
        next.tasks = next.tasks.stream()
                .map(task -> task.id().equals(id) ? change.apply(task) : task)
                .toList();
    }

    private static void completed(CaseState.Fields next, CaseEvent event) {
        ObjectNode data = event.data();
        without(next, text(data, "task"));
        next.beforeMove = null;
        if (data.hasNonNull("by")) {
            handled(next, text(data, "step"), text(data, "by"));
        }
        next.marking = (ObjectNode) data.get("marking");
        ObjectNode facts = next.facts.deepCopy();
        JsonNode found = data.path("facts");
        if (found.isObject()) {
            facts.setAll((ObjectNode) found);
        }
        if (data.hasNonNull("outcome")) {
            facts.withObject("/outcomes").put(text(data, "step"), text(data, "outcome"));
        }
        reasons(next, event);
        next.facts = facts;
    }

    private static void ended(CaseState.Fields next, Stage stage, CaseEvent event, Instant at) {
        next.stage = stage;
        next.tasks = List.of();
        next.extension = null;
        next.endedAt = at;
        reasons(next, event);
    }

    /** The reasons of the last event that gave any. */
    private static void reasons(CaseState.Fields next, CaseEvent event) {
        List<String> reasons = Wording.reasonsOf(event.personal());
        if (!reasons.isEmpty()) {
            next.reasons = reasons;
        }
    }

    private static List<MissingThing> missing(CaseEvent event) {
        List<String> whats = new ArrayList<>();
        event.data()
                .path("missing")
                .forEach(thing -> whats.add(thing.path("what").asText()));
        return Wording.missing(whats, event.personal());
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return List.copyOf(strings);
    }

    static ObjectNode object(String json) {
        if (json == null) {
            return JSON.createObjectNode();
        }
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored form is no JSON object", e);
        }
    }

    static String text(ObjectNode data, String field) {
        JsonNode value = data.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("the event has no " + field);
        }
        return value.asText();
    }
}
