package org.sunhall.bench.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks for one thing and another by turns, several clients at once, and keeps how many answers came and how late. */
final class Answering {

    private static final int WARM_UP_SECONDS = 20;
    private static final int MOST = 2_000_000;

    /**
     * One turn.
     *
     * @param perSecond answers a second, all clients together
     * @param median    nanoseconds
     * @param p99       nanoseconds: 99 of 100 came sooner
     */
    record Turn(double perSecond, long median, long p99) {}

    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
    private final int clients;

    Answering(int clients) {
        this.clients = clients;
    }

    /**
     * Lets each be asked, warmed up before.
     *
     * @param asked what a client does again and again, by name; a new one for each client
     */
    void run(Map<String, Supplier<Runnable>> asked, int rounds, int seconds) {
        asked.forEach((name, client) -> turn(client, WARM_UP_SECONDS));
        for (int round = 0; round < rounds; round++) {
            asked.forEach((name, client) -> {
                Turn turn = turn(client, seconds);
                turns.computeIfAbsent(name, all -> new ArrayList<>()).add(turn);
                System.out.printf(
                        "  %s: %.0f/s, median %.2f ms, p99 %.2f ms%n",
                        name, turn.perSecond(), turn.median() / 1e6, turn.p99() / 1e6);
            });
        }
    }

    private Turn turn(Supplier<Runnable> client, int seconds) {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<long[]>> jobs = new ArrayList<>();
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < clients; i++) {
                Runnable ask = client.get();
                jobs.add(() -> took(ask, end));
            }
            long[] all = new long[0];
            for (Future<long[]> each : pool.invokeAll(jobs)) {
                long[] more = each.get();
                int known = all.length;
                all = Arrays.copyOf(all, known + more.length);
                System.arraycopy(more, 0, all, known, more.length);
            }
            double lasted = (System.nanoTime() - start) / 1e9;
            Arrays.sort(all);
            return new Turn(all.length / lasted, all[all.length / 2], all[(int) (all.length * 0.99)]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static long[] took(Runnable ask, long end) {
        long[] took = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end && count < MOST; ) {
            ask.run();
            long after = System.nanoTime();
            if (count == took.length) {
                took = Arrays.copyOf(took, 2 * count);
            }
            took[count++] = after - now;
            now = after;
        }
        return Arrays.copyOf(took, count);
    }

    /** The middle of the rounds. */
    double median(String name, java.util.function.ToDoubleFunction<Turn> of) {
        double[] values = turns.get(name).stream().mapToDouble(of).sorted().toArray();
        return values[values.length / 2];
    }
}
