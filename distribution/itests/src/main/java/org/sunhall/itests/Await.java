package org.sunhall.itests;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, with an end. */
public final class Await {

    private static final Duration USUAL = Duration.ofSeconds(40);
    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** What is found at last. */
    public static <T> T until(String what, Supplier<Optional<T>> look) {
        return until(what, USUAL, look);
    }

    /** Until it holds. */
    public static void holds(String what, BooleanSupplier look) {
        until(what, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * What is found within this time.
     *
     * @throws IllegalStateException when it is not
     */
    public static <T> T until(String what, Duration patience, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
