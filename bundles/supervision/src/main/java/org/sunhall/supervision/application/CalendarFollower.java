package org.sunhall.supervision.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.CaseId;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.supervision.model.CaseLine;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Reads the clocks of the catalog's reviews and declarations anew when the calendar or a pack has changed. Those of cases
 * come with events of their own, which record the old and the new day.
 */
@Component(service = LedgerListener.class)
public final class CalendarFollower implements LedgerListener {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarFollower.class);
    /** What the catalog's clocks are about, as {@link CatalogFollower} keeps it. */
    private static final Set<String> CATALOG = Set.of("REVIEW", "DECLARATION");

    private final SupervisionStore store;
    private final LampRecorder lamps;
    private final Clock clock;

    /** Takes where it writes to. */
    @Activate
    public CalendarFollower(@Reference SupervisionStore store, @Reference LampRecorder lamps, @Reference Clock clock) {
        this.store = store;
        this.lamps = lamps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "supervision.calendar";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("jurisdiction.calendar-imported") || type.equals("jurisdiction.pack-landed");
    }

    @Override
    public void on(RecordedEvent event) {
        store.takeTurn();
        List<ClockLine> open = store.watchedBesideCases(CATALOG);
        Map<String, CaseLine> owners =
                store.cases(open.stream().map(line -> line.caseId().value()).collect(Collectors.toSet()));
        for (ClockLine line : open) {
            CaseId id = line.caseId();
            lamps.apply(owners.get(id.value()), line, line, event.at(), clock.instant());
        }
        LOG.info("{} clocks of reviews and declarations were read anew", open.size());
    }
}
