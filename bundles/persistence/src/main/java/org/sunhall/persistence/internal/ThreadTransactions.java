package org.sunhall.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.Transactions;

/** Transactions bound to the thread, over one pool. */
public final class ThreadTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadTransactions.class);
    /** Serialization failure and Derby's deadlock, PostgreSQL's deadlock. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
    /** Derby's: whoever met it has waited for seconds already. */
    private static final String LOCK_TIME_OUT = "40XL1";

    private static final int MOST_REPEATS = 8;
    private static final int FIRST_PAUSE_MILLIS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 120;

    private final DataSource pool;
    private final Dialect dialect;
    private final ThreadLocal<OpenTransaction> current = new ThreadLocal<>();
    private final ThreadLocal<Connection> reading = new ThreadLocal<>();

    /**
     * Transactions over the connections of this pool.
     *
     * @param pool    gives one connection for each transaction
     * @param dialect the database behind it
     */
    public ThreadTransactions(DataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        OpenTransaction joined = current.get();
        if (joined != null) {
            return joined.join(work);
        }
        for (int repeats = 0; ; repeats++) {
            try {
                return outermost(work);
            } catch (RuntimeException e) {
                if (repeats >= repeatsFor(e)) {
                    throw e;
                }
                LOG.info("The database gave a transaction up for another; it is repeated");
                pause(repeats);
            }
        }
    }

    /** Apart from each other, or those who met would meet again. */
    private static void pause(int repeats) {
        int most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << repeats);
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(1 + ThreadLocalRandom.current().nextInt(most)));
    }

    private <T> T outermost(Supplier<T> work) {
        OpenTransaction transaction = OpenTransaction.begin(pool);
        current.set(transaction);
        T result;
        List<Runnable> afterwards;
        try {
            result = transaction.join(work);
            transaction.commit();
            afterwards = transaction.afterwards();
        } catch (Throwable e) {
            transaction.rollback(e);
            throw e;
        } finally {
            current.remove();
            transaction.close();
        }
        for (Runnable action : afterwards) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("An action after a commit failed; what was committed stands", e);
            }
        }
        return result;
    }

    @Override
    public <T> T read(Supplier<T> work) {
        if (current.get() != null || reading.get() != null) {
            return work.get();
        }
        try (Connection connection = pool.getConnection()) {
            reading.set(SharedConnection.over(connection));
            return work.get();
        } catch (SQLException e) {
            throw new IllegalStateException("no database connection", e);
        } finally {
            reading.remove();
        }
    }

    private static int repeatsFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException next = sql; next != null; next = next.getNextException()) {
                    if (LOCK_TIME_OUT.equals(next.getSQLState())) {
                        return 1;
                    }
                    if (next.getSQLState() != null && GIVEN_UP.contains(next.getSQLState())) {
                        return MOST_REPEATS;
                    }
                }
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return 0;
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public void afterCommit(Runnable action) {
        active().afterCommit(action);
    }

    @Override
    public EntityManager entityManager(EntityManagerFactory unit) {
        return active().entityManager(unit);
    }

    @Override
    public Connection connection() {
        Connection only = reading.get();
        if (only != null && current.get() == null) {
            return only;
        }
        OpenTransaction transaction = active();
        transaction.flush();
        return transaction.shared();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** What the data source gives on this thread: the transaction's connection, else one of the pool's own. */
    Connection connectionForUnits() throws SQLException {
        OpenTransaction transaction = current.get();
        return transaction == null ? pool.getConnection() : transaction.shared();
    }

    private OpenTransaction active() {
        OpenTransaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("no transaction on this thread: the use case must open one");
        }
        return transaction;
    }

    /** The entity managers of a transaction, in the order of their first use. */
    static final class Enlisted {
        private final List<EntityManagerFactory> units = new ArrayList<>();
        private final List<EntityManager> managers = new ArrayList<>();

        EntityManager of(EntityManagerFactory unit) {
            for (int i = 0; i < units.size(); i++) {
                if (units.get(i) == unit) {
                    return managers.get(i);
                }
            }
            EntityManager manager = unit.createEntityManager();
            units.add(unit);
            managers.add(manager);
            manager.getTransaction().begin();
            return manager;
        }

        List<EntityManager> inOrder() {
            return managers;
        }
    }
}
