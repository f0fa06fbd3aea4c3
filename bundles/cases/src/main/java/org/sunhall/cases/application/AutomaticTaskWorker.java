package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.sunhall.cases.store.PendingTask;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.kernel.Digest;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.PluginWorkers;

/**
 * Finds the automatic tasks whose time has come and has each plug-in do its own, one after the other, in the plug-in's own
 * threads: one that blocks or fails keeps only its own cases waiting.
 */
@Component(service = AutomaticTaskWorker.class, immediate = true)
public final class AutomaticTaskWorker {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticTaskWorker.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(15);
    /** How many tasks of a plug-in are done before the others' are looked at again. */
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final TaskStore tasks;
    private final AutomaticTaskRunner runner;
    private final PluginWorkers workers;
    private final Clock clock;
    private final Set<Digest> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-automatic-tasks"));
    private volatile boolean stopped;

    /** Starts looking twice a second. */
    @Activate
    public AutomaticTaskWorker(
            @Reference Transactions transactions,
            @Reference TaskStore tasks,
            @Reference AutomaticTaskRunner runner,
            @Reference PluginWorkers workers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.tasks = tasks;
        this.runner = runner;
        this.workers = workers;
        this.clock = clock;
        watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        watch.shutdown();
        watch.awaitTermination(5, TimeUnit.SECONDS);
        long patient = System.nanoTime() + STOP.toNanos();
        while (!busy.isEmpty() && System.nanoTime() < patient) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Looks at once, without waiting for the next half second. */
    void wake() {
        try {
            watch.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; the task is found again at the next start");
        }
    }

    private void look() {
        try {
            Instant now = clock.instant();
            for (Digest plugin : transactions.call(() -> tasks.pluginsWithPending(now))) {
                if (busy.add(plugin) && !workers.tryRun(plugin, () -> work(plugin))) {
                    busy.remove(plugin);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("automatic tasks could not be looked at; trying again", e);
        }
    }

    private void work(Digest plugin) {
        try {
            Instant now = clock.instant();
            List<PendingTask> pending = transactions.call(() -> tasks.pending(plugin, now, AT_ONCE));
            for (PendingTask task : pending) {
                if (!stopped) {
                    runner.attempt(task, now);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("automatic tasks of plug-in {} could not be done; trying again", plugin.abbreviated(), e);
        } finally {
            busy.remove(plugin);
        }
    }
}
