package org.sunhall.supervision.application;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Lights the lamps that are due. Each tick asks the queue what is due at this instant of the platform's clock, so a
 * moved clock is noticed at the next tick, and the work is proportional to what changes.
 */
@Component(service = HealthSource.class, immediate = true, configurationPid = "org.sunhall.supervision")
public final class LampWorker implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(LampWorker.class);

    private final DueLamps due;
    private final ScheduledExecutorService ticks;
    private volatile boolean failing;

    /** Starts ticking. */
    @Activate
    public LampWorker(
            @Reference SupervisionStore store,
            @Reference LampRecorder lamps,
            @Reference Transactions transactions,
            @Reference Clock clock,
            SupervisionConfig config) {
        SupervisionSettings settings = SupervisionSettings.of(config);
        this.due = new DueLamps(store, lamps, transactions, clock, settings.batch());
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

    @Override
    public String name() {
        return "supervision";
    }

    @Override
    public Health check() {
        return failing
                ? new Health(
                        Health.State.DEGRADED,
                        Text.of("亮灯处理失败,正在重试,详见日志", "lamps cannot be lit; it goes on trying, see the log"),
                        Map.of())
                : Health.up();
    }

    private void tick() {
        try {
            boolean more = true;
            while (more && !ticks.isShutdown()) {
                more = due.light();
            }
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
}
