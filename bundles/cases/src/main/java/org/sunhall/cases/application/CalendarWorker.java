package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.RulesChangeStore;
import org.sunhall.cases.store.RulesChangeStore.RulesChange;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.ClockCommand;
import org.sunhall.casework.Decision;
import org.sunhall.jurisdictions.RulesHistory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/**
 * Reads the clocks of all open cases anew when a year of the calendar has arrived or was changed, in the order of their ids:
 * each case whose dates move gets its events, its due dates and what follows from them in one transaction with the place
 * that was reached. After a crash it goes on from there; of several nodes one sees to a case.
 */
@Component(
        service = {CalendarWorker.class, HealthSource.class},
        immediate = true)
public final class CalendarWorker implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWorker.class);
    private static final Actor PART = Actor.system("calendar");
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final CaseStore store;
    private final RulesChangeStore changes;
    private final CaseRecorder recorder;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final CaseNumbers numbers;
    private final RulesHistory history;
    private final Ledger ledger;
    private final Clock clock;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-calendar"));
    private volatile Optional<RulesChange> known = Optional.empty();

    /** Starts. */
    @Activate
    public CalendarWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference RulesChangeStore changes,
            @Reference CaseRecorder recorder,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference CaseNumbers numbers,
            @Reference RulesHistory history,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.changes = changes;
        this.recorder = recorder;
        this.runner = runner;
        this.definitions = definitions;
        this.numbers = numbers;
        this.history = history;
        this.ledger = ledger;
        this.clock = clock;
        executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            catchUp();
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping");
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Clocks could not be read by the changed calendar; trying again", e);
        }
    }

    /** Applies what has changed since the last time, if anything. */
    void catchUp() {
        long version = history.version();
        if (known.filter(change -> change.finished() && change.version() >= version)
                .isPresent()) {
            return;
        }
        Optional<RulesChange> latest = transactions.call(changes::latest);
        known = latest;
        if (latest.filter(change -> !change.finished()).isPresent()) {
            apply(latest.get());
        }
        long reached = latest.map(RulesChange::version).orElse(0L);
        if (reached < version) {
            Instant now = clock.instant();
            transactions.run(() -> changes.begin(version, reached, now));
            apply(transactions.call(changes::latest).orElseThrow());
        }
    }

    /** Packs and days before and after, with the definitions that cases run by under each. */
    private final class Reading {
        private final PackRegistry rules;
        private final Map<List<Object>, RunningDefinition> ready = new HashMap<>();

        Reading(PackRegistry rules) {
            this.rules = rules;
        }

        RunningDefinition of(StoredCase stored) {
            return ready.computeIfAbsent(
                    List.of(
                            stored.plugin(),
                            stored.state().item(),
                            stored.state().edition()),
                    key -> definitions.under(stored, rules));
        }
    }

    private void apply(RulesChange change) {
        Reading before = new Reading(history.asOf(change.former()));
        Reading after = new Reading(history.asOf(change.version()));
        RulesHistory.Landing landing = history.landing(change.version()).orElseThrow();
        String place = change.after();
        LOG.info("Version {} of the rules: the clocks of all open cases are read anew", change.version());
        while (!Thread.currentThread().isInterrupted()) {
            String from = place;
            List<CaseId> page = transactions.call(() -> changes.open(from, landing.at(), AT_ONCE));
            int quiet = 0;
            for (CaseId id : page) {
                boolean moved = moves(id, before, after, landing);
                if (moved) {
                    int unmoved = quiet;
                    quiet = 0;
                    Outcome<StoredCase> outcome;
                    do {
                        outcome = runner.raced(
                                () -> transactions.call(() -> record(change, id, unmoved, before, after, landing)));
                    } while (outcome.refusal()
                            .filter(rejection -> rejection.code() == CaseRejection.STALE)
                            .isPresent());
                } else {
                    quiet++;
                }
                place = id.value();
            }
            if (page.isEmpty()) {
                finish(change);
                return;
            }
            int unmoved = quiet;
            CaseId last = page.get(page.size() - 1);
            if (unmoved > 0) {
                transactions.run(() -> changes.advance(change.version(), last, unmoved, 0));
            }
            known = transactions.call(changes::latest);
        }
    }

    private boolean moves(CaseId id, Reading before, Reading after, RulesHistory.Landing landing) {
        return transactions.call(() -> store.find(id)
                .filter(stored -> isReadable(id, stored))
                .filter(stored ->
                        decide(stored, before, after, landing).refusal().isEmpty())
                .isPresent());
    }

    /** A case whose plug-in is damaged must not keep all others from their dates. */
    private boolean isReadable(CaseId id, StoredCase stored) {
        boolean readable = definitions.isThere(stored);
        if (!readable) {
            LOG.error("The clocks of case {} cannot be read anew: what is stored of its plug-in is not usable", id);
        }
        return readable;
    }

    private Outcome<Decision> decide(StoredCase stored, Reading before, Reading after, RulesHistory.Landing landing) {
        RunningDefinition definition = after.of(stored);
        Instant now = clock.instant();
        return CaseMachine.decide(
                stored.state(),
                new ClockCommand.RecordCalendarChange(
                        before.of(stored).reader().calendar(), landing.source(), landing.at()),
                definition.cases(),
                now,
                numbers.of(definition, now));
    }

    private Outcome<StoredCase> record(
            RulesChange change, CaseId id, int unmoved, Reading before, Reading after, RulesHistory.Landing landing) {
        if (!changes.advance(change.version(), id, unmoved + 1, 1)) {
            LOG.debug("another node has seen to case {}", id);
            return Outcome.refused(ServiceRejection.CANNOT_MOVE, Text.of("已由其他节点处理。", "Another node has seen to it."));
        }
        StoredCase stored = store.find(id).orElseThrow();
        return decide(stored, before, after, landing)
                .map(decision -> recorder.recordNext(
                        PART, stored, before.of(stored), after.of(stored), stored.plugin(), decision, clock.instant()));
    }

    private void finish(RulesChange change) {
        Instant now = clock.instant();
        RulesChange done = transactions.call(() -> {
            changes.finish(change.version(), now);
            RulesChange all = changes.latest().orElseThrow();
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("version", all.version()).put("former", all.former());
            data.put("seen", all.seen()).put("changed", all.changed());
            ledger.append(
                    new StreamId("jurisdiction", "calendar"),
                    Ledger.ANY,
                    PART,
                    now,
                    List.of(EventDraft.of("cases.clocks-reprojected", data)));
            return all;
        });
        known = Optional.of(new RulesChange(
                done.version(), done.former(), done.after(), done.seen(), done.changed(), done.startedAt(), true));
        LOG.info(
                "Version {} of the rules: {} open cases seen to, the dates of {} moved",
                done.version(),
                done.seen(),
                done.changed());
    }

    @Override
    public String name() {
        return "clocks";
    }

    /** How far a change has come. */
    @Override
    public Health check() {
        Optional<RulesChange> change = known;
        boolean running = change.filter(each -> !each.finished()).isPresent()
                || change.map(RulesChange::version).orElse(0L) < history.version();
        Map<String, Object> figures = Map.of(
                "rules", history.version(),
                "applied",
                        change.filter(RulesChange::finished)
                                .map(RulesChange::version)
                                .orElse(0L),
                "seen", change.map(RulesChange::seen).orElse(0L),
                "changed", change.map(RulesChange::changed).orElse(0L));
        return new Health(
                Health.State.UP,
                running
                        ? Text.of("正在按变更后的日历重新计算在办时限", "open clocks are being read by the changed calendar")
                        : Text.of("正常", "well"),
                figures);
    }
}
