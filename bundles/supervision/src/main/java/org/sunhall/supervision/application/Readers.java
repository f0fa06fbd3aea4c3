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
import org.sunhall.packs.PackRegistry;

/** The reader of clocks for each jurisdiction: zone and counting rules are data of the jurisdiction's pack. */
@Component(service = Readers.class)
public final class Readers {

    private final PackRegistry packs;
    private final Clock clock;
    private final ConcurrentMap<JurisdictionId, Today> readers = new ConcurrentHashMap<>();

    /** Takes the packs that serve and the clock that says which rules hold today. */
    @Activate
    public Readers(@Reference PackRegistry packs, @Reference Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    /** The reader of this jurisdiction under the rules of today. */
    public ClockReader of(JurisdictionId jurisdiction) {
        Pack pack = packs.of(jurisdiction);
        WorkCalendar calendar = packs.calendar(jurisdiction);
        LocalDate day = clock.instant().atZone(pack.zone()).toLocalDate();
        Today known = readers.get(jurisdiction);
        if (known == null || !known.isBy(pack, calendar, day)) {
            known = new Today(pack, calendar, day, pack.clockReader(calendar, day));
            readers.put(jurisdiction, known);
        }
        return known.reader();
    }

    private record Today(Pack pack, WorkCalendar calendar, LocalDate day, ClockReader reader) {

        boolean isBy(Pack asked, WorkCalendar working, LocalDate today) {
            return pack.equals(asked) && calendar.equals(working) && day.equals(today);
        }
    }
}
