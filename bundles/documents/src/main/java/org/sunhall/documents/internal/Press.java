package org.sunhall.documents.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.documents.internal.store.ContentEntity;
import org.sunhall.documents.internal.store.PaperEntity;
import org.sunhall.documents.internal.store.PaperStore;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;
import org.sunhall.templates.Papers;

/**
 * Presses ordered papers after their commit, and again with growing pauses until they exist. Immediate: what was left due when the
 * platform stopped must be pressed without anybody asking. Several nodes may press the same paper: the bytes are the same, the first is kept.
 */
@Component(
        service = {Press.class, HealthSource.class},
        immediate = true)
public final class Press implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final long LOOK_SECONDS = 5;
    private static final int BATCH = 50;
    private static final long LONGEST_PAUSE_SECONDS = 600;
    private static final long STOP_SECONDS = 20;

    private final Transactions transactions;
    private final PaperStore store;
    private final Clock clock;
    private final Papers papers = new Papers();
    private final ScheduledExecutorService worker;
    private volatile long inTrouble;
    private volatile boolean lookFailed;
    private volatile boolean stopping;

    /** Created by the component runtime. */
    @Activate
    public Press(
            @Reference(target = "(osgi.unit.name=documents)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.documents)") SchemaReady schema,
            @Reference Clock clock) {
        this(unit, transactions, clock, true);
    }

    Press(EntityManagerFactory unit, Transactions transactions, Clock clock, boolean looking) {
        this.transactions = transactions;
        this.store = new PaperStore(transactions, unit);
        this.clock = clock;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sunhall-press");
            thread.setDaemon(true);
            return thread;
        });
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        one.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        this.worker = one;
        if (looking) {
            worker.scheduleWithFixedDelay(this::look, 1, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends after the paper that is being pressed; the others stay due. */
    @Deactivate
    public void stop() throws InterruptedException {
        // Never by interruption: Derby closes its connection, and can lose its files, when one of its threads is
        // interrupted.
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A paper is still being pressed while the press stops; it stays due");
        }
    }

    Papers papers() {
        return papers;
    }

    /** Asks for a paper to be pressed as soon as the worker is free. */
    void soon(String id) {
        try {
            worker.execute(() -> press(id));
        } catch (RejectedExecutionException e) {
            LOG.debug("Paper {} stays due, the press is stopping", id);
        }
    }

    /** The bytes of a paper, pressed now when they are due; empty when there is no such paper or it cannot be pressed. */
    Optional<byte[]> press(String id) {
        Optional<Due> due = transactions.call(() -> store.find(id).flatMap(paper -> store.content(id)
                .map(content -> new Due(
                        paper,
                        content,
                        content.pdf == null ? store.template(content.template).orElseThrow() : ""))));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        byte[] stored = due.get().content().pdf;
        return stored != null ? Optional.of(stored) : press(due.get());
    }

    private Optional<byte[]> press(Due due) {
        String id = due.paper().id;
        String trouble;
        try {
            Outcome<byte[]> outcome = FrozenPaper.of(due.paper(), due.content(), due.templateText())
                    .press(papers);
            Optional<byte[]> pressed = outcome.asOptional();
            if (pressed.isPresent()) {
                transactions.run(() -> store.issued(id, pressed.get()));
                return transactions.call(() -> store.content(id).map(content -> content.pdf));
            }
            trouble = outcome.refusal().map(rejection -> rejection.code().id()).orElse("");
            LOG.warn("Paper {} cannot be pressed ({}); it stays due", id, trouble);
        } catch (RuntimeException e) {
            trouble = e.getClass().getSimpleName();
            LOG.error("Paper {} could not be pressed; it stays due", id, e);
        }
        String kept = trouble;
        int attempts = due.paper().attempts + 1;
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(attempts, 10));
        transactions.run(() -> store.failed(id, attempts, clock.millis() + TimeUnit.SECONDS.toMillis(pause), kept));
        inTrouble = Math.max(1, inTrouble);
        return Optional.empty();
    }

    /** Presses what is due by now. */
    void look() {
        try {
            for (String id : transactions.call(() -> store.due(clock.millis(), BATCH))) {
                if (stopping) {
                    return;
                }
                press(id);
            }
            inTrouble = transactions.call(store::inTrouble);
            lookFailed = false;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; the database may be back at the next look.
            lookFailed = true;
            LOG.warn("Could not look for due papers: {}", e.toString());
        }
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Health check() {
        Map<String, Object> figures = Map.of("papersInTrouble", inTrouble);
        if (lookFailed) {
            return new Health(
                    Health.State.DEGRADED,
                    Text.of("暂时无法读取待制文书", "Due papers cannot be looked for at the moment"),
                    figures);
        }
        return inTrouble == 0
                ? new Health(Health.State.UP, Text.of("正常", "well"), figures)
                : new Health(Health.State.DEGRADED, Text.of("有文书未能制成", "Some papers could not be pressed"), figures);
    }

    private record Due(PaperEntity paper, ContentEntity content, String templateText) {}
}
