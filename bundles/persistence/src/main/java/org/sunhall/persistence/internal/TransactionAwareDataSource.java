package org.sunhall.persistence.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The data source of all persistence units: on a thread with a transaction it always gives that one's connection. */
public final class TransactionAwareDataSource implements DataSource {

    private final ThreadTransactions transactions;
    private final DataSource pool;

    /**
     * A data source for these transactions.
     *
     * @param transactions whose connections are shared
     * @param pool         where connections outside a transaction come from
     */
    public TransactionAwareDataSource(ThreadTransactions transactions, DataSource pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return transactions.connectionForUnits();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool decides who connects");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
