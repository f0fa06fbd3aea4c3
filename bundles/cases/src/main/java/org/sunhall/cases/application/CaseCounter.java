package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.CountStore;
import org.sunhall.cases.store.CountStore.Standing;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.Stage;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;

/**
 * Counts cases as they go from stage to stage, following the ledger. Counting in the step itself would make all officers
 * wait for one row. A case under its own count is moved, so hearing of an event twice changes nothing.
 */
@Component(service = LedgerListener.class)
public final class CaseCounter implements LedgerListener {

    private static final Map<String, Stage> STAGES = Map.ofEntries(
            Map.entry(CaseEvents.SUBMITTED, Stage.SUBMITTED),
            Map.entry(CaseEvents.TOLD_MISSING, Stage.SUPPLEMENTING),
            Map.entry(CaseEvents.SUPPLIED, Stage.SUBMITTED),
            Map.entry(CaseEvents.ACCEPTED, Stage.HANDLING),
            Map.entry(CaseEvents.DECIDED, Stage.DECIDED),
            Map.entry(CaseEvents.CLOSED, Stage.CLOSED),
            Map.entry(CaseEvents.NOT_ACCEPTED, Stage.NOT_ACCEPTED),
            Map.entry(CaseEvents.NOT_NEEDED, Stage.NOT_NEEDED),
            Map.entry(CaseEvents.REFERRED, Stage.REFERRED),
            Map.entry(CaseEvents.WITHDRAWN, Stage.WITHDRAWN),
            Map.entry(CaseEvents.ABANDONED, Stage.ABANDONED));

    private final CountStore store;

    /** Takes where counts are kept. */
    @Activate
    public CaseCounter(@Reference CountStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "cases-counts";
    }

    @Override
    public boolean wants(String type) {
        return STAGES.containsKey(type) || type.equals(CaseEvents.PARKED) || type.equals(CaseEvents.RESUMED);
    }

    @Override
    public void on(RecordedEvent event) {
        String caseId = event.stream().key();
        ObjectNode data = event.data();
        if (event.type().equals(CaseEvents.SUBMITTED)) {
            store.count(
                    caseId,
                    new Standing(
                            data.path("jurisdiction").asText(),
                            data.path("org").asText(),
                            data.path("item").asText(),
                            Stage.SUBMITTED.name(),
                            false));
            return;
        }
        store.standing(caseId).ifPresent(was -> store.count(caseId, next(was, event.type())));
    }

    private static Standing next(Standing was, String type) {
        Stage stage = STAGES.get(type);
        boolean ended = stage != null && stage.isEnded();
        boolean parked = type.equals(CaseEvents.PARKED) || was.parked() && !type.equals(CaseEvents.RESUMED) && !ended;
        return new Standing(
                was.jurisdiction(), was.org(), was.item(), stage == null ? was.stage() : stage.name(), parked);
    }
}
