package org.sunhall.cases.application;

import java.util.List;
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
import org.sunhall.cases.store.MigrationStore.Migration;
import org.sunhall.cases.store.MigrationStore.State;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.Stage;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/**
 * Moves, or stops, the running cases of older editions when that is to be done at once: one case a transaction, in the order
 * of their ids. After a crash it begins anew; what has moved is no longer found under the old edition.
 */
@Component(service = MigrationWorker.class, immediate = true)
public final class MigrationWorker {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWorker.class);
    private static final Actor PART = Actor.system("migration");
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final CaseStore store;
    private final CommandRunner runner;
    private final CaseMoves moves;
    private final Migrations migrations;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-migrations"));

    /** Starts. */
    @Activate
    public MigrationWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CommandRunner runner,
            @Reference CaseMoves moves,
            @Reference Migrations migrations) {
        this.transactions = transactions;
        this.store = store;
        this.runner = runner;
        this.moves = moves;
        this.migrations = migrations;
        executor.scheduleWithFixedDelay(this::look, 1, 2, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    void wake() {
        try {
            executor.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; a running migration goes on at the next start");
        }
    }

    private void look() {
        try {
            migrations.reread();
            for (Migration migration : migrations.running()) {
                migrations.edition(migration.edition()).ifPresent(edition -> finish(migration, edition));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("running cases could not be seen to; trying again", e);
        }
    }

    private void finish(Migration migration, EditionView edition) {
        RunningCases choice = RunningCases.valueOf(migration.choice());
        List<EditionId> older = migrations.before(edition);
        Optional<CaseId> after = Optional.empty();
        int done = 0;
        while (true) {
            Optional<CaseId> from = after;
            List<CaseId> page = transactions.call(() -> store.runningUnder(older, from, AT_ONCE));
            for (CaseId id : page) {
                done += seeTo(id, edition, choice) ? 1 : 0;
            }
            if (page.size() < AT_ONCE) {
                break;
            }
            after = Optional.of(page.get(page.size() - 1));
        }
        migrations.become(migration, choice == RunningCases.MOVE_AT_NEXT_STEP ? State.WAITING : State.DONE);
        LOG.info("{} running cases were moved to edition {} or stopped for it", done, edition.id());
    }

    private boolean seeTo(CaseId id, EditionView edition, RunningCases choice) {
        Outcome<StoredCase> outcome =
                switch (choice) {
                    case STOP -> runner.platform(PART, id, new CaseCommand.Park(why()));
                    case MOVE_DRAFTS -> isBeforeAcceptance(id) ? moves.move(PART, id, edition) : notMeant();
                    default -> moves.move(PART, id, edition);
                };
        return outcome.refusal().isEmpty();
    }

    private boolean isBeforeAcceptance(CaseId id) {
        return transactions
                .call(() -> store.find(id))
                .map(stored -> stored.state().stage())
                .filter(stage -> stage == Stage.SUBMITTED || stage == Stage.SUPPLEMENTING)
                .isPresent();
    }

    private static Outcome<StoredCase> notMeant() {
        return Outcome.refused(ServiceRejection.CANNOT_MOVE, ServiceRejection.CANNOT_MOVE.title());
    }

    private static Text why() {
        return Text.of(
                "事项已有新版本生效,本办件暂停,等待法制机构逐件决定。",
                "A new edition of the item is in force; the legal office decides on this case.");
    }
}
