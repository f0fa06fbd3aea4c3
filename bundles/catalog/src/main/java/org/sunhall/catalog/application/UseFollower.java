package org.sunhall.catalog.application;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;

/** Counts from the ledger how items are used, so that unused ones can be hung and used ones not by mistake. */
@Component(service = LedgerListener.class)
public final class UseFollower implements LedgerListener {

    private static final String SUBMITTED = "case.submitted";
    private static final Set<String> ENDS = Set.of(
            "case.closed", "case.not-accepted", "case.not-needed", "case.referred", "case.withdrawn", "case.abandoned");

    private final JpaUse use;

    /** Takes where it counts. */
    @Activate
    public UseFollower(@Reference JpaUse use) {
        this.use = use;
    }

    @Override
    public String name() {
        return "catalog.use";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(SUBMITTED) || ENDS.contains(type);
    }

    @Override
    public void on(RecordedEvent event) {
        String caseId = event.stream().key();
        if (event.type().equals(SUBMITTED)) {
            use.submitted(caseId, event.data().path("item").asText(), event.at());
        } else {
            use.ended(caseId, event.at());
        }
    }
}
