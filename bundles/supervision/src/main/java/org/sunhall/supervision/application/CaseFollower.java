package org.sunhall.supervision.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.supervision.model.CaseLine;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.model.OpenStep;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Follows the cases through the ledger, so that the office that handles a case cannot stop its supervision. An event
 * already taken is known by its place in its stream and changes nothing.
 */
@Component(service = LedgerListener.class)
public final class CaseFollower implements LedgerListener {

    private static final Logger LOG = LoggerFactory.getLogger(CaseFollower.class);

    /** Stages by the event that leads there; the keys are what counts and the hall show. */
    private static final Map<String, String> STAGES = Map.of(
            "case.told-missing", "SUPPLEMENTING",
            "case.supplied", "SUBMITTED",
            "case.accepted", "HANDLING",
            "case.decided", "DECIDED");

    private static final Map<String, String> ENDS = Map.of(
            "case.closed", "CLOSED",
            "case.not-accepted", "NOT_ACCEPTED",
            "case.not-needed", "NOT_NEEDED",
            "case.referred", "REFERRED",
            "case.withdrawn", "WITHDRAWN",
            "case.abandoned", "ABANDONED",
            "case.terminated", "TERMINATED",
            "case.merged", "MERGED",
            "case.revoked", "REVOKED");

    private final SupervisionStore store;
    private final LampRecorder lamps;
    private final Clock clock;

    /** Takes where it writes to. */
    @Activate
    public CaseFollower(@Reference SupervisionStore store, @Reference LampRecorder lamps, @Reference Clock clock) {
        this.store = store;
        this.lamps = lamps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "supervision";
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("case.") && !type.equals("case.command-refused");
    }

    @Override
    public void on(RecordedEvent event) {
        if (!event.stream().kind().equals("case")) {
            return;
        }
        store.takeTurn();
        CaseId id = new CaseId(event.stream().key());
        Optional<CaseLine> known = store.findCase(id);
        if (known.map(line -> line.sequence() >= event.sequence()).orElse(false)) {
            return;
        }
        if (known.isEmpty() && !event.type().equals("case.submitted")) {
            LOG.warn("event {} of case {} came before its submission; left out", event.type(), id);
            return;
        }
        CaseLine before = known.orElseGet(() -> submitted(id, event));
        CaseLine after = apply(before, event).after(event.sequence());
        store.put(after);
        if (known.isEmpty() || !before.stage().equals(after.stage())) {
            lamps.countStage(after, known.map(CaseLine::stage));
        }
        if (after.ended() && !before.ended()) {
            lamps.release(after, event.at(), clock.instant());
        }
        if (event.type().equals("case.clock") || event.type().equals("case.clock-reprojected")) {
            clock(after, event);
        }
    }

    private void clock(CaseLine owner, RecordedEvent event) {
        ObjectNode data = event.data();
        StatutoryClock state = ClockJson.read(data.path("clock"));
        OrgId org = data.hasNonNull("org") ? new OrgId(data.get("org").asText()) : owner.org();
        ClockLine fresh = ClockLine.fresh(owner.id(), org, owner.jurisdiction(), state, event.sequence());
        ClockLine before = store.findClock(owner.id(), state.id()).orElse(fresh);
        Instant now = clock.instant();
        lamps.apply(owner, before, before.with(state, event.sequence()), event.at(), now);
    }

    private static CaseLine apply(CaseLine line, RecordedEvent event) {
        ObjectNode data = event.data();
        String type = event.type();
        if (ENDS.containsKey(type)) {
            return line.endedAt(ENDS.get(type));
        }
        CaseLine next = STAGES.containsKey(type) ? line.at(STAGES.get(type)) : line;
        return switch (type) {
            case "case.accepted" -> next.coded(data.path("code").asText());
            case "case.step-opened", "case.task-pending" ->
                next.opened(new OpenStep(
                        task(data), text(data.path("title")), data.path("post").asText("")));
            case "case.step-completed", "case.task-done", "case.returned" -> next.closed(task(data));
            case "case.moved", "case.moved-back" -> moved(next, data);
            case "case.parked" -> next.parked(true);
            case "case.resumed" -> next.parked(false);
            default -> next;
        };
    }

    private static CaseLine moved(CaseLine line, ObjectNode data) {
        CaseLine next = line;
        for (JsonNode task : data.path("tasks")) {
            String id = task.path("task").asText();
            next = next.closed(id)
                    .opened(new OpenStep(
                            id, text(task.path("title")), task.path("post").asText("")));
        }
        return next;
    }

    private static CaseLine submitted(CaseId id, RecordedEvent event) {
        ObjectNode data = event.data();
        return new CaseLine(
                id,
                data.path("receipt").asText(),
                Optional.empty(),
                new ItemCode(data.path("item").asText()),
                text(data.path("itemName")),
                new OrgId(data.path("org").asText()),
                new JurisdictionId(data.path("jurisdiction").asText()),
                "SUBMITTED",
                false,
                false,
                List.of(),
                0);
    }

    private static String task(ObjectNode data) {
        return data.path("task").asText(data.path("step").asText());
    }

    private static Text text(JsonNode node) {
        return node.isObject()
                ? Text.of(node.path("zh").asText(), node.path("en").asText())
                : Text.same(node.asText(""));
    }
}
