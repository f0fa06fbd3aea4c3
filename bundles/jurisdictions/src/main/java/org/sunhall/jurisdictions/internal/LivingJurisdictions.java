package org.sunhall.jurisdictions.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.jurisdictions.Calendars;
import org.sunhall.jurisdictions.JurisdictionRejection;
import org.sunhall.jurisdictions.PackLanding;
import org.sunhall.jurisdictions.internal.store.LandedStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.PackSet;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/**
 * The packs and the calendar that serve now. What landed is laid over what is bundled when the platform starts; a change
 * serves from its commit on. Changes are made one at a time.
 */
@Component(
        service = {LivingJurisdictions.class, PackRegistry.class, PackLanding.class, Calendars.class, HealthSource.class
        })
public final class LivingJurisdictions implements PackRegistry, PackLanding, Calendars, HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(LivingJurisdictions.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LandedStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private volatile PackSet packs;
    private volatile WorkCalendar calendar;
    /** With the closures of each pack that serves; a pack that is read again is another one. */
    private volatile Map<Pack, WorkCalendar> local = new ConcurrentHashMap<>();

    /** Created by the component runtime; reads what landed before. */
    @Activate
    public LivingJurisdictions(
            @Reference LandedStore store,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        PackSet found = PackSet.bundled();
        for (String file : transactions.call(() -> store.files(LandedStore.PACK))) {
            PackSet.Change change = found.with(parsed(file));
            change.findings()
                    .forEach(finding -> LOG.error("A stored pack no longer fits and does not serve: {}", finding));
            found = change.set().orElse(found);
        }
        packs = found;
        calendar = transactions.call(this::readCalendar);
    }

    private WorkCalendar readCalendar() {
        WorkCalendar known = WorkCalendar.china();
        for (JsonNode file : store.files(LandedStore.YEAR).stream()
                .map(LivingJurisdictions::parsed)
                .sorted(Comparator.comparingInt(body -> body.path("year").asInt()))
                .toList()) {
            CalendarNotice.Reading reading = CalendarNotice.read(file, known);
            reading.findings()
                    .forEach(finding -> LOG.error("A stored year no longer fits and is left out: {}", finding));
            if (reading.notice().isPresent()) {
                known = known.with(reading.notice().get().days());
            }
        }
        return known;
    }

    @Override
    public Optional<Pack> find(JurisdictionId jurisdiction) {
        return packs.find(jurisdiction);
    }

    @Override
    public List<Pack> all() {
        return packs.all();
    }

    /** The file a pack was read from. */
    public Optional<JsonNode> source(JurisdictionId jurisdiction) {
        return packs.source(jurisdiction);
    }

    @Override
    public synchronized Outcome<Pack> land(Actor actor, JsonNode file, String origin) {
        if (!mayChange(actor)) {
            return Outcome.refused(notAllowed(actor));
        }
        PackSet.Change change = packs.with(file);
        if (change.set().isEmpty()) {
            return refused(JurisdictionRejection.INVALID_PACK, change.findings());
        }
        Pack pack = change.pack().orElseThrow();
        return transactions.call(() -> {
            store.put(LandedStore.PACK, pack.id(), file.toString(), origin, actor.reference(), clock.instant());
            record(
                    actor,
                    "pack:" + pack.id(),
                    "jurisdiction.pack-landed",
                    data().put("pack", pack.id())
                            .put("digest", Digest.of(file.toString()).toString())
                            .put("origin", origin));
            transactions.afterCommit(() -> serve(change.set().get(), calendar));
            return Outcome.accepted(pack);
        });
    }

    private void serve(PackSet rules, WorkCalendar days) {
        packs = rules;
        calendar = days;
        local = new ConcurrentHashMap<>();
    }

    @Override
    public WorkCalendar nation() {
        return calendar;
    }

    @Override
    public WorkCalendar calendar(JurisdictionId jurisdiction) {
        Map<Pack, WorkCalendar> now = local;
        WorkCalendar nation = calendar;
        return now.computeIfAbsent(of(jurisdiction), pack -> pack.calendar(nation));
    }

    @Override
    public synchronized Outcome<WorkCalendar> importYear(Actor actor, JsonNode file) {
        if (!mayChange(actor)) {
            return Outcome.refused(notAllowed(actor));
        }
        CalendarNotice.Reading reading = CalendarNotice.read(file, calendar);
        if (reading.notice().isEmpty()) {
            return refused(JurisdictionRejection.INVALID_CALENDAR, reading.findings());
        }
        CalendarNotice notice = reading.notice().get();
        return transactions.call(() -> {
            String year = String.valueOf(notice.year());
            store.put(LandedStore.YEAR, year, file.toString(), notice.source(), actor.reference(), clock.instant());
            record(
                    actor,
                    "calendar",
                    "jurisdiction.calendar-imported",
                    data().put("year", notice.year())
                            .put("source", notice.source())
                            .put("digest", Digest.of(file.toString()).toString()));
            WorkCalendar next = readCalendar();
            transactions.afterCommit(() -> serve(packs, next));
            return Outcome.accepted(next);
        });
    }

    @Override
    public String name() {
        return "calendar";
    }

    /** Somebody should look once days are counted that no notice has announced. */
    @Override
    public Health check() {
        LocalDate last = calendar.knownUntil();
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                packs.find(new JurisdictionId("national")).orElseThrow().zone());
        Map<String, Object> figures =
                Map.of("knownUntil", last.toString(), "packs", packs.all().size());
        return today.isAfter(last)
                ? new Health(
                        Health.State.DEGRADED,
                        Text.of(
                                last + "之后的放假安排尚未导入,此后的到期日均为暂定",
                                "the holidays after " + last + " are not imported; due dates are provisional"),
                        figures)
                : new Health(Health.State.UP, Text.of("已知至" + last, "known until " + last), figures);
    }

    private void record(Actor actor, String key, String type, ObjectNode data) {
        ledger.append(
                new StreamId("jurisdiction", key),
                Ledger.ANY,
                actor,
                clock.instant(),
                List.of(EventDraft.of(type, data)));
    }

    private static boolean mayChange(Actor actor) {
        return actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM);
    }

    private static Rejection notAllowed(Actor actor) {
        return Rejection.of(
                actor.isAnonymous() ? JurisdictionRejection.NOT_SIGNED_IN : JurisdictionRejection.NOT_ALLOWED);
    }

    private static <T> Outcome<T> refused(JurisdictionRejection code, List<FieldProblem> findings) {
        return Outcome.refused(new Rejection(code, findings.get(0).message(), findings));
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode parsed(String file) {
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored file is no JSON", e);
        }
    }
}
