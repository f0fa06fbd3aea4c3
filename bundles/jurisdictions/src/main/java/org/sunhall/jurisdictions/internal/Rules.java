package org.sunhall.jurisdictions.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.jurisdictions.internal.store.LandedStore;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.PackSet;

/** Packs and working days of one version. Immutable. */
final class Rules implements PackRegistry {

    /** What came of adding a file: the next version, and which pack or year it was; or all that is wrong. */
    record Change(
            Optional<Rules> rules,
            Optional<JurisdictionId> pack,
            Optional<Integer> year,
            List<FieldProblem> findings) {}

    private final long version;
    private final PackSet packs;
    private final WorkCalendar nation;
    private final Map<Integer, JsonNode> years;
    private final Map<Pack, WorkCalendar> local = new ConcurrentHashMap<>();

    private Rules(long version, PackSet packs, WorkCalendar nation, Map<Integer, JsonNode> years) {
        this.version = version;
        this.packs = packs;
        this.nation = nation;
        this.years = years;
    }

    static Rules bundled() {
        return new Rules(0, PackSet.bundled(), WorkCalendar.china(), Map.of());
    }

    /** The same under another number: for a stored file that no longer fits. */
    Rules at(long number) {
        return new Rules(number, packs, nation, years);
    }

    Change with(String kind, long number, JsonNode file) {
        if (kind.equals(LandedStore.PACK)) {
            PackSet.Change change = packs.with(file);
            return new Change(
                    change.set().map(set -> new Rules(number, set, nation, years)),
                    change.pack().map(Pack::jurisdiction),
                    Optional.empty(),
                    change.findings());
        }
        CalendarNotice.Reading reading = CalendarNotice.read(file, nation);
        if (reading.notice().isEmpty()) {
            return new Change(Optional.empty(), Optional.empty(), Optional.empty(), reading.findings());
        }
        CalendarNotice notice = reading.notice().get();
        Map<Integer, JsonNode> all = new HashMap<>(years);
        all.put(notice.year(), file.deepCopy());
        return new Change(
                Optional.of(new Rules(number, packs, days(all), Map.copyOf(all))),
                Optional.empty(),
                Optional.of(notice.year()),
                List.of());
    }

    /** The bundled years with what landed laid over them: a year that lands again replaces what landed of it. */
    private static WorkCalendar days(Map<Integer, JsonNode> landed) {
        WorkCalendar known = WorkCalendar.china();
        for (int year : landed.keySet().stream().sorted().toList()) {
            Optional<CalendarNotice> notice =
                    CalendarNotice.read(landed.get(year), known).notice();
            known = notice.isPresent() ? known.with(notice.get().days()) : known;
        }
        return known;
    }

    /** Whether this very file serves already. */
    boolean serves(String kind, JsonNode file) {
        return kind.equals(LandedStore.PACK)
                ? source(new JurisdictionId(file.path("id").asText()))
                        .filter(file::equals)
                        .isPresent()
                : file.equals(years.get(file.path("year").asInt()));
    }

    long version() {
        return version;
    }

    WorkCalendar nation() {
        return nation;
    }

    Optional<JsonNode> source(JurisdictionId jurisdiction) {
        return packs.source(jurisdiction);
    }

    @Override
    public Optional<Pack> find(JurisdictionId jurisdiction) {
        return packs.find(jurisdiction);
    }

    @Override
    public List<Pack> all() {
        return packs.all();
    }

    @Override
    public WorkCalendar calendar(JurisdictionId jurisdiction) {
        return local.computeIfAbsent(of(jurisdiction), pack -> pack.calendar(nation));
    }
}
