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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.application.Office;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.JpaTaskStore;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Post;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.supervision.application.CaseFollower;
import org.sunhall.supervision.application.DueLamps;
import org.sunhall.supervision.application.LampRecorder;
import org.sunhall.supervision.application.Readers;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * {@code distribution/bench/reads}: an inbox over many open cases, and a pass of supervision over many clocks. The rows of
 * one real case are copied with other keys until there are as many as asked for; not its events, which nothing here reads.
 */
public final class ReadFigures {

    private static final int LOOKS = 400;
    private static final int LAMPS = 10_000;
    private static final int BATCH = 500;

    private ReadFigures() {}

    /**
     * Takes the figures and writes their table.
     *
     * @param arguments the file to write, then the numbers of open cases
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        StringBuilder rows = new StringBuilder();
        List<String> sizes = new ArrayList<>(List.of(arguments));
        String file = sizes.remove(0);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "8GB")
                .start()) {
            for (String size : sizes) {
                rows.append(measure(server, Integer.parseInt(size)));
            }
        }
        String page = """
                # 读的代价 · What reading costs

                `distribution/bench/reads %s` took these figures on PostgreSQL: the median of %d looks after as many to warm up.
                Every case waits at the same post of the same office; the supervision pass lights %d yellow lamps, %d in a transaction.

                | open cases | what | median | slowest of 100 |
                |---|---|---|---|
                %s""".formatted(String.join(" ", sizes), LOOKS, LAMPS, BATCH, rows);
        System.out.println(page);
        Files.writeString(Path.of(file), page);
        System.exit(0);
    }

    private static String measure(EmbeddedPostgres server, int cases) throws SQLException {
        System.out.println(cases + " cases");
        try (HikariDataSource source = database(server, "reads" + cases)) {
            SunhallSteps steps = new SunhallSteps(Dialect.POSTGRESQL);
            steps.open(source);
            steps.run(0).next();
            Office office = steps.office();
            String receipt = office.database.transactions().call(() -> office.store
                    .find(steps.latest())
                    .orElseThrow()
                    .state()
                    .receipt());
            List<String> keys = List.of(steps.latest().value(), receipt);
            fill(new Copies(source, keys), cases - 1, List.of("CASES_CASE", "CASES_TASK", "CASES_DUE"));
            analyze(source);
            JpaTaskStore tasks = new JpaTaskStore(office.database.factory(), office.database.transactions(), null);
            List<Post> window = List.of(new Post(Office.MARKET, "window"));
            StringBuilder rows = new StringBuilder();
            rows.append(row(cases, "an inbox of 100, at the store", () -> office.database
                    .transactions()
                    .run(() -> {
                        if (tasks.atPosts(window, Optional.empty(), 100).size() != 100) {
                            throw new IllegalStateException("not 100");
                        }
                    })));
            CaseQuery first = CaseQuery.first(100);
            CaseStore.Scope market = new CaseStore.Scope(CaseStore.Scope.Kind.ORGANISATION, Office.MARKET.value());
            rows.append(row(cases, "the latest 100 cases of an organisation, at the store", () -> office.database
                    .transactions()
                    .run(() -> {
                        if (office.store.list(market, first).size() != 100) {
                            throw new IllegalStateException("not 100");
                        }
                    })));
            rows.append(supervision(server, office, steps.latest(), keys, cases));
            steps.close();
            return rows.toString();
        }
    }

    private static String supervision(
            EmbeddedPostgres server, Office office, CaseId model, List<String> keys, int cases) throws SQLException {
        List<RecordedEvent> events = office.ledger.read(new StreamId("case", model.value()));
        Instant filed = events.get(0).at();
        Instant[] now = {filed};
        Clock clock = moved(now);
        try (HikariDataSource source = database(server, "lamps" + cases)) {
            TestDatabase database = TestDatabase.over(
                    source,
                    Dialect.POSTGRESQL,
                    "supervision",
                    "db/supervision/changelog.xml",
                    "db/ledger/changelog.xml");
            SupervisionStore store = new SupervisionStore(database.factory(), database.transactions(), null);
            LampRecorder lamps = new LampRecorder(store, ledger(database), new Readers(PackRegistry.bundled(), clock));
            CaseFollower follower = new CaseFollower(store, lamps, clock);
            database.transactions().run(() -> events.stream()
                    .filter(event -> follower.wants(event.type()))
                    .forEach(follower::on));
            Copies copies = new Copies(source, keys);
            fill(copies, cases - 1, List.of("SUPERVISION_CASE", "SUPERVISION_CLOCK"));
            copies.execute("update SUPERVISION_COUNT set AMOUNT = AMOUNT * " + cases);
            analyze(source);
            DueLamps due = new DueLamps(store, lamps, database.transactions(), clock, BATCH);
            StringBuilder rows = new StringBuilder();
            rows.append(row(cases, "a supervision pass, nothing due", due::light));
            rows.append(row(cases, "counts by lamp and stage of a jurisdiction", () -> database.transactions()
                    .run(() -> {
                        if (store.counts(Optional.of(Office.CITY), Optional.empty())
                                .isEmpty()) {
                            throw new IllegalStateException("no counts");
                        }
                    })));
            // All copies run the same clock: the first batches are as much work as any.
            now[0] = filed.plusSeconds(TimeUnit.DAYS.toSeconds(30));
            long begin = System.nanoTime();
            for (int done = 0; done < Math.min(LAMPS, cases); done += BATCH) {
                due.light();
            }
            rows.append(String.format(
                    "| %,d | %,d lamps lit | %.1f s | |%n",
                    cases, Math.min(LAMPS, cases), (System.nanoTime() - begin) / 1e9));
            return rows.toString();
        }
    }

    private static void fill(Copies copies, int number, List<String> tables) {
        long begin = System.nanoTime();
        copies.make(number, tables);
        System.out.printf("  %,d copies in %.0f s: %s%n", number, (System.nanoTime() - begin) / 1e9, tables);
    }

    private static Ledger ledger(TestDatabase database) {
        return org.sunhall.ledger.TestLedger.on(database).ledger();
    }

    private static String row(int cases, String what, Runnable look) {
        for (int i = 0; i < LOOKS; i++) {
            look.run();
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            long start = System.nanoTime();
            look.run();
            nanos.add(System.nanoTime() - start);
        }
        Collections.sort(nanos);
        String row = String.format(
                "| %,d | %s | %.2f ms | %.2f ms |%n",
                cases, what, nanos.get(LOOKS / 2) / 1e6, nanos.get(LOOKS * 99 / 100) / 1e6);
        System.out.print(row);
        return row;
    }

    private static void analyze(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static HikariDataSource database(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getDatabase("postgres", name));
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private static Clock moved(Instant[] now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
    }
}
