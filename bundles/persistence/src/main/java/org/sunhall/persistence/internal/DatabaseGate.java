package org.sunhall.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.Transactions;

/**
 * Looks at the configured database before anybody uses it. Only when it answers, is one we know, and keeps what it
 * commits, are the data source {@code sunhall} and {@link Transactions} registered; while it does not answer it is asked
 * again.
 */
@Component(
        immediate = true,
        service = {})
public final class DatabaseGate {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGate.class);
    private static final long PAUSE_MILLIS = 2000;

    private final BundleContext context;
    private final DataSource pool;
    private final ScheduledExecutorService worker;
    private ServiceRegistration<Transactions> transactions;
    private ServiceRegistration<DataSource> dataSource;

    /** Starts to look; called by the component runtime. */
    @Activate
    public DatabaseGate(
            BundleContext context, @Reference(target = "(osgi.jndi.service.name=sunhall-pool)") DataSource pool) {
        this.context = context;
        this.pool = pool;
        worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sunhall-database");
            thread.setDaemon(true);
            return thread;
        });
        worker.execute(this::look);
    }

    /** Takes the services back. */
    @Deactivate
    public void close() throws InterruptedException {
        worker.shutdownNow();
        worker.awaitTermination(5, TimeUnit.SECONDS);
        unregister();
    }

    private void look() {
        try (Connection connection = pool.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            Optional<Dialect> dialect = dialect(product);
            Optional<Text> flaw = dialect.isEmpty()
                    ? Optional.of(Text.of("不支持的数据库:{0}。", "This database is not supported: {0}.")
                            .with(product))
                    : Durability.flaw(connection, dialect.get());
            if (flaw.isPresent()) {
                LOG.error(
                        "数据库不可用 / The database is not used: {} / {}",
                        flaw.get().zh(),
                        flaw.get().en());
                return;
            }
            LOG.info("Database: {} {}", product, connection.getMetaData().getDatabaseProductVersion());
            register(dialect.get());
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "数据库没有应答,稍后重试 / The database does not answer, it is asked again in {} ms: {}",
                    PAUSE_MILLIS,
                    cause(e));
            LOG.debug("The database does not answer", e);
            if (!worker.isShutdown()) {
                worker.schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** The pool only says that it waited in vain; the driver's reason lies behind it. */
    private static String cause(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    static Optional<Dialect> dialect(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("derby")) {
            return Optional.of(Dialect.DERBY);
        }
        return name.contains("postgresql") ? Optional.of(Dialect.POSTGRESQL) : Optional.empty();
    }

    private synchronized void register(Dialect dialect) {
        ThreadTransactions own = new ThreadTransactions(pool, dialect);
        transactions = context.registerService(Transactions.class, own, null);
        dataSource = context.registerService(
                DataSource.class,
                new TransactionAwareDataSource(own, pool),
                new Hashtable<>(Map.of("osgi.jndi.service.name", "sunhall", "dialect", dialect.name())));
    }

    private synchronized void unregister() {
        if (dataSource != null) {
            dataSource.unregister();
            transactions.unregister();
            dataSource = null;
            transactions = null;
        }
    }
}
