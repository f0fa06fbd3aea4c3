package org.sunhall.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.PersonId;

/** The line to one open page. Writes only when the network takes it: a slow page holds up nobody and costs no thread. */
final class Wire implements WriteListener {

    private final Actor actor;
    private final Set<Topic> topics;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<Wire> whenOver;
    private final long endsAtNanos;
    private final Pending pending = new Pending();
    private boolean unflushed;
    private boolean over;

    Wire(
            Actor actor,
            Set<Topic> topics,
            AsyncContext context,
            ServletOutputStream out,
            long endsAtNanos,
            Consumer<Wire> whenOver) {
        this.actor = actor;
        this.topics = Set.copyOf(topics);
        this.context = context;
        this.out = out;
        this.endsAtNanos = endsAtNanos;
        this.whenOver = whenOver;
    }

    PersonId person() {
        return actor.person().orElseThrow();
    }

    boolean endsBefore(long nanos) {
        return endsAtNanos - nanos < 0;
    }

    synchronized void greet(long retryMillis) {
        pending.greet(retryMillis);
    }

    synchronized void add(Hint hint) {
        if (topics.contains(hint.topic()) && Audience.mayHear(actor, hint)) {
            pending.add(hint);
        }
    }

    synchronized void beat() {
        pending.beat();
    }

    /** Writes what there is, as far as the network takes it. */
    void pump() {
        try {
            write();
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    private synchronized void write() throws IOException {
        while (!over && out.isReady()) {
            if (unflushed) {
                unflushed = false;
                out.flush();
                continue;
            }
            Optional<byte[]> next = pending.take();
            if (next.isEmpty()) {
                return;
            }
            out.write(next.get());
            unflushed = true;
        }
    }

    void close() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        whenOver.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container was faster.
        }
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    @Override
    public void onError(Throwable error) {
        close();
    }
}
