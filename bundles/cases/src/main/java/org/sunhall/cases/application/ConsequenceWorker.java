package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Duration;
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
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.DueClock;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.persistence.Transactions;

/**
 * Does what the law says follows when a clock runs out: deemed accepted (行政许可法 art. 32), deemed abandoned. Work is
 * proportional to what is due.
 */
@Component(service = ConsequenceWorker.class, immediate = true)
public final class ConsequenceWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ConsequenceWorker.class);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final CaseStore store;
    private final CommandRunner runner;
    private final Clock clock;
    private final ScheduledExecutorService executor;

    /** Starts looking twice a second. */
    @Activate
    public ConsequenceWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CommandRunner runner,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.runner = runner;
        this.clock = clock;
        this.executor = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-consequences"));
        executor.scheduleWithFixedDelay(this::tick, 500, 500, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            doDue();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("consequences of clocks could not be carried out; trying again", e);
        }
    }

    /** Carries out what is due now. */
    void doDue() {
        Instant now = clock.instant();
        List<DueClock> due = transactions.call(() -> store.due(now, AT_ONCE));
        for (DueClock one : due) {
            Outcome<StoredCase> outcome =
                    runner.platform(Actor.system("clock"), one.caseId(), new CaseCommand.ExpireClock(one.clock()));
            outcome.refusal().ifPresent(rejection -> {
                LOG.warn(
                        "clock {} of case {} ran out, but: {}",
                        one.clock(),
                        one.caseId(),
                        rejection.detail().en());
                transactions.run(() -> store.dueAgainAt(one, now.plus(AGAIN)));
            });
        }
    }
}
