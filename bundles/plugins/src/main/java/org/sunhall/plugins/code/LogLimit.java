package org.sunhall.plugins.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.sunhall.kernel.Digest;

/**
 * Lets each version of a plug-in write so many log lines a second and drops the rest. Plug-ins see the JDK only, so all they
 * log goes through {@code java.util.logging} ({@code System.Logger} too) and is written in the thread that logs: a filter on the
 * handlers of the root logger meets every line, and knows the version by its thread.
 */
public final class LogLimit implements AutoCloseable {

    private final int linesASecond;
    private final Map<Handler, Filter> before = new HashMap<>();
    private final Map<Digest, Lines> lines = new ConcurrentHashMap<>();

    /** So many lines a second for each version; from {@link #open} on. */
    public LogLimit(int linesASecond) {
        this.linesASecond = linesASecond;
    }

    private final class Lines {
        private long second;
        private int written;
        private long dropped;
        private long asked = -1;
        private boolean answer;

        /** Several handlers ask about the same line; it counts once. */
        private synchronized boolean mayWrite(LogRecord line) {
            if (line.getSequenceNumber() != asked) {
                asked = line.getSequenceNumber();
                answer = more();
            }
            return answer;
        }

        private boolean more() {
            long now = System.nanoTime() / 1_000_000_000L;
            if (now != second) {
                second = now;
                written = 0;
            }
            if (written < linesASecond) {
                written++;
                return true;
            }
            dropped++;
            return false;
        }

        private synchronized long takeDropped() {
            long taken = dropped;
            dropped = 0;
            return taken;
        }
    }

    /** Begins; {@link #close} ends it. */
    public void open() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            Filter old = handler.getFilter();
            before.put(handler, old);
            handler.setFilter(line -> mayWrite(line) && (old == null || old.isLoggable(line)));
        }
    }

    private boolean mayWrite(LogRecord line) {
        Optional<Digest> plugin = PluginThreads.current();
        return plugin.isEmpty()
                || lines.computeIfAbsent(plugin.get(), digest -> new Lines()).mayWrite(line);
    }

    /** How many lines were dropped since the last call, for each version that lost any. */
    public Map<Digest, Long> takeDropped() {
        Map<Digest, Long> taken = new HashMap<>();
        lines.forEach((plugin, of) -> {
            long dropped = of.takeDropped();
            if (dropped > 0) {
                taken.put(plugin, dropped);
            }
        });
        return taken;
    }

    @Override
    public void close() {
        before.forEach(Handler::setFilter);
        before.clear();
    }
}
