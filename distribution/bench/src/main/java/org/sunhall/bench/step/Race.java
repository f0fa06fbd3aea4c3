package org.sunhall.bench.step;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Lets contenders run by turns, several rounds, and keeps what each turn gave. */
final class Race {

    /**
     * One turn.
     *
     * @param perSecond transactions a second, all threads together
     * @param cpuMillis processor time of this JVM for one transaction
     * @param walBytes  write-ahead log for one transaction; 0 where the database tells none
     */
    record Turn(double perSecond, double cpuMillis, double walBytes) {}

    /** Until the compiler has settled; less favours nobody. */
    private static final int WARM_UP_SECONDS = 20;

    private final DataSource source;
    private final boolean postgresql;
    private final int threads;
    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

    Race(DataSource source, boolean postgresql, int threads) {
        this.source = source;
        this.postgresql = postgresql;
        this.threads = threads;
    }

    void run(List<Contender> contenders, int rounds, int seconds) {
        Map<Contender, List<Contender.Run>> runs = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            List<Contender.Run> own = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                own.add(contender.run(thread));
            }
            runs.put(contender, own);
            turn(own, WARM_UP_SECONDS);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                Turn turn = turn(runs.get(contender), seconds);
                turns.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(turn);
                System.out.printf(
                        "  %s: %.0f/s, %.2f CPU-ms, %.1f KB WAL%n",
                        contender.name(), turn.perSecond(), turn.cpuMillis(), turn.walBytes() / 1024);
            }
        }
    }

    private Turn turn(List<Contender.Run> runs, int seconds) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long wal = wal();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Callable<Long>> jobs = new ArrayList<>();
            for (Contender.Run run : runs) {
                jobs.add(() -> {
                    long done = 0;
                    while (System.nanoTime() < end) {
                        run.next();
                        done++;
                    }
                    return done;
                });
            }
            long done = 0;
            for (Future<Long> each : pool.invokeAll(jobs)) {
                done += each.get();
            }
            double took = (System.nanoTime() - start) / 1e9;
            return new Turn(
                    done / took, (system.getProcessCpuTime() - cpu) / 1e6 / done, (double) (wal() - wal) / done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private long wal() {
        if (!postgresql) {
            return 0;
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The median over the rounds. */
    double median(String name, java.util.function.ToDoubleFunction<Turn> of) {
        return middle(
                turns.get(name).stream().map(turn -> of.applyAsDouble(turn)).toList());
    }

    /** The best round. */
    double best(String name) {
        return turns.get(name).stream().mapToDouble(Turn::perSecond).max().orElseThrow();
    }

    /** The median of the ratios to another contender's turn of the same round. */
    double ratio(String name, String to) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < turns.get(name).size(); round++) {
            ratios.add(turns.get(name).get(round).perSecond()
                    / turns.get(to).get(round).perSecond());
        }
        return middle(ratios);
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
