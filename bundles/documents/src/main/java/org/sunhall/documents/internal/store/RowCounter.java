package org.sunhall.documents.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sunhall.persistence.Transactions;

/**
 * Counters in rows of {@code DOCUMENTS_SERIES} or {@code DOCUMENTS_CODE}. The row is locked from the first count to the end of the
 * transaction, so that a number exists exactly when its transaction commits. Plain SQL, because JPA has no atomic increment.
 */
final class RowCounter {

    private final Transactions transactions;
    private final String table;
    private final Absent absent;

    RowCounter(Transactions transactions, String table) {
        this.transactions = transactions;
        this.table = table;
        this.absent = new Absent(transactions);
    }

    long next(String id) {
        Connection connection = transactions.connection();
        try {
            // The first number of a counter: two may try to make the row; the later one waits and counts on.
            if (!increment(connection, id)
                    && !absent.insert("INSERT INTO " + table + " (ID, LAST_NUMBER) VALUES (?, 1)", id)) {
                increment(connection, id);
            }
            return last(connection, id);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    long last(String id) {
        try {
            return last(transactions.connection(), id);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private boolean increment(Connection connection, String id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET LAST_NUMBER = LAST_NUMBER + 1 WHERE ID = ?")) {
            update.setString(1, id);
            return update.executeUpdate() == 1;
        }
    }

    private long last(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT LAST_NUMBER FROM " + table + " WHERE ID = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
