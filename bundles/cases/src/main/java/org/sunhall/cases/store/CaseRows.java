package org.sunhall.cases.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.OptimisticLockException;
import org.sunhall.cases.store.CaseStore.DoneCommand;
import org.sunhall.casework.CaseSnapshot;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/**
 * The rows that every step reads and writes, over JDBC: on this path the entity manager's bookkeeping cost more than the
 * database (decision 0014). A statement a table, rows of one table together.
 */
final class CaseRows {

    private static final String CASE = "c.ID, c.ITEM_ZH, c.ITEM_EN, c.PLUGIN, c.LAST_SEQUENCE, c.VERSION, c.PARKED,"
            + " c.PARKED_SINCE, c.PARKED_ZH, c.PARKED_EN, c.PARKED_BY, c.STATE";
    private static final String FIND = "SELECT " + CASE + " FROM CASES_CASE c WHERE c.ID = ?";
    private static final String LOAD = "SELECT " + CASE + ", d.REQUEST, d.CASE_ID, t.CLAIMED_BY FROM CASES_CASE c"
            + " LEFT JOIN CASES_COMMAND d ON d.ID = ? LEFT JOIN CASES_TASK t ON t.ID = ? WHERE c.ID = ?";
    private static final String INSERT = "INSERT INTO CASES_CASE (EDITION, PLUGIN, CODE, STAGE, ENDED, PARKED,"
            + " PARKED_SINCE, PARKED_BY, PARKED_ZH, PARKED_EN, STATE, LAST_SEQUENCE, AGENT, VERSION, ID, RECEIPT, ITEM, ITEM_ZH,"
            + " ITEM_EN, ORG, JURISDICTION, APPLICANT, APPLICANT_NAME, SUBMITTED_AT)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE CASES_CASE SET EDITION = ?, PLUGIN = ?, CODE = ?, STAGE = ?, ENDED = ?,"
                    + " PARKED = ?, PARKED_SINCE = ?, PARKED_BY = ?, PARKED_ZH = ?, PARKED_EN = ?, STATE = ?,"
                    + " LAST_SEQUENCE = ?, AGENT = ?, VERSION = ? WHERE ID = ? AND VERSION = ?";
    private static final String INSERT_TASK =
            "INSERT INTO CASES_TASK (STEP, POST, REFERENCE, EDITION, PLUGIN, OPENED_AT, DUE_AT, YELLOW_AT, SIGNED, PARKED,"
                    + " NEXT_TRY_AT, AUTOMATIC, ID, CASE_ID, TASK, ITEM, ITEM_ZH, ITEM_EN)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SET_TASK = "UPDATE CASES_TASK SET STEP = ?, POST = ?, REFERENCE = ?, EDITION = ?,"
            + " PLUGIN = ?, OPENED_AT = ?, DUE_AT = ?, YELLOW_AT = ?, SIGNED = ?, PARKED = ?, NEXT_TRY_AT = ";
    private static final String UPDATE_TASK = SET_TASK + "? WHERE ID = ?";
    /** An automatic task keeps its next try when it has one. */
    private static final String UPDATE_WAITING_TASK = SET_TASK + "COALESCE(NEXT_TRY_AT, ?) WHERE ID = ?";

    private final Transactions transactions;

    CaseRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Sets the parameters of a statement. */
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Optional<StoredCase> find(CaseId id) {
        return one(FIND, CaseRows::stored, statement -> statement.setString(1, id.value()));
    }

    Optional<StoredCase> findBy(String column, String value) {
        return one(
                "SELECT " + CASE + " FROM CASES_CASE c WHERE c." + column + " = ?",
                CaseRows::stored,
                statement -> statement.setString(1, value));
    }

    Optional<LoadedCase> load(CaseId id, String command, String task) {
        return one(
                LOAD,
                row -> new LoadedCase(
                        stored(row),
                        row.getString(13) == null ? Optional.empty() : Optional.of(done(row, 13)),
                        Optional.ofNullable(row.getString(15))),
                statement -> {
                    statement.setString(1, command);
                    statement.setString(2, TaskLine.rowId(id, task));
                    statement.setString(3, id.value());
                });
    }

    Optional<DoneCommand> command(String id) {
        return one(
                "SELECT REQUEST, CASE_ID FROM CASES_COMMAND WHERE ID = ?",
                row -> done(row, 1),
                statement -> statement.setString(1, id));
    }

    private static DoneCommand done(ResultSet row, int first) throws SQLException {
        return new DoneCommand(new Digest(row.getString(first)), new CaseId(row.getString(first + 1)));
    }

    private static StoredCase stored(ResultSet row) throws SQLException {
        return new StoredCase(
                CaseSnapshot.read(row.getString(12)),
                Text.of(row.getString(2), row.getString(3)),
                new Digest(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getBoolean(7)
                        ? Optional.of(CaseList.parked(
                                row.getString(9),
                                row.getString(10),
                                row.getObject(8) == null ? null : row.getLong(8),
                                row.getString(11)))
                        : Optional.empty());
    }

    void insert(StoredCase stored, String applicantName, Derived derived) {
        CaseState state = stored.state();
        write(INSERT, List.of(stored), (statement, one) -> {
            int next = changing(statement, stored);
            statement.setLong(next++, 1);
            statement.setString(next++, state.id().value());
            statement.setString(next++, state.receipt());
            statement.setString(next++, state.item().value());
            statement.setString(next++, stored.itemName().zh());
            statement.setString(next++, stored.itemName().en());
            statement.setString(next++, state.org().value());
            statement.setString(next++, state.jurisdiction().value());
            statement.setString(next++, state.applicant().value());
            statement.setString(next++, shortened(applicantName, 400));
            statement.setLong(next, state.submittedAt().toEpochMilli());
        });
        insertTasks(stored, derived.tasks());
        insertDue(state.id(), derived.consequences());
    }

    void update(Derived before, StoredCase after, Derived derived) {
        CaseId id = after.state().id();
        int updated = write(UPDATE, List.of(after), (statement, one) -> {
            int next = changing(statement, after);
            statement.setLong(next++, after.version());
            statement.setString(next++, id.value());
            statement.setLong(next, after.version() - 1);
        });
        if (updated != 1) {
            throw new OptimisticLockException("the case has another version by now");
        }
        updateTasks(before.tasks(), after, derived.tasks());
        updateDue(id, before.consequences(), derived.consequences());
    }

    /** Sets the columns that a step may change; gives the next parameter's number. */
    private static int changing(PreparedStatement statement, StoredCase stored) throws SQLException {
        CaseState state = stored.state();
        Optional<StoredCase.Parked> parked = stored.parked();
        statement.setString(1, state.edition().value());
        statement.setString(2, stored.plugin().hex());
        statement.setString(3, state.code().map(Object::toString).orElse(null));
        statement.setString(4, state.stage().name());
        statement.setBoolean(5, state.stage().isEnded());
        statement.setBoolean(6, parked.isPresent());
        setLong(statement, 7, parked.map(why -> why.since().toEpochMilli()).orElse(null));
        statement.setString(8, parked.map(why -> shortened(why.by(), 300)).orElse(null));
        statement.setString(
                9, parked.map(why -> shortened(why.why().zh(), 1000)).orElse(null));
        statement.setString(
                10, parked.map(why -> shortened(why.why().en(), 1000)).orElse(null));
        statement.setString(11, CaseSnapshot.write(state));
        statement.setLong(12, stored.lastSequence());
        statement.setString(13, state.agent().map(PersonId::value).orElse(null));
        return 14;
    }

    private void updateTasks(List<TaskLine> before, StoredCase after, List<TaskLine> now) {
        Map<String, TaskLine> gone = new HashMap<>();
        before.forEach(task -> gone.put(task.id(), task));
        List<TaskLine> added = new ArrayList<>();
        List<TaskLine> changed = new ArrayList<>();
        List<TaskLine> waiting = new ArrayList<>();
        for (TaskLine task : now) {
            TaskLine known = gone.remove(task.id());
            if (known == null) {
                added.add(task);
            } else if (!known.equals(task)) {
                (task.automatic().isEmpty() || task.parked() ? changed : waiting).add(task);
            }
        }
        write(UPDATE_TASK, changed, (statement, task) -> {
            int next = line(statement, task);
            statement.setNull(next++, Types.BIGINT);
            statement.setString(next, task.id());
        });
        write(UPDATE_WAITING_TASK, waiting, (statement, task) -> {
            int next = line(statement, task);
            statement.setLong(next++, task.openedAt().toEpochMilli());
            statement.setString(next, task.id());
        });
        delete("CASES_TASK", gone.keySet());
        insertTasks(after, added);
    }

    private void insertTasks(StoredCase of, List<TaskLine> tasks) {
        write(INSERT_TASK, tasks, (statement, task) -> {
            boolean automatic = !task.automatic().isEmpty();
            int next = line(statement, task);
            setLong(
                    statement,
                    next++,
                    automatic && !task.parked() ? task.openedAt().toEpochMilli() : null);
            statement.setString(next++, automatic ? task.automatic() : null);
            statement.setString(next++, task.id());
            statement.setString(next++, task.caseId().value());
            statement.setString(next++, task.task());
            statement.setString(next++, of.state().item().value());
            statement.setString(next++, of.itemName().zh());
            statement.setString(next, of.itemName().en());
        });
    }

    /** Sets what a task's row says that may change; gives the next parameter's number. */
    private static int line(PreparedStatement statement, TaskLine task) throws SQLException {
        statement.setString(1, task.step());
        statement.setString(2, task.post());
        statement.setString(3, task.reference());
        statement.setString(4, task.edition().value());
        statement.setString(5, task.plugin().hex());
        statement.setLong(6, task.openedAt().toEpochMilli());
        statement.setLong(7, task.due().toEpochMilli());
        statement.setLong(8, task.yellow().toEpochMilli());
        statement.setString(9, task.signed());
        statement.setBoolean(10, task.parked());
        return 11;
    }

    private void updateDue(CaseId id, Map<String, Instant> before, Map<String, Instant> after) {
        delete(
                "CASES_DUE",
                before.keySet().stream()
                        .filter(clock -> !before.get(clock).equals(after.get(clock)))
                        .map(clock -> dueId(id, clock))
                        .toList());
        Map<String, Instant> added = new HashMap<>(after);
        added.entrySet().removeIf(due -> due.getValue().equals(before.get(due.getKey())));
        insertDue(id, added);
    }

    private void insertDue(CaseId id, Map<String, Instant> due) {
        write(
                "INSERT INTO CASES_DUE (ID, CASE_ID, CLOCK, DUE_AT) VALUES (?, ?, ?, ?)",
                List.copyOf(due.entrySet()),
                (statement, one) -> {
                    statement.setString(1, dueId(id, one.getKey()));
                    statement.setString(2, id.value());
                    statement.setString(3, one.getKey());
                    statement.setLong(4, one.getValue().toEpochMilli());
                });
    }

    static String dueId(CaseId id, String clock) {
        return id.value() + ":" + clock;
    }

    void remember(String id, Digest request, CaseId caseId, Instant at) {
        write(
                "INSERT INTO CASES_COMMAND (ID, REQUEST, CASE_ID, DONE_AT) VALUES (?, ?, ?, ?)",
                List.of(id),
                (statement, key) -> {
                    statement.setString(1, key);
                    statement.setString(2, request.hex());
                    statement.setString(3, caseId.value());
                    statement.setLong(4, at.toEpochMilli());
                });
    }

    private void delete(String table, Collection<String> ids) {
        write(
                "DELETE FROM " + table + " WHERE ID = ?",
                List.copyOf(ids),
                (statement, id) -> statement.setString(1, id));
    }

    private interface RowParameters<T> {
        void set(PreparedStatement statement, T row) throws SQLException;
    }

    /** Sends the statement once for all rows, not at all for none; how many rows it touched when it was one. */
    private <T> int write(String sql, List<T> rows, RowParameters<T> parameters) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = transactions.connection().prepareStatement(sql)) {
            for (T row : rows) {
                parameters.set(statement, row);
                if (rows.size() > 1) {
                    statement.addBatch();
                }
            }
            return rows.size() > 1 ? statement.executeBatch().length : statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> Optional<T> one(String sql, Row<T> row, Parameters parameters) {
        try (PreparedStatement statement = transactions.connection().prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("the rows of a case cannot be reached", e);
    }

    private static void setLong(PreparedStatement statement, int index, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
