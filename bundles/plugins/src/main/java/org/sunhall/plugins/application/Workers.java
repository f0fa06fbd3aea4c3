package org.sunhall.plugins.application;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Digest;

/** Threads that come and go with the work, at most so many for each version. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final int atOnce;
    private final Map<Digest, Semaphore> free = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "sunhall-plugin-worker");
        thread.setDaemon(true);
        return thread;
    });

    Workers(int atOnce) {
        this.atOnce = atOnce;
    }

    boolean tryRun(Digest plugin, Runnable work) {
        Semaphore own = free.computeIfAbsent(plugin, digest -> new Semaphore(atOnce));
        if (threads.isShutdown() || !own.tryAcquire()) {
            return false;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Work with plug-in {} failed", plugin.abbreviated(), e);
            } finally {
                own.release();
            }
        });
        return true;
    }

    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(15, TimeUnit.SECONDS);
    }
}
