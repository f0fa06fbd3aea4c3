package org.sunhall.bench.step;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.sunhall.persistence.Dialect;

/** {@code distribution/bench/steps}: what a step costs, against raw JDBC and the engines on the class path. */
public final class StepFigures {

    private static final int THREADS = 4;

    private StepFigures() {}

    /**
     * Takes the figures and prints their tables.
     *
     * @param arguments rounds, seconds a turn, file to write
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments[0].equals("--profile")) {
            profile(Integer.parseInt(arguments[1]));
            System.exit(0);
        }
        int rounds = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        Path work = Files.createTempDirectory("sunhall-steps");
        StringBuilder page = new StringBuilder(heading(rounds, seconds));
        try (EmbeddedPostgres server = server()) {
            List<Contender> engines = new ArrayList<>();
            ServiceLoader.load(Contender.class).forEach(engines::add);
            page.append(
                    race("PostgreSQL", name -> database(server, name), Dialect.POSTGRESQL, engines, rounds, seconds));
            page.append(race(
                    "Derby",
                    name -> {
                        EmbeddedDataSource source = new EmbeddedDataSource();
                        source.setDatabaseName(work.resolve(name).toString());
                        source.setCreateDatabase("create");
                        return pool(source);
                    },
                    Dialect.DERBY,
                    List.of(),
                    rounds,
                    seconds));
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        System.out.println(page);
        if (arguments.length > 2) {
            Files.writeString(Path.of(arguments[2]), page);
        }
        System.exit(0);
    }

    /** Prints what a step sends, what it costs, and where the processor time goes. */
    private static void profile(int seconds) throws IOException, SQLException {
        try (EmbeddedPostgres server = server()) {
            DataSource source = pool(server.getPostgresDatabase());
            SunhallSteps sunhall = new SunhallSteps(Dialect.POSTGRESQL);
            RecordingDataSource recorder = new RecordingDataSource(source);
            sunhall.open(recorder);
            tell(recorded(sunhall, recorder));
            Race race = new Race(source, true, THREADS);
            Profile shares = Profile.of(() -> race.run(List.of(sunhall), 2, seconds / 2));
            System.out.println(shares.table());
            sunhall.close();
        }
    }

    /** A pool on a new database of this server. */
    static DataSource database(EmbeddedPostgres server, String name) throws SQLException {
        create(server, name);
        return pool(server.getDatabase("postgres", name));
    }

    /** A new database of this server. */
    static void create(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    /** A server that keeps what it has acknowledged. */
    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                // No checkpoint amid a turn: it would count whole pages to whoever is running.
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "3600")
                .start();
    }

    /** What each transaction of one case sends, after one case to warm up. */
    static List<List<RecordingDataSource.Sent>> recorded(SunhallSteps sunhall, RecordingDataSource recorder) {
        Contender.Run model = sunhall.run(THREADS);
        for (int i = 0; i <= Contender.STEPS; i++) {
            model.next();
        }
        List<List<RecordingDataSource.Sent>> recorded = new ArrayList<>();
        for (int i = 0; i <= Contender.STEPS; i++) {
            recorded.add(recorder.listen(model::next));
        }
        return recorded;
    }

    private static void tell(List<List<RecordingDataSource.Sent>> recorded) {
        for (List<RecordingDataSource.Sent> sent : recorded) {
            int bytes = sent.stream()
                    .flatMap(each -> each.rows().stream())
                    .flatMap(List::stream)
                    .mapToInt(value -> String.valueOf(value).length())
                    .sum();
            System.out.println("  -- " + sent.size() + " statements, " + bytes + " characters");
            sent.forEach(each -> System.out.println("     " + each.rows().size() + " x " + each.sql() + "  ("
                    + each.rows().stream()
                            .flatMap(List::stream)
                            .mapToInt(value -> String.valueOf(value).length())
                            .sum()
                    + ")"));
        }
    }

    private interface Databases {
        DataSource of(String name) throws SQLException;
    }

    private static String race(
            String title, Databases databases, Dialect dialect, List<Contender> engines, int rounds, int seconds)
            throws SQLException {
        System.out.println(title);
        DataSource ours = databases.of("sunhall");
        RecordingDataSource recorder = new RecordingDataSource(ours);
        SunhallSteps sunhall = new SunhallSteps(dialect);
        sunhall.open(recorder);
        List<List<RecordingDataSource.Sent>> recorded = recorded(sunhall, recorder);
        tell(recorded);
        RawStep raw = new RawStep();
        raw.open(databases.of("rawstep"));
        SameRows same = new SameRows(ours, recorded);
        List<Contender> contenders = new ArrayList<>(List.of(raw, same, sunhall));
        for (Contender engine : engines) {
            engine.open(databases.of("engine" + contenders.size()));
            contenders.add(engine);
        }
        Race race = new Race(ours, dialect == Dialect.POSTGRESQL, THREADS);
        race.run(contenders, rounds, seconds);
        StringBuilder table = new StringBuilder(
                "\n## " + title + "\n\n"
                        + "| who | transactions/s (median) | best | of the same rows by raw JDBC | CPU-ms | WAL |\n|---|---|---|---|---|---|\n");
        for (Contender each : contenders) {
            table.append(String.format(
                    "| %s | %.0f | %.0f | %.2f | %.2f | %s |%n",
                    each.name(),
                    race.median(each.name(), Race.Turn::perSecond),
                    race.best(each.name()),
                    race.ratio(each.name(), same.name()),
                    race.median(each.name(), Race.Turn::cpuMillis),
                    dialect == Dialect.POSTGRESQL
                            ? String.format("%.1f KB", race.median(each.name(), Race.Turn::walBytes) / 1024)
                            : "–"));
        }
        double statements = recorded.stream().mapToInt(List::size).average().orElseThrow();
        table.append(String.format(
                "%nSunhall sends %.1f statements a transaction on average (%s), reading included.%n",
                statements,
                recorded.stream().map(sent -> String.valueOf(sent.size())).toList()));
        contenders.forEach(Contender::close);
        return table.toString();
    }

    private static DataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    private static String heading(int rounds, int seconds) {
        return """
                # 一步的代价 · What a step costs

                `distribution/bench/steps %d %d` took these figures: %d rounds by turns of %d s, %d threads, every commit on the disk before it is answered.
                A transaction is the start of a case or a completed step with the look for its open task.
                "The same rows" are the rows Sunhall wrote for one case, written again by raw JDBC with other keys, batched, nothing read.
                """.formatted(rounds, seconds, rounds, seconds, THREADS);
    }
}
