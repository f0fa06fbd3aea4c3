package org.sunhall.persistence;

import java.sql.Connection;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One transaction of one thread over every persistence unit. Use cases open it, stores join it; inside, all units and
 * plain JDBC share one connection, so one commit covers a step though each bundle has its own unit.
 */
@ProviderType
public interface Transactions {

    /**
     * Does work inside the thread's transaction, or in a new one when there is none. Only the outermost call commits.
     * Any {@link Throwable}, an {@link Error} too, rolls everything back and is thrown on; an inner one that the caller
     * swallows makes the outermost call fail all the same.
     *
     * <p>The outermost work is repeated when the database gave it up for another: up to eight times after short pauses
     * (SQLState 40001, 40P01), once after a lock's time-out (40XL1). So it must have no effects outside the database; those belong into {@link #afterCommit}.
     *
     * @throws IllegalStateException when an inner call failed and its caller went on, or when there is no connection
     */
    <T> T call(Supplier<T> work);

    /** {@link #call} for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Reads inside the thread's transaction or, when there is none, without one: each statement sees what is committed when it
     * begins, which saves the way to the database and back that a commit is. For answers read by one statement on
     * {@link #connection}; entity managers and {@link #afterCommit} want a transaction.
     *
     * @throws IllegalStateException when there is no connection
     */
    <T> T read(Supplier<T> work);

    /** Whether this thread is inside a transaction. */
    boolean isActive();

    /**
     * Does something on this thread once the outermost call has committed, in the order asked for; never on rollback.
     * An action that fails is logged and changes nothing.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterCommit(Runnable action);

    /**
     * This transaction's entity manager of a unit, flushed before the commit (units in the order of their first use)
     * and closed at the end. Its {@code getTransaction()} is not the caller's business.
     *
     * @throws IllegalStateException outside a transaction
     */
    EntityManager entityManager(EntityManagerFactory unit);

    /**
     * The transaction's connection, for the few statements JPA cannot say. What the entity managers asked
     * for since the last such call hold back is flushed first, so that the statement sees it. Closing it or committing on it does nothing.
     *
     * @throws IllegalStateException outside a transaction
     */
    Connection connection();

    /** The database we run on. */
    Dialect dialect();
}
