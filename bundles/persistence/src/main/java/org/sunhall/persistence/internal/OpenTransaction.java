package org.sunhall.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running transaction: its connection, its entity managers, and what is to be done after the commit. */
final class OpenTransaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

    private final Connection real;
    private final Connection shared;
    private final ThreadTransactions.Enlisted enlisted = new ThreadTransactions.Enlisted();
    /** Handed out since the last flush: only these can hold what the connection has not seen. */
    private final Set<EntityManager> touched = new LinkedHashSet<>();

    private final List<Runnable> afterwards = new ArrayList<>();
    private Throwable innerFailure;

    private OpenTransaction(Connection real) {
        this.real = real;
        this.shared = SharedConnection.over(real);
    }

    static OpenTransaction begin(DataSource pool) {
        try {
            Connection connection = pool.getConnection();
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new OpenTransaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no database connection", e);
        }
    }

    <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (Throwable e) {
            innerFailure = e;
            throw e;
        }
    }

    Connection shared() {
        return shared;
    }

    EntityManager entityManager(EntityManagerFactory unit) {
        EntityManager manager = enlisted.of(unit);
        touched.add(manager);
        return manager;
    }

    void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    void flush() {
        for (EntityManager manager : touched) {
            manager.flush();
        }
        touched.clear();
    }

    void commit() {
        if (innerFailure != null) {
            throw new IllegalStateException("an inner part of this transaction failed, nothing is kept", innerFailure);
        }
        // On the shared connection their commits write what is left, and end the units' own bookkeeping; no more.
        for (EntityManager manager : enlisted.inOrder()) {
            manager.getTransaction().commit();
        }
        try {
            real.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the commit failed", e);
        }
    }

    void rollback(Throwable because) {
        for (EntityManager manager : enlisted.inOrder()) {
            try {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                because.addSuppressed(e);
            }
        }
        try {
            real.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        for (EntityManager manager : enlisted.inOrder()) {
            try {
                manager.close();
            } catch (RuntimeException e) {
                LOG.warn("An entity manager did not close", e);
            }
        }
        try {
            real.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.warn("A connection goes back to the pool without auto-commit", e);
        }
        try {
            real.close();
        } catch (SQLException e) {
            LOG.warn("A connection did not go back to the pool", e);
        }
    }
}
