package org.sunhall.notices.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.channel.ChannelException;
import org.sunhall.channel.NoticeChannel;

/** The channels that are there now, and the time limit each message has in them. */
@Component(service = Channels.class)
public final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final List<NoticeChannel> present = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor limits;
    private final long seconds;

    /** Starts without any. */
    @Activate
    public Channels() {
        this(NoticeChannel.SECONDS);
    }

    Channels(long seconds) {
        this.seconds = seconds;
        this.limits = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sunhall-notices-limit");
            thread.setDaemon(true);
            return thread;
        });
        limits.setRemoveOnCancelPolicy(true);
    }

    /** Stops; nothing is interrupted any more. */
    @Deactivate
    public void stop() {
        limits.shutdownNow();
    }

    /** A channel has come; one whose name is none, or taken, is told in the log and does not serve. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addChannel(NoticeChannel channel) {
        if (!String.valueOf(channel.name()).matches(NoticeChannel.NAME)) {
            LOG.error(
                    "the channel {} is not used: its name must match {}",
                    channel.getClass().getName(),
                    NoticeChannel.NAME);
            return;
        }
        if (named(channel.name()).isPresent()) {
            LOG.warn("a second channel “{}” waits behind the first", channel.name());
        }
        present.add(channel);
    }

    /** A channel has gone; what was to go through it waits. */
    public void removeChannel(NoticeChannel channel) {
        present.remove(channel);
    }

    /** The channel of this name, while it is there. */
    public Optional<NoticeChannel> named(String name) {
        return present.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /** All that serve. */
    List<NoticeChannel> all() {
        List<NoticeChannel> serving = new ArrayList<>();
        for (NoticeChannel channel : present) {
            if (serving.stream().noneMatch(one -> one.name().equals(channel.name()))) {
                serving.add(channel);
            }
        }
        return serving;
    }

    /** Sends one message; whatever goes wrong in the channel, and taking too long, is told as a {@link ChannelException}. */
    void send(NoticeChannel channel, String address, String title, String body) throws ChannelException {
        Watch watch = new Watch(Thread.currentThread());
        ScheduledFuture<?> end = limits.schedule(watch, seconds, TimeUnit.SECONDS);
        try {
            channel.send(address, title, body);
        } catch (InterruptedException e) {
            throw new ChannelException(
                    "发送超过 " + seconds + " 秒 / it took longer than " + seconds + " seconds", false, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("channel {} threw", channel.name(), e);
            throw new ChannelException("渠道程序出错,见日志 / the channel failed, see the log", false, e);
        } finally {
            end.cancel(false);
            watch.over();
        }
    }

    /** Interrupts a thread unless its call is over; never what the thread does after it. */
    private static final class Watch implements Runnable {

        private Thread thread;

        Watch(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void run() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        synchronized void over() {
            thread = null;
            // Only the limit interrupts these calls; a flag that is left over would end the next statement.
            boolean late = Thread.interrupted();
            if (late) {
                LOG.warn("a message was sent at the end of its time");
            }
        }
    }
}
