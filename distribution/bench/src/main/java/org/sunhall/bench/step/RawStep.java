package org.sunhall.bench.step;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The least a step can be: update the case with a version check, insert history, insert a task, update a task. */
final class RawStep implements Contender {

    private static final AtomicLong IDS = new AtomicLong();
    private static final String FORM = "{\"premises\":\"" + "x".repeat(1000) + "\"}";
    private DataSource source;

    @Override
    public String name() {
        return "raw JDBC, four rows";
    }

    @Override
    public void open(DataSource database) {
        source = database;
        String text = "varchar(2000)";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table RAW_CASE (ID bigint primary key, FORM " + text
                            + ", STAGE varchar(40), AREA double precision,"
                            + " EMPLOYEES bigint, ONLINE smallint, CATEGORY varchar(80), APPLICANT varchar(80), VERSION bigint)");
            statement.execute(
                    "create table RAW_HISTORY (ID bigint primary key, CASE_ID bigint, TYPE varchar(80), AT_MS bigint,"
                            + " ACTOR varchar(80), DATA " + text + ")");
            statement.execute("create index RAW_HISTORY_CASE on RAW_HISTORY (CASE_ID)");
            statement.execute(
                    "create table RAW_TASK (ID bigint primary key, CASE_ID bigint, POST varchar(80), OPEN_NOW smallint,"
                            + " OPENED_AT bigint, CLOSED_AT bigint)");
            statement.execute("create index RAW_TASK_POST on RAW_TASK (POST, OPEN_NOW)");
            statement.execute("create index RAW_TASK_CASE on RAW_TASK (CASE_ID)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Run run(int thread) {
        return new Run() {
            private long id;
            private long task;
            private int done = STEPS;

            @Override
            public void next() {
                try (Connection connection = source.getConnection()) {
                    connection.setAutoCommit(false);
                    if (done == STEPS) {
                        id = IDS.incrementAndGet();
                        done = 0;
                        update(
                                connection,
                                "insert into RAW_CASE values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                id,
                                FORM,
                                "SUBMITTED",
                                86.5,
                                4L,
                                1,
                                "restaurant",
                                "applicant",
                                1L);
                    } else {
                        update(
                                connection,
                                "update RAW_CASE set STAGE = ?, VERSION = VERSION + 1 where ID = ? and VERSION = ?",
                                "STEP-" + done,
                                id,
                                (long) done + 1);
                        update(connection, "update RAW_TASK set OPEN_NOW = 0, CLOSED_AT = ? where ID = ?", 1L, task);
                        done++;
                    }
                    task = IDS.incrementAndGet();
                    update(
                            connection,
                            "insert into RAW_HISTORY values (?, ?, ?, ?, ?, ?)",
                            task,
                            id,
                            "step-completed",
                            1L,
                            "officer",
                            "{\"outcome\":\"pass\",\"opinion\":\"complete\"}");
                    update(connection, "insert into RAW_TASK values (?, ?, ?, 1, ?, null)", task, id, "examiner", 1L);
                    connection.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {}
}
