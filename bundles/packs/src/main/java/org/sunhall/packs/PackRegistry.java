package org.sunhall.packs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.JurisdictionId;

/**
 * The packs that serve now: the bundled ones and those that landed. An OSGi service while the platform runs; what it
 * answers may change between two calls, so a use case asks once.
 */
@ProviderType
public interface PackRegistry {

    /** The pack of exactly this jurisdiction. */
    Optional<Pack> find(JurisdictionId jurisdiction);

    /** All packs, those that others inherit from first. */
    List<Pack> all();

    /** The pack of this jurisdiction, the national one when it has none of its own. */
    default Pack of(JurisdictionId jurisdiction) {
        return find(jurisdiction)
                .or(() -> find(Packs.NATIONAL))
                .orElseThrow(() -> new IllegalStateException("there is no national pack"));
    }

    /** The working days of a jurisdiction as they are announced now, with the closures its pack names. */
    default WorkCalendar calendar(JurisdictionId jurisdiction) {
        return of(jurisdiction).calendar(WorkCalendar.china());
    }

    /** Reads clocks by the rules and working days of a jurisdiction, as they hold on the day of this instant. */
    default ClockReader clockReader(JurisdictionId jurisdiction, Instant at) {
        Pack pack = of(jurisdiction);
        return pack.clockReader(calendar(jurisdiction), at.atZone(pack.zone()).toLocalDate());
    }

    /** Only the bundled packs and years. */
    static PackRegistry bundled() {
        return PackSet.bundled();
    }
}
