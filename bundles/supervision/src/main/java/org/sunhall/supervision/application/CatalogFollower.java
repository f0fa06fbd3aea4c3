package org.sunhall.supervision.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Follows the clocks of the catalog: those of reviews (K-02) and of declarations that a change of law makes due. Each
 * subject is a line of its own among the cases, at the stage {@code REVIEW} or {@code DECLARATION}; it is not counted as a case.
 */
@Component(service = LedgerListener.class)
public final class CatalogFollower implements LedgerListener {

    private static final int LONGEST_RECEIPT = 40;

    private final SupervisionStore store;
    private final LampRecorder lamps;
    private final Clock clock;

    /** Takes where it writes to. */
    @Activate
    public CatalogFollower(@Reference SupervisionStore store, @Reference LampRecorder lamps, @Reference Clock clock) {
        this.store = store;
        this.lamps = lamps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "supervision.catalog";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("catalog.clock");
    }

    @Override
    public void on(RecordedEvent event) {
        store.takeTurn();
        ObjectNode data = event.data();
        CaseId id = new CaseId(data.path("subject").asText());
        Optional<CaseLine> known = store.findCase(id);
        if (known.map(line -> line.sequence() >= event.sequence()).orElse(false)) {
            return;
        }
        CaseLine line = known.orElseGet(() -> line(id, data)).after(event.sequence());
        store.put(line);
        StatutoryClock state = ClockJson.read(data.path("clock"));
        OrgId org = new OrgId(data.path("org").asText());
        ClockLine fresh = ClockLine.fresh(id, org, line.jurisdiction(), state, event.sequence());
        ClockLine before = store.findClock(id, state.id()).orElse(fresh);
        lamps.apply(line, before, before.with(state, event.sequence()), event.at(), clock.instant());
    }

    private static CaseLine line(CaseId id, ObjectNode data) {
        String subject = id.value();
        return new CaseLine(
                id,
                subject.length() <= LONGEST_RECEIPT ? subject : subject.substring(subject.length() - LONGEST_RECEIPT),
                Optional.empty(),
                new ItemCode(data.path("item").asText()),
                Text.of(
                        data.path("itemName").path("zh").asText(),
                        data.path("itemName").path("en").asText()),
                new OrgId(data.path("org").asText()),
                new JurisdictionId(data.path("jurisdiction").asText()),
                data.path("subjectKind").asText("review").toUpperCase(Locale.ROOT),
                false,
                false,
                List.of(),
                0);
    }
}
