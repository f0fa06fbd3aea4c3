package org.sunhall.plugins.folder;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.plugins.model.Stamp;

/** The thread that looks at the folder. What cannot be dealt with is tried again; nothing ends it but {@link #stop}. */
public final class DeployWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(DeployWatcher.class);
    private static final long RETRY_NANOS = 3_000_000_000L;
    private static final long TRY_AGAIN_NANOS = 2_000_000_000L;

    private final DeployFolder folder;
    private final FolderFollower follower;
    private final long pollMillis;
    private final Thread thread;
    private final Map<String, Since> since = new HashMap<>();
    private final Map<String, Long> pausedUntil = new HashMap<>();
    private Optional<String> trouble = Optional.empty();
    private long lastTry = System.nanoTime();
    private boolean stopped;

    private record Since(Stamp stamp, long nanos) {}

    /** Looks at the folder so often; starts with {@link #start}. */
    public DeployWatcher(DeployFolder folder, FolderFollower follower, long pollMillis) {
        this.folder = folder;
        this.follower = follower;
        this.pollMillis = pollMillis;
        this.thread = new Thread(this::run, "sunhall-deploy-watcher");
        thread.setDaemon(true);
    }

    /** Starts looking. */
    public void start() {
        thread.start();
    }

    /** Stops looking; a landing in progress is finished first. */
    public void stop() throws InterruptedException {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        thread.join(20_000);
    }

    private void run() {
        Sightings sightings = null;
        while (pause()) {
            try {
                if (sightings == null) {
                    sightings = new Sightings(follower.filesOnRecord());
                }
                look(sightings);
                trouble = Optional.empty();
            } catch (IOException | RuntimeException | LinkageError e) {
                String what = e.getClass().getSimpleName();
                if (!trouble.equals(Optional.of(what))) {
                    LOG.error("The folder {} cannot be followed; trying again", folder.directory(), e);
                }
                trouble = Optional.of(what);
            }
        }
    }

    private synchronized boolean pause() {
        long deadline = System.nanoTime() + pollMillis * 1_000_000;
        while (!stopped) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void look(Sightings sightings) throws IOException {
        Map<String, Stamp> seen = folder.list();
        long now = System.nanoTime();
        since.keySet().retainAll(seen.keySet());
        pausedUntil.keySet().retainAll(seen.keySet());
        seen.forEach((name, stamp) -> since.compute(
                name, (key, old) -> old != null && old.stamp().equals(stamp) ? old : new Since(stamp, now)));
        Sightings.Look look = sightings.look(seen);
        for (String name : look.settled()) {
            settle(sightings, name, seen.get(name), now);
        }
        for (String name : look.gone()) {
            follower.gone(name);
            sightings.forgotten(name);
        }
        if (now - lastTry > TRY_AGAIN_NANOS) {
            lastTry = now;
            follower.worthAnotherTry().forEach(sightings::again);
        }
    }

    private void settle(Sightings sightings, String name, Stamp stamp, long now) {
        Long until = pausedUntil.get(name);
        if (until != null && now - until < 0) {
            return;
        }
        try {
            if (follower.settled(name, stamp, now - since.get(name).nanos())) {
                sightings.handled(name, stamp);
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            pausedUntil.put(name, now + RETRY_NANOS);
            LOG.error("{} could not be dealt with; trying again", name, e);
        }
    }
}
