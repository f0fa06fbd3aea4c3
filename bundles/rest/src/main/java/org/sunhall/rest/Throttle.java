package org.sunhall.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows guessing: after a few failures each further one doubles the pause, for what is guessed at (a login, a code) and for
 * the address the guesses come from. Remembers so many of each, the least recently seen are forgotten first; in this JVM
 * only. Thread-safe.
 */
public final class Throttle {

    private static final int FREE_PER_TARGET = 5;
    private static final int FREE_PER_REMOTE = 30;
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Map<String, Failures> targets;
    private final Map<String, Failures> remotes;

    private record Failures(int count, Instant last) {

        boolean isForgotten(Instant now) {
            return last.plus(FORGOTTEN_AFTER).isBefore(now);
        }

        Failures after(Failures earlier) {
            return earlier.isForgotten(last) ? this : new Failures(earlier.count + count, last);
        }
    }

    /**
     * Knows nobody yet.
     *
     * @param remembered how many targets, and how many addresses, are remembered
     */
    public Throttle(int remembered) {
        targets = bounded(remembered);
        remotes = bounded(remembered);
    }

    private static Map<String, Failures> bounded(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Counts an attempt as failed before it is tried, so that many at once gain nothing.
     *
     * @param target what is guessed at
     * @param remote the address it comes from
     * @return how long to wait; empty when the attempt may go on
     */
    public synchronized Optional<Duration> begin(String target, String remote, Instant now) {
        Duration wait =
                max(pause(targets.get(target), FREE_PER_TARGET, now), pause(remotes.get(remote), FREE_PER_REMOTE, now));
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Optional.of(wait);
        }
        targets.merge(target, new Failures(1, now), (old, one) -> one.after(old));
        remotes.merge(remote, new Failures(1, now), (old, one) -> one.after(old));
        return Optional.empty();
    }

    /** The attempt that was counted as failed succeeded. */
    public synchronized void succeeded(String target, String remote) {
        targets.remove(target);
        remotes.computeIfPresent(
                remote, (key, old) -> old.count() <= 1 ? null : new Failures(old.count() - 1, old.last()));
    }

    synchronized int size() {
        return targets.size() + remotes.size();
    }

    private static Duration pause(Failures failures, int free, Instant now) {
        if (failures == null || failures.count() < free || failures.isForgotten(now)) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(20, failures.count() - free);
        Duration pause = Duration.ofSeconds(seconds).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : Duration.ofSeconds(seconds);
        return Duration.between(now, failures.last().plus(pause));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
