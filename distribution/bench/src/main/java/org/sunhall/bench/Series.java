package org.sunhall.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Durations of one thing, measured again and again. */
final class Series {

    private final String what;
    private final List<Long> nanos = new ArrayList<>();

    Series(String what) {
        this.what = what;
    }

    void add(long duration) {
        nanos.add(duration);
        System.out.printf("  %s: %d ms%n", what, TimeUnit.NANOSECONDS.toMillis(duration));
    }

    /** One line of the table. */
    String line() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return "| " + what + " | " + text(median(sorted)) + " | " + text(sorted.get(0)) + "–"
                + text(sorted.get(sorted.size() - 1)) + " | " + sorted.size() + " |";
    }

    private static long median(List<Long> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String text(long duration) {
        long millis = TimeUnit.NANOSECONDS.toMillis(duration);
        return millis < 10_000 ? millis + " ms" : String.format("%.1f s", millis / 1000.0);
    }
}
