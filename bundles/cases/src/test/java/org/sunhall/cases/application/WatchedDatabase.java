package org.sunhall.cases.application;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.TestDatabase;

/** A database whose calls are watched, and whose tables can be compared. */
final class WatchedDatabase implements AutoCloseable {

    private static final String[] CHANGELOGS = {
        "db/cases/changelog.xml", "db/ledger/changelog.xml", "db/documents/changelog.xml"
    };

    final WatchedConnections connections;
    final TestDatabase database;
    private final TestDatabase inner;

    private WatchedDatabase(TestDatabase inner, Dialect dialect) {
        this.inner = inner;
        this.connections = new WatchedConnections(inner.dataSource());
        this.database = TestDatabase.over(connections.dataSource(), dialect, "cases");
        connections.begin();
    }

    static WatchedDatabase derby() {
        return new WatchedDatabase(TestDatabase.derby("cases", CHANGELOGS), Dialect.DERBY);
    }

    static WatchedDatabase postgresql() {
        return new WatchedDatabase(TestDatabase.postgresql("cases", CHANGELOGS), Dialect.POSTGRESQL);
    }

    /** Every row of what a step may write, as text. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String table : new String[] {
            "CASES_CASE ORDER BY ID",
            "CASES_TASK ORDER BY ID",
            "CASES_DUE ORDER BY ID",
            "CASES_COMMAND ORDER BY ID",
            "CASES_SECRET ORDER BY ID",
            "LEDGER_EVENT ORDER BY ID"
        }) {
            rows.put(table, text(table));
        }
        return rows;
    }

    private String text(String table) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = inner.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    text.append(rows.getString(i)).append('|');
                }
                text.append('\n');
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        database.close();
        inner.close();
    }
}
