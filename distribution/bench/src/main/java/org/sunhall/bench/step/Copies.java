package org.sunhall.bench.step;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Many cases out of one: the rows that the stores wrote for one case are copied by PostgreSQL itself, with other keys in
 * every text they stand in. A million takes minutes where statement by statement would take hours.
 */
final class Copies {

    private static final int AT_ONCE = 10_000;
    private static final int THREADS = 2;
    /** The end of a key that tells copies apart. */
    private static final int DIGITS = 9;

    private final DataSource source;
    private final List<String> keys;

    /**
     * Copies for these keys.
     *
     * @param keys what identifies the one case, of at least ten characters each
     */
    Copies(DataSource source, List<String> keys) {
        this.source = source;
        this.keys = List.copyOf(keys);
    }

    /** Copies every row of these tables so often. */
    void make(int copies, List<String> tables) {
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            statements.add(statement(table.toLowerCase(Locale.ROOT)));
        }
        // The model's rows apart, so that copies are not copied.
        for (String table : tables) {
            execute("create table model_" + table + " as select * from " + table);
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int first = 1; first <= copies; first += AT_ONCE) {
                int from = first;
                int to = Math.min(copies, first + AT_ONCE - 1);
                jobs.add(() -> {
                    part(statements, from, to);
                    return null;
                });
            }
            for (Future<Void> each : threads.invokeAll(jobs)) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private void part(List<String> statements, int from, int to) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                try (PreparedStatement insert = connection.prepareStatement(sql)) {
                    insert.setInt(1, from);
                    insert.setInt(2, to);
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private String statement(String table) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet rows = connection.getMetaData().getColumns(null, null, table, null)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                String type = rows.getString("TYPE_NAME");
                columns.add(column);
                values.add(type.equals("varchar") || type.equals("text") ? replaced("m." + column) : "m." + column);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from model_" + table + " m, generate_series(?, ?) n";
    }

    private String replaced(String expression) {
        String result = expression;
        for (String key : keys) {
            String kept = key.substring(0, key.length() - DIGITS);
            result = "replace(" + result + ", '" + key + "', '" + kept + "' || lpad(n::text, " + DIGITS + ", '0'))";
        }
        return result;
    }

    /** One statement of its own. */
    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
