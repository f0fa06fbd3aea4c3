package org.sunhall.plugins.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaIncidentStore;

/** Incidents on record: in their table for people, in the ledger as evidence. */
@Component(service = Incidents.class)
public final class IncidentBook implements Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBook.class);
    private static final Actor BROKER = Actor.system("broker");
    private static final int LONGEST_NOTE = 1000;
    private static final int ID_BYTES = 5;

    private final Transactions transactions;
    private final JpaIncidentStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Takes its collaborators. */
    @Activate
    public IncidentBook(
            @Reference Transactions transactions,
            @Reference JpaIncidentStore store,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Incident report(IncidentDraft draft) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("an incident is reported inside a transaction");
        }
        Instant now = now();
        return store.again(draft, now).orElseGet(() -> first(draft, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Incident first(IncidentDraft draft, Instant now) {
        Optional<StoredPlugin> plugin = draft.plugin().flatMap(store::plugin);
        Incident incident = store.add(newId(), draft, plugin, now);
        record(BROKER, "plugin.incident", incident, now);
        LOG.warn(
                "Incident {}: {} {}",
                incident.id(),
                incident.kind(),
                incident.what().en());
        return incident;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void record(Actor actor, String type, Incident incident, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("incident", incident.id());
        data.put("kind", incident.kind().name());
        incident.plugin().ifPresent(digest -> data.put("digest", digest.hex()));
        incident.pluginId().ifPresent(id -> data.put("plugin", id.value()));
        incident.version().ifPresent(version -> data.put("version", version));
        incident.jurisdiction().ifPresent(place -> data.put("jurisdiction", place.value()));
        incident.caseId().ifPresent(id -> data.put("case", id.value()));
        PluginEvents.text(data, "what", incident.what());
        data.put("count", incident.count());
        Map<String, String> personal = incident.closing()
                .map(closing -> Map.of("note", closing.note()))
                .orElse(Map.of());
        StreamId stream = incident.plugin()
                .map(digest -> new StreamId("plugin", digest.hex()))
                .orElse(new StreamId("plugin", "uninvited"));
        ledger.append(stream, Ledger.ANY, actor, at, List.of(new EventDraft(type, data, personal)));
    }

    @Override
    public List<Incident> list(boolean open) {
        return transactions.call(() -> store.list(open, MOST_LISTED));
    }

    @Override
    public Optional<Incident> find(String id) {
        return transactions.call(() -> store.find(id));
    }

    @Override
    public Outcome<Incident> close(Actor actor, String id, String note) {
        if (actor.isAnonymous()) {
            return Outcome.refused(PluginRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first."));
        }
        if (!Authority.isOperator(actor)) {
            return Outcome.refused(
                    PluginRejection.FORBIDDEN, Text.of("只有平台运行维护人员可以关闭事件。", "Only operators close incidents."));
        }
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            return Outcome.refused(
                    PluginRejection.NOTE_MISSING,
                    Text.of("请写明处理情况,不超过1000字。", "Say what was done, in at most 1,000 characters."));
        }
        return transactions.call(() -> {
            Optional<Incident> found = store.find(id);
            if (found.isEmpty()) {
                return Outcome.refused(
                        PluginRejection.UNKNOWN_INCIDENT, Text.of("没有这个事件。", "There is no such incident."));
            }
            if (!found.get().isOpen()) {
                return Outcome.refused(
                        PluginRejection.INCIDENT_CLOSED, Text.of("该事件已经关闭。", "The incident is closed already."));
            }
            Instant now = now();
            Incident closed = store.close(id, new Incident.Closing(now, actor.reference(), note.strip()));
            record(actor, "plugin.incident-closed", closed, now);
            return Outcome.accepted(closed);
        });
    }
}
