package org.sunhall.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows guessing: after a few failures each further one doubles the pause, for the login and for the address. Remembers
 * so many of each, the least recently seen are forgotten first; in this JVM only.
 */
final class Throttle {

    private static final int FREE_PER_LOGIN = 5;
    private static final int FREE_PER_REMOTE = 30;
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Map<String, Failures> logins;
    private final Map<String, Failures> remotes;

    private record Failures(int count, Instant last) {

        boolean isForgotten(Instant now) {
            return last.plus(FORGOTTEN_AFTER).isBefore(now);
        }

        Failures after(Failures earlier) {
            return earlier.isForgotten(last) ? this : new Failures(earlier.count + count, last);
        }
    }

    Throttle(int remembered) {
        logins = bounded(remembered);
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
     * @return how long to wait; empty when the attempt may go on
     */
    synchronized Optional<Duration> begin(String login, String remote, Instant now) {
        Duration wait =
                max(pause(logins.get(login), FREE_PER_LOGIN, now), pause(remotes.get(remote), FREE_PER_REMOTE, now));
        if (wait.compareTo(Duration.ZERO) > 0) {
            return Optional.of(wait);
        }
        logins.merge(login, new Failures(1, now), (old, one) -> one.after(old));
        remotes.merge(remote, new Failures(1, now), (old, one) -> one.after(old));
        return Optional.empty();
    }

    /** The attempt that was counted as failed succeeded. */
    synchronized void succeeded(String login, String remote) {
        logins.remove(login);
        remotes.computeIfPresent(
                remote, (key, old) -> old.count() <= 1 ? null : new Failures(old.count() - 1, old.last()));
    }

    synchronized int size() {
        return logins.size() + remotes.size();
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
