package org.sunhall.jurisdictions;

import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;

/**
 * The working days as they are known now: the bundled years and those imported since. Those of a jurisdiction, with its
 * closures, are {@link org.sunhall.packs.PackRegistry#calendar}.
 */
@ProviderType
public interface Calendars {

    /** The nation's. Ask each time: an imported year makes provisional dates firm. */
    WorkCalendar nation();

    /**
     * Takes in the State Council's notice for a year: {@code {"year":2027,"source":"国办发明电〔2026〕…号","days":[{"date":…,
     * "kind":"holiday|in-lieu|make-up","zh":…,"en":…}]}}. All or nothing; every mistake is named. The same year again
     * replaces what was imported of it; for a bundled year the notice names the days that changed. {@code OPERATOR}, {@code SYSTEM}.
     * The file is not signed, so this is for demonstrations: elsewhere it is refused, and a year lands as a signed archive.
     */
    Outcome<WorkCalendar> importYear(Actor actor, JsonNode notice);
}
