package org.sunhall.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.sunhall.persistence.internal.Migration;
import org.sunhall.persistence.internal.ThreadTransactions;
import org.sunhall.persistence.internal.TransactionAwareDataSource;

/**
 * A fresh, empty database with a bundle's tables, for tests outside the framework: the same transactions, data source
 * and migration as in the running platform. The unit is read from {@code META-INF/persistence.xml} on the class path.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    /** Held, since the log manager forgets the level of a logger nobody holds. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private static EmbeddedPostgres postgres;

    static {
        LIQUIBASE.setLevel(Level.WARNING);
        // Read when Derby starts, which any look for a JDBC driver makes it do.
        System.setProperty("derby.stream.error.file", "target/derby.log");
        System.setProperty("derby.locks.waitTimeout", "5");
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "warn");
    }

    private final Runnable drop;
    private final DataSource dataSource;
    private final ThreadTransactions transactions;
    private final Map<String, EntityManagerFactory> factories = new HashMap<>();
    private final String unit;

    private TestDatabase(DataSource pool, Dialect dialect, String unit, List<String> changelogs, Runnable drop) {
        this.drop = drop;
        this.unit = unit;
        this.transactions = new ThreadTransactions(pool, dialect);
        this.dataSource = new TransactionAwareDataSource(transactions, pool);
        Map<String, byte[]> files = new HashMap<>();
        for (String changelog : changelogs) {
            files.put(changelog, resource(changelog));
        }
        try {
            Migration.run(dataSource, changelogs, files);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Derby database in memory, with these changelogs (class path) run and the factory of this unit. */
    public static TestDatabase derby(String unit, String... changelogs) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:test" + COUNT.incrementAndGet());
        source.setCreateDatabase("create");
        return new TestDatabase(source, Dialect.DERBY, unit, List.of(changelogs), () -> dropDerby(source));
    }

    /** A database of its own on a real PostgreSQL, which is started once for the whole JVM. */
    public static TestDatabase postgresql(String unit, String... changelogs) {
        String name = "test" + COUNT.incrementAndGet();
        try {
            EmbeddedPostgres server = server();
            execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
            return new TestDatabase(
                    server.getDatabase("postgres", name), Dialect.POSTGRESQL, unit, List.of(changelogs), () -> {});
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    /** A database that somebody else brings and keeps. */
    public static TestDatabase over(DataSource pool, Dialect dialect, String unit, String... changelogs) {
        return new TestDatabase(pool, dialect, unit, List.of(changelogs), () -> {});
    }

    private static synchronized EmbeddedPostgres server() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder().start();
        }
        return postgres;
    }

    /** Its transactions. */
    public Transactions transactions() {
        return transactions;
    }

    /** The transaction-aware data source. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The factory of the unit it was made for. */
    public EntityManagerFactory factory() {
        return factory(unit);
    }

    /** The factory of any unit on the class path, over the same database. */
    public EntityManagerFactory factory(String name) {
        return factories.computeIfAbsent(
                name,
                key -> Persistence.createEntityManagerFactory(
                        key,
                        Map.of(
                                "javax.persistence.nonJtaDataSource",
                                dataSource,
                                "eclipselink.session-name",
                                key + hashCode())));
    }

    @Override
    public void close() {
        factories.values().forEach(EntityManagerFactory::close);
        drop.run();
    }

    private static byte[] resource(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dropDerby(EmbeddedDataSource source) {
        EmbeddedDataSource gone = new EmbeddedDataSource();
        gone.setDatabaseName(source.getDatabaseName());
        gone.setConnectionAttributes("drop=true");
        try (Connection connection = gone.getConnection()) {
            throw new IllegalStateException("Derby kept " + connection);
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
