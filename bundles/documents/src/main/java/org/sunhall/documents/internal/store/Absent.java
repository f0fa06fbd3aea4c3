package org.sunhall.documents.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.sunhall.persistence.Transactions;

/** Inserts a row that others may insert at the same moment. */
final class Absent {

    private final Transactions transactions;

    Absent(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether this transaction made the row; when another had made it, nothing has changed. */
    boolean insert(String sql, String... values) {
        Connection connection = transactions.connection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            Savepoint before = connection.setSavepoint();
            try {
                statement.executeUpdate();
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                if (e.getSQLState() == null || !e.getSQLState().startsWith("23")) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
