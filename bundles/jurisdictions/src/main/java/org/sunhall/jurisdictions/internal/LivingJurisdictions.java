package org.sunhall.jurisdictions.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.jurisdictions.Calendars;
import org.sunhall.jurisdictions.JurisdictionRejection;
import org.sunhall.jurisdictions.PackLanding;
import org.sunhall.jurisdictions.RulesFiles;
import org.sunhall.jurisdictions.RulesHistory;
import org.sunhall.jurisdictions.internal.store.LandedStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.kernel.WorkLoop;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerTail;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/**
 * The packs and the calendar that serve now. What landed is laid over what is bundled when the platform starts; a change
 * serves from its commit on. Changes are made one at a time.
 */
@Component(
        service = {
            LivingJurisdictions.class,
            PackRegistry.class,
            PackLanding.class,
            Calendars.class,
            RulesHistory.class,
            HealthSource.class,
            LedgerTail.class
        },
        configurationPid = "org.sunhall.jurisdictions")
@Designate(ocd = JurisdictionsConfig.class)
public final class LivingJurisdictions
        implements PackRegistry, PackLanding, Calendars, RulesHistory, HealthSource, LedgerTail {

    private static final Logger LOG = LoggerFactory.getLogger(LivingJurisdictions.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACK_LANDED = "jurisdiction.pack-landed";
    private static final String YEAR_IMPORTED = "jurisdiction.calendar-imported";
    private static final long MIN_LOOK_MILLIS = 100;
    private static final long STOP_MILLIS = 10_000;

    private final LandedStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean unsignedAllowed;
    private final WorkLoop loop;
    private volatile Rules rules;

    /** Created by the component runtime; reads what landed before and follows what lands on other nodes. */
    @Activate
    public LivingJurisdictions(
            @Reference LandedStore store,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock,
            JurisdictionsConfig config) {
        this(
                store,
                ledger,
                transactions,
                clock,
                config.unsigned().equals("allowed"),
                Math.max(MIN_LOOK_MILLIS, config.lookMillis()));
        if (unsignedAllowed) {
            LOG.warn(
                    "Unsigned notices of days off are allowed: for demonstrations only (org.sunhall.jurisdictions, unsigned)");
        }
        follow();
    }

    /** As it is created, but nothing looks by itself before it is told to {@link #follow}. */
    LivingJurisdictions(
            LandedStore store,
            Ledger ledger,
            Transactions transactions,
            Clock clock,
            boolean unsignedAllowed,
            long lookMillis) {
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.unsignedAllowed = unsignedAllowed;
        this.loop = new WorkLoop("sunhall-jurisdictions-look", lookMillis, this::lookQuietly);
        this.rules = transactions.call(() -> upTo(Long.MAX_VALUE));
    }

    void follow() {
        loop.start();
    }

    /** Stops following. */
    @Deactivate
    public void stop() throws InterruptedException {
        loop.stop(STOP_MILLIS);
    }

    @Override
    public boolean wants(String type) {
        return type.equals(PACK_LANDED) || type.equals(YEAR_IMPORTED);
    }

    @Override
    public void heard(List<RecordedEvent> events) {
        loop.wake();
    }

    /** Reads the rules anew when another node of the same database has landed some since; one number is asked for otherwise. */
    boolean look() {
        if (transactions.call(store::version) <= rules.version()) {
            return false;
        }
        synchronized (this) {
            Rules found = transactions.call(() -> upTo(Long.MAX_VALUE));
            if (found.version() <= rules.version()) {
                return false;
            }
            rules = found;
        }
        LOG.info("Version {} of the rules serves; another node landed it", rules.version());
        return true;
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("The rules that landed elsewhere cannot be looked for; trying again: {}", e.toString());
        }
    }

    private Rules upTo(long version) {
        Rules found = Rules.bundled();
        for (LandedStore.File file : store.files()) {
            if (file.version() <= version) {
                Rules.Change change = found.with(file.kind(), file.version(), parsed(file.body()));
                change.findings()
                        .forEach(finding -> LOG.error("A stored file no longer fits and does not serve: {}", finding));
                found = change.rules().orElse(found.at(file.version()));
            }
        }
        return found;
    }

    @Override
    public Optional<Pack> find(JurisdictionId jurisdiction) {
        return rules.find(jurisdiction);
    }

    @Override
    public List<Pack> all() {
        return rules.all();
    }

    /** The file a pack was read from. */
    public Optional<JsonNode> source(JurisdictionId jurisdiction) {
        return rules.source(jurisdiction);
    }

    @Override
    public WorkCalendar nation() {
        return rules.nation();
    }

    @Override
    public WorkCalendar calendar(JurisdictionId jurisdiction) {
        return rules.calendar(jurisdiction);
    }

    @Override
    public long version() {
        return rules.version();
    }

    @Override
    public Optional<Landing> landing(long version) {
        return transactions.call(store::files).stream()
                .filter(file -> file.version() == version)
                .map(file -> new Landing(version, file.at(), file.origin()))
                .findFirst();
    }

    @Override
    public PackRegistry asOf(long version) {
        if (version > rules.version()) {
            look();
        }
        Rules now = rules;
        if (version < 0 || version > now.version()) {
            throw new IllegalArgumentException("the rules have no version " + version);
        }
        return version == now.version() ? now : transactions.call(() -> upTo(version));
    }

    @Override
    public synchronized Outcome<Landed> land(Actor actor, RulesFiles files, String origin) {
        if (!mayChange(actor)) {
            return Outcome.refused(notAllowed(actor));
        }
        look();
        Rules next = rules;
        List<FieldProblem> findings = new ArrayList<>();
        List<LandedStore.File> landing = new ArrayList<>();
        List<JurisdictionId> packs = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : inOrder(files)) {
            String kind = files.packs().containsKey(file.getKey()) ? LandedStore.PACK : LandedStore.YEAR;
            Rules.Change change = next.with(kind, next.version() + 1, file.getValue());
            change.findings().forEach(finding -> findings.add(in(file.getKey(), finding)));
            if (change.rules().isPresent()) {
                change.pack().ifPresent(packs::add);
                change.year().ifPresent(years::add);
                if (!next.serves(kind, file.getValue())) {
                    next = change.rules().get();
                    landing.add(new LandedStore.File(
                            next.version(), kind, file.getValue().toString(), origin, clock.instant()));
                }
            }
        }
        if (!findings.isEmpty()) {
            return refused(
                    files.packs().isEmpty()
                            ? JurisdictionRejection.INVALID_CALENDAR
                            : JurisdictionRejection.INVALID_PACK,
                    findings);
        }
        commit(actor, landing, next);
        return Outcome.accepted(new Landed(packs, years, next.version()));
    }

    /** Packs as they come, years one after another, since none may be left out. */
    private static List<Map.Entry<String, JsonNode>> inOrder(RulesFiles files) {
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(files.packs().entrySet());
        files.years().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().path("year").asInt()))
                .forEach(all::add);
        return all;
    }

    private static FieldProblem in(String file, FieldProblem finding) {
        return new FieldProblem(file + "#" + finding.pointer(), finding.rule(), finding.message());
    }

    private void commit(Actor actor, List<LandedStore.File> landing, Rules next) {
        if (landing.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            for (LandedStore.File file : landing) {
                JsonNode body = parsed(file.body());
                boolean pack = file.kind().equals(LandedStore.PACK);
                String name = pack
                        ? body.path("id").asText()
                        : String.valueOf(body.path("year").asInt());
                store.add(file, name, actor.reference());
                ObjectNode data = data().put("version", file.version())
                        .put(pack ? "pack" : "year", name)
                        .put("source", pack ? "" : body.path("source").asText())
                        .put("digest", Digest.of(file.body()).toString())
                        .put("origin", file.origin());
                record(actor, pack ? "pack:" + name : "calendar", pack ? PACK_LANDED : YEAR_IMPORTED, data);
            }
            transactions.afterCommit(() -> serve(next));
        });
        LOG.info("Version {} of the rules serves", next.version());
    }

    /** Never back: what landed on another node in the meantime is newer. */
    private synchronized void serve(Rules next) {
        if (next.version() > rules.version()) {
            rules = next;
        }
    }

    @Override
    public Outcome<WorkCalendar> importYear(Actor actor, JsonNode file) {
        if (!mayChange(actor)) {
            return Outcome.refused(notAllowed(actor));
        }
        if (!unsignedAllowed) {
            return Outcome.refused(Rejection.of(JurisdictionRejection.UNSIGNED));
        }
        String source = file == null ? "" : file.path("source").asText();
        return land(actor, new RulesFiles(Map.of(), Map.of("", orNull(file))), source.length() > 290 ? "" : source)
                .fold(
                        landed -> Outcome.accepted(nation()),
                        rejection -> Outcome.refused(new Rejection(
                                rejection.code(),
                                rejection.detail(),
                                rejection.fields().stream()
                                        .map(each -> new FieldProblem(
                                                each.pointer().substring(1), each.rule(), each.message()))
                                        .toList())));
    }

    private static JsonNode orNull(JsonNode file) {
        return file == null ? NullNode.getInstance() : file;
    }

    @Override
    public String name() {
        return "calendar";
    }

    /** Somebody should look once days are counted that no notice has announced. */
    @Override
    public Health check() {
        Rules now = rules;
        LocalDate last = now.nation().knownUntil();
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                now.find(new JurisdictionId("national")).orElseThrow().zone());
        Map<String, Object> figures = Map.of(
                "knownUntil",
                last.toString(),
                "packs",
                now.all().size(),
                "version",
                now.version(),
                "unsigned",
                unsignedAllowed ? "allowed" : "refused");
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
