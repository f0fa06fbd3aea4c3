package org.sunhall.notices.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.channel.ChannelException;
import org.sunhall.channel.NoticeChannel;
import org.sunhall.kernel.Text;
import org.sunhall.notices.model.Backoff;
import org.sunhall.notices.model.Delivery;
import org.sunhall.notices.model.Notice;
import org.sunhall.notices.store.NoticeStore;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/**
 * Brings notices to where people wish to be reached. A delivery is a row, written with the notice; its channel's own thread
 * sends it outside any transaction, tries again with growing pauses, and in the end shows it as failed: it never disappears. A
 * crash between sending and noting it sends once more.
 */
@Component(
        service = {Deliveries.class, HealthSource.class},
        immediate = true)
public final class Deliveries implements HealthSource {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int BATCH = 20;
    private static final long PAUSE_MILLIS = 1000;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final NoticeStore store;
    private final Channels channels;
    private final Transactions transactions;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor looker;
    private final ExecutorService lanes;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile long failed;

    /** Starts sending. */
    @Activate
    public Deliveries(
            @Reference NoticeStore store,
            @Reference Channels channels,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.channels = channels;
        this.transactions = transactions;
        this.clock = clock;
        this.looker = new ScheduledThreadPoolExecutor(1, Deliveries::thread);
        this.lanes = Executors.newCachedThreadPool(Deliveries::thread);
        looker.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sunhall-notices");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops; what is being sent is finished first. */
    @Deactivate
    public void stop() {
        looker.shutdown();
        lanes.shutdown();
        try {
            if (!lanes.awaitTermination(20, TimeUnit.SECONDS)) {
                lanes.shutdownNow();
            }
        } catch (InterruptedException e) {
            lanes.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a notice go to every address its recipient has confirmed. Inside the caller's transaction. */
    void send(Notice notice, Instant now) {
        for (NoticeStore.Address address : store.confirmed(notice.recipient())) {
            store.send(notice, address.channel(), now);
        }
    }

    /** Each channel has a lane of its own, so that a slow one holds up nobody else. */
    private void look() {
        try {
            for (String channel : transactions.call(() -> store.dueChannels(clock.instant()))) {
                if (busy.add(channel)) {
                    lanes.execute(() -> bringAll(channel));
                }
            }
            failed = transactions.call(store::failed);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("notices could not be delivered; it goes on trying", e);
        }
    }

    private void bringAll(String channel) {
        try {
            List<Delivery> due;
            do {
                due = transactions.call(() -> store.due(channel, clock.instant(), BATCH));
                due.forEach(this::bring);
            } while (due.size() == BATCH && !looker.isShutdown());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("notices could not be delivered through {}; it goes on trying", channel, e);
        } finally {
            busy.remove(channel);
        }
    }

    /** Sends what is due now, one after the other; for tests. */
    void bringDue() {
        transactions.call(() -> store.dueChannels(clock.instant())).forEach(this::bringAll);
    }

    private void bring(Delivery delivery) {
        Instant now = clock.instant();
        if (!transactions.call(() -> store.lease(delivery, now.plus(LEASE)))) {
            return;
        }
        Optional<NoticeChannel> channel = channels.named(delivery.channel());
        Notice notice = transactions.call(() -> store.notice(delivery.notice())).orElseThrow();
        Optional<NoticeStore.Address> address = transactions.call(() -> store.confirmed(notice.recipient())).stream()
                .filter(each -> each.channel().equals(delivery.channel()))
                .findFirst();
        Delivery after;
        if (address.isEmpty()) {
            after = failed(delivery, "收件人已取消该地址 / the recipient has taken the address back", true, now);
        } else if (channel.isEmpty()) {
            after = failed(delivery, "该渠道未开通 / the channel is not set up", false, now);
        } else {
            after = tried(delivery, channel.get(), address.get(), notice, now);
        }
        transactions.run(() -> store.put(after, now));
    }

    private Delivery tried(
            Delivery delivery, NoticeChannel channel, NoticeStore.Address address, Notice notice, Instant now) {
        try {
            channels.send(
                    channel,
                    address.address(),
                    address.chinese() ? notice.title().zh() : notice.title().en(),
                    address.chinese() ? notice.body().zh() : notice.body().en());
            return new Delivery(
                    delivery.id(),
                    delivery.notice(),
                    delivery.channel(),
                    Delivery.State.SENT,
                    delivery.tries() + 1,
                    Optional.empty(),
                    Optional.empty());
        } catch (ChannelException e) {
            return failed(delivery, e.getMessage(), e.isPermanent(), now);
        }
    }

    private static Delivery failed(Delivery delivery, String why, boolean permanent, Instant now) {
        int tries = delivery.tries() + 1;
        Optional<Duration> pause = permanent ? Optional.empty() : Backoff.after(tries);
        return new Delivery(
                delivery.id(),
                delivery.notice(),
                delivery.channel(),
                pause.isPresent() ? Delivery.State.WAITING : Delivery.State.FAILED,
                tries,
                pause.map(now::plus),
                Optional.of(why.length() > 400 ? why.substring(0, 400) : why));
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Health check() {
        return failed == 0
                ? Health.up()
                : new Health(
                        Health.State.DEGRADED,
                        Text.of(failed + " 条通知未能送出,请在通知管理中处理", failed + " notices could not be sent; see to them"),
                        Map.of("failed", String.valueOf(failed)));
    }
}
