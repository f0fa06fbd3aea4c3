package org.sunhall.supervision.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.persistence.Transactions;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Lights the lamps that are due. Each tick asks the queue what is due at this instant of the platform's clock, so a
 * moved clock is noticed at the next tick, and the work is proportional to what changes.
 */
@Component(service = LampWorker.class, immediate = true, configurationPid = "org.sunhall.supervision")
public final class LampWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LampWorker.class);

    private final SupervisionStore store;
    private final LampRecorder lamps;
    private final Transactions transactions;
    private final Clock clock;
    private final SupervisionSettings settings;
    private final ScheduledExecutorService ticks;
    private boolean failing;

    /** Starts ticking. */
    @Activate
    public LampWorker(
            @Reference SupervisionStore store,
            @Reference LampRecorder lamps,
            @Reference Transactions transactions,
            @Reference Clock clock,
            SupervisionConfig config) {
        this.store = store;
        this.lamps = lamps;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = SupervisionSettings.of(config);
        this.ticks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sunhall-supervision");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.tick().toMillis();
        ticks.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Stops ticking; a transaction under way is finished first. */
    @Deactivate
    public void stop() {
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(10, TimeUnit.SECONDS)) {
                ticks.shutdownNow();
            }
        } catch (InterruptedException e) {
            ticks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            work();
            if (failing) {
                failing = false;
                LOG.info("supervision lights lamps again");
            }
        } catch (RuntimeException | Error e) {
            if (!failing) {
                failing = true;
                LOG.warn("supervision could not light its lamps; it goes on trying", e);
            }
        }
    }

    /** Lights everything that is due now, a batch a transaction. Returns how many clocks were looked at. */
    int work() {
        int all = 0;
        int done;
        do {
            done = batch();
            all += done;
        } while (done == settings.batch() && !ticks.isShutdown());
        return all;
    }

    private int batch() {
        return transactions.call(() -> {
            Instant now = clock.instant();
            if (!store.anyDue(now)) {
                return 0;
            }
            store.takeTurn();
            List<ClockLine> due = store.due(now, settings.batch());
            lamps.advance(due, now);
            return due.size();
        });
    }
}
