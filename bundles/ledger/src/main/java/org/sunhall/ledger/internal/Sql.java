package org.sunhall.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sunhall.persistence.Transactions;

/** The few forms in which the ledger speaks JDBC: events go in bulk, entities would only stand in between. */
final class Sql {

    private final Transactions transactions;

    Sql(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Reads one row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Sets the parameters of one row of a batch. */
    interface Parameters<T> {
        void set(PreparedStatement statement, T row) throws SQLException;
    }

    /** A broken database; the cause tells the transactions whether trying again may help. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super("the ledger cannot reach its tables", cause);
        }

        boolean isDuplicateKey() {
            for (Throwable each = getCause(); each instanceof SQLException one; each = one.getNextException()) {
                if ("23505".equals(one.getSQLState())) {
                    return true;
                }
            }
            return false;
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Hands each row over as it comes, however many there are. */
    <T> void stream(String sql, Row<T> row, java.util.function.Consumer<T> each) {
        try (PreparedStatement statement = prepare(sql)) {
            statement.setFetchSize(500);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    <T> void batch(String sql, List<T> rows, Parameters<T> parameters) {
        try (PreparedStatement statement = prepare(sql)) {
            for (T row : rows) {
                parameters.set(statement, row);
                if (rows.size() > 1) {
                    statement.addBatch();
                }
            }
            if (rows.size() > 1) {
                statement.executeBatch();
            } else {
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        Connection connection = transactions.connection();
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (parameters[i] instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setString(i + 1, (String) parameters[i]);
            }
        }
        return statement;
    }
}
