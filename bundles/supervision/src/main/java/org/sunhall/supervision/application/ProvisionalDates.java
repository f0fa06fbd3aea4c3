package org.sunhall.supervision.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.sunhall.clocks.ClockReader;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * The alarm that open due dates have passed the last year whose days off are announced: such dates are provisional. Notices
 * come in October or November; when the year is about to end without the next one, that is somebody's to mend.
 */
@Component(service = HealthSource.class, immediate = true)
public final class ProvisionalDates implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionalDates.class);
    private static final JurisdictionId NATION = new JurisdictionId("national");
    private static final Duration LATE = Duration.ofDays(30);
    private static final int PAUSE = 5;

    private final SupervisionStore store;
    private final Transactions transactions;
    private final PackRegistry packs;
    private final Clock clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sunhall-provisional-dates");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long provisional;

    /** Starts looking. */
    @Activate
    public ProvisionalDates(
            @Reference SupervisionStore store,
            @Reference Transactions transactions,
            @Reference PackRegistry packs,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.packs = packs;
        this.clock = clock;
        looks.scheduleWithFixedDelay(this::look, PAUSE, PAUSE, TimeUnit.SECONDS);
    }

    /** Stops looking. */
    @Deactivate
    public void stop() {
        looks.shutdownNow();
    }

    private Instant end() {
        ClockReader reader = packs.clockReader(NATION, clock.instant());
        return reader.endOf(reader.calendar().knownUntil());
    }

    void look() {
        try {
            Instant end = end();
            long found = transactions.call(() -> store.dueAfter(end));
            if (found > 0 && provisional == 0) {
                LOG.warn(
                        "{} open due dates lie beyond {}, the last day whose holidays are announced; they are provisional",
                        found,
                        known());
            }
            provisional = found;
        } catch (RuntimeException e) {
            LOG.debug("provisional dates could not be counted; trying again", e);
        }
    }

    private LocalDate known() {
        return packs.calendar(NATION).knownUntil();
    }

    @Override
    public String name() {
        return "provisional-dates";
    }

    @Override
    public Health check() {
        long found = provisional;
        Map<String, Object> figures = Map.of("provisional", found, "knownUntil", known().toString());
        if (found == 0) {
            return new Health(Health.State.UP, Text.of("没有暂定的到期日", "no due date is provisional"), figures);
        }
        Text text = Text.of(
                        "有{0}个在办时限的到期日晚于{1},均为暂定;请导入下一年度放假安排",
                        "{0} open due dates lie beyond {1} and are provisional; import the coming year’s notice")
                .with(found, known());
        boolean late = clock.instant().plus(LATE).isAfter(end());
        return new Health(late ? Health.State.DEGRADED : Health.State.UP, text, figures);
    }
}
