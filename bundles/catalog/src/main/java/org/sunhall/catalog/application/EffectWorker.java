package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.WorkLoop;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.Plugins;

/** The thread that puts published editions in force when their time comes; it asks the database only then, and now and then. */
final class EffectWorker {

    private static final Logger LOG = LoggerFactory.getLogger(EffectWorker.class);
    private static final Actor CATALOG = Actor.system("catalog");
    private static final long LOOK_MILLIS = 200;
    private static final long ASK_AGAIN_NANOS = 10_000_000_000L;

    private final Transactions transactions;
    private final JpaEditions editions;
    private final TakeEffect takeEffect;
    private final Plugins plugins;
    private final Integrity integrity;
    private final Incidents incidents;
    private final ChangeStanding changeStanding;
    private final Clock clock;
    private final WorkLoop loop;
    private Optional<Instant> next = Optional.empty();
    private boolean asked;
    private long askedAt;

    EffectWorker(
            Transactions transactions,
            JpaEditions editions,
            TakeEffect takeEffect,
            Plugins plugins,
            Integrity integrity,
            Incidents incidents,
            ChangeStanding changeStanding,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.takeEffect = takeEffect;
        this.plugins = plugins;
        this.integrity = integrity;
        this.incidents = incidents;
        this.changeStanding = changeStanding;
        this.clock = clock;
        this.loop = new WorkLoop("sunhall-catalog-effect", LOOK_MILLIS, this::look);
    }

    void start() {
        loop.start();
    }

    void stop() throws InterruptedException {
        loop.stop(10_000);
    }

    /** Something was published. */
    void ask() {
        synchronized (this) {
            asked = false;
        }
        loop.wake();
    }

    private void look() {
        try {
            if (isTimeToAsk()) {
                confirmNeeds();
                changeStanding.endExemptions();
                transactions.call(editions::inForce).forEach(integrity::asApproved);
                next = transactions.call(editions::nextDue);
            }
            if (integrity.hasReports()) {
                integrity.report(incidents, transactions);
            }
            if (next.filter(due -> !due.isAfter(clock.instant())).isPresent()) {
                takeDue();
                next = transactions.call(editions::nextDue);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Published editions could not be put in force; trying again", e);
            next = Optional.empty();
        }
    }

    private synchronized boolean isTimeToAsk() {
        boolean ask = !asked || System.nanoTime() - askedAt > ASK_AGAIN_NANOS;
        if (ask) {
            asked = true;
            askedAt = System.nanoTime();
        }
        return ask;
    }

    /** Two items of one plug-in can change at the same moment; what is in force is needed whatever came of that. */
    private void confirmNeeds() {
        transactions.run(
                () -> editions.pluginsInForce().forEach(plugin -> plugins.require(plugin, Plugins.CATALOG, true)));
    }

    /** Puts in force what is due, one transaction each. */
    void takeDue() {
        Instant now = clock.instant();
        for (Edition due : transactions.call(() -> editions.due(now))) {
            Optional<Edition> sound = integrity.asApproved(due).asOptional();
            if (sound.isEmpty()) {
                LOG.error(
                        "{} is due but its stored content is not what was approved; it is not put in force",
                        due.view().id());
                continue;
            }
            transactions.run(() -> editions.lock(due.view().id())
                    .filter(edition -> edition.state() == EditionState.PUBLISHED)
                    .map(edition -> edition.as(
                            sound.get().view().digest(), sound.get().view().plugin()))
                    .ifPresent(edition -> takeEffect.take(CATALOG, edition, now)));
            LOG.info("{} is in force", due.view().id());
        }
    }
}
