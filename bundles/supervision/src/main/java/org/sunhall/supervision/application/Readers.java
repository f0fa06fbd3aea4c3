package org.sunhall.supervision.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Packs;

/** The reader of clocks for each jurisdiction: zone and counting rules are data of the jurisdiction's pack. */
@Component(service = Readers.class)
public final class Readers {

    private final Clock clock;
    private final ConcurrentMap<JurisdictionId, Today> readers = new ConcurrentHashMap<>();

    /** Takes the clock that says which rules hold today. */
    @Activate
    public Readers(@Reference Clock clock) {
        this.clock = clock;
    }

    /** The reader of this jurisdiction under the rules of today. */
    public ClockReader of(JurisdictionId jurisdiction) {
        Pack pack = Packs.of(jurisdiction);
        LocalDate day = clock.instant().atZone(pack.zone()).toLocalDate();
        Today known = readers.get(jurisdiction);
        if (known == null || !known.day().equals(day)) {
            known = new Today(day, pack.clockReader(WorkCalendar.china(), day));
            readers.put(jurisdiction, known);
        }
        return known.reader();
    }

    private record Today(LocalDate day, ClockReader reader) {}
}
