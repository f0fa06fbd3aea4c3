package org.sunhall.cases.application;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
import org.sunhall.casework.CaseCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/**
 * Parks the cases of a plug-in that is away, and lets them go on when it is back. The ledger's events about plug-ins wake it;
 * then, and once a minute, it compares what is with what should be, so that nothing depends on having heard of a change.
 */
@Component(
        service = {ParkingWorker.class, LedgerListener.class},
        immediate = true)
public final class ParkingWorker implements LedgerListener {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final CaseStore store;
    private final CommandRunner runner;
    private final Plugins plugins;
    private final Ledger ledger;
    private final AutomaticTaskWorker tasks;
    private final ScheduledExecutorService executor;

    /** Starts comparing. */
    @Activate
    public ParkingWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CommandRunner runner,
            @Reference Plugins plugins,
            @Reference Ledger ledger,
            @Reference AutomaticTaskWorker tasks) {
        this.transactions = transactions;
        this.store = store;
        this.runner = runner;
        this.plugins = plugins;
        this.ledger = ledger;
        this.tasks = tasks;
        this.executor = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-parking"));
        executor.scheduleWithFixedDelay(this::sweep, 500, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "cases-parking";
    }

    @Override
    public boolean wants(String type) {
        return switch (type) {
            case "plugin.removed",
                    "plugin.returned",
                    "plugin.quarantined",
                    "plugin.released",
                    "plugin.tampered",
                    "plugin.definition-changed",
                    "plugin.restored",
                    "plugin.sound" -> true;
            default -> false;
        };
    }

    /** Nothing but a signal: the work may be long, and is done in small transactions of its own. */
    @Override
    public void on(RecordedEvent event) {
        transactions.afterCommit(this::wake);
    }

    /** Compares at once. */
    void wake() {
        try {
            executor.execute(this::sweep);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; what is wrongly parked is found at the next start");
        }
    }

    /** Compares everything. */
    void sweep() {
        for (PluginView plugin : plugins.list()) {
            try {
                reconcile(plugin);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("parking under plug-in {} could not be brought up to date", plugin.digest(), e);
                again();
            }
        }
    }

    /** What failed is looked at again soon, not with the next sweep. */
    private void again() {
        try {
            executor.schedule(this::sweep, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; what is wrongly parked is found at the next start");
        }
    }

    private void reconcile(PluginView plugin) {
        int changed = 0;
        int before;
        do {
            before = changed;
            PluginPresence presence = plugins.presence(plugin.digest());
            boolean present = presence.isPresent();
            List<CaseId> wrong = transactions.call(() -> store.runningUnder(plugin.digest(), present, AT_ONCE));
            Actor part = wrong.isEmpty() || present ? Actor.system("parking") : parker(plugin);
            CaseCommand command = present
                    ? new CaseCommand.Resume()
                    : new CaseCommand.Park(presence.why().orElse(Text.of("事项插件已移除", "the item's plug-in is away")));
            for (CaseId id : wrong) {
                Outcome<?> outcome = runner.platform(part, id, command);
                changed += outcome.refusal().isEmpty() ? 1 : 0;
            }
        } while (changed > before);
        if (changed > 0) {
            LOG.info(
                    "{} cases of plug-in {} were parked or go on",
                    changed,
                    plugin.digest().abbreviated());
            tasks.wake();
        }
    }

    /**
     * Parking is the platform's act, by the doing of whoever took the plug-in away. The file that went may have been one of
     * another version of it.
     */
    private Actor parker(PluginView plugin) {
        return plugins.list().stream()
                .filter(version -> version.id().equals(plugin.id()))
                .flatMap(version ->
                        ledger.read(new StreamId("plugin", version.digest().hex())).stream())
                .filter(event -> event.type().equals("plugin.removed")
                        || event.type().equals("plugin.quarantined")
                                && event.stream().key().equals(plugin.digest().hex()))
                .max(Comparator.comparingLong(RecordedEvent::id))
                .map(event -> Actor.system("parking, after " + event.actor()))
                .orElseGet(() -> Actor.system("parking"));
    }
}
