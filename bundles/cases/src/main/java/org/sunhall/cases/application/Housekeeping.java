package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.DraftStore;
import org.sunhall.persistence.Transactions;

/** Forgets, once an hour and in small portions, drafts that expired and commands nobody will repeat any more. */
@Component(service = Housekeeping.class, immediate = true)
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration COMMANDS_KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final CaseStore cases;
    private final DraftStore drafts;
    private final Clock clock;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-cases-housekeeping"));

    /** Starts. */
    @Activate
    public Housekeeping(
            @Reference Transactions transactions,
            @Reference CaseStore cases,
            @Reference DraftStore drafts,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.drafts = drafts;
        this.clock = clock;
        executor.scheduleWithFixedDelay(this::tick, 1, 60, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            forget();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("old commands and drafts could not be forgotten; trying again in an hour", e);
        }
    }

    void forget() {
        Instant now = clock.instant();
        whole(() -> cases.forgetCommands(now.minus(COMMANDS_KEPT), AT_ONCE));
        whole(() -> drafts.forget(now, AT_ONCE));
    }

    private void whole(IntSupplier portion) {
        while (transactions.call(portion::getAsInt) == AT_ONCE) {
            LOG.debug("more to forget");
        }
    }
}
