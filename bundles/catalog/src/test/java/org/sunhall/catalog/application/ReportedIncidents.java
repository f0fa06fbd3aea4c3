package org.sunhall.catalog.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;

/** The book of incidents, in memory. */
final class ReportedIncidents implements Incidents {

    private final List<IncidentDraft> drafts = new CopyOnWriteArrayList<>();

    List<IncidentKind> kinds() {
        return drafts.stream().map(IncidentDraft::kind).toList();
    }

    @Override
    public Incident report(IncidentDraft draft) {
        drafts.add(draft);
        return new Incident(
                "i" + drafts.size(),
                draft.kind(),
                draft.plugin(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                draft.caseId(),
                draft.what(),
                draft.detail(),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                Optional.empty());
    }

    @Override
    public List<Incident> list(boolean open) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Incident> find(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Incident> close(Actor actor, String id, String note) {
        throw new UnsupportedOperationException();
    }
}
