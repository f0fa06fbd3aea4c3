package org.sunhall.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.ledger.StaleStreamException;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/**
 * The rows of the ledger. Every method runs inside the caller's transaction.
 *
 * <p>Delivery needs an order that no later commit can get in front of. On PostgreSQL a row keeps its transaction's
 * number, and only rows below every running transaction are handed out, ordered by (number, id). On Derby, where one
 * JVM writes, ids are handed out below the lowest id whose transaction has not ended, so that a reader never waits for
 * a lock either.
 */
@Component(service = EventStore.class)
public final class EventStore {

    static final int MAX_ROWS = 500;

    private static final String COLUMNS =
            "e.XID, e.ID, e.STREAM_KIND, e.STREAM_KEY, e.SEQ, e.EVENT_TYPE, e.AT_MS, e.ACTOR,"
                    + " e.DATA, e.COMMITMENTS, e.PREVIOUS_HASH, e.HASH, p.CONTENT";
    private static final String PERSONAL = " left join LEDGER_PERSONAL p on p.EVENT_ID = e.ID ";

    private final Transactions transactions;
    private final Sql sql;
    private final boolean postgresql;
    private final long xidOffset;
    /** Tables with the index to take: Derby plans when tables are still small, and would scan them for ever. */
    private final String byStream;

    private final String fromByStream;
    private final String fromById;
    private final EventIds ids;
    private final Wakers wakers = new Wakers();

    /** Created by the component runtime. */
    @Activate
    public EventStore(
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.ledger)") SchemaReady schema) {
        this(transactions);
    }

    EventStore(Transactions transactions) {
        this.transactions = transactions;
        this.sql = new Sql(transactions);
        this.postgresql = transactions.dialect() == Dialect.POSTGRESQL;
        this.byStream = postgresql ? " " : " --DERBY-PROPERTIES index=LEDGER_EVENT_STREAM\n ";
        this.fromByStream = " from LEDGER_EVENT e" + byStream + PERSONAL;
        this.fromById = " from LEDGER_EVENT e"
                + (postgresql ? " " : " --DERBY-PROPERTIES constraint=LEDGER_EVENT_PK\n ") + PERSONAL;
        this.ids = new EventIds(this::nextBlock);
        this.xidOffset = transactions.call(() -> {
            ids.start();
            return postgresql ? xidOffsetOfThisDatabase() : 0L;
        });
    }

    Transactions transactions() {
        return transactions;
    }

    boolean isPostgresql() {
        return postgresql;
    }

    /** Told after commits that appended something. */
    Wakers wakers() {
        return wakers;
    }

    /** The last row of a stream, unless the stream ends before this sequence: then none is found without a search. */
    Optional<LastRow> last(StreamId stream, long notBefore) {
        List<LastRow> rows = sql.query(
                "select SEQ, HASH, XID, " + (postgresql ? "pg_current_xact_id()::text::bigint" : "0")
                        + " from LEDGER_EVENT" + byStream + "where STREAM_KIND = ? and STREAM_KEY = ? and SEQ >= ?"
                        + " order by STREAM_KIND, STREAM_KEY, SEQ desc fetch first 1 rows only",
                row -> new LastRow(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4) + xidOffset),
                stream.kind(),
                stream.key(),
                notBefore);
        return rows.stream().findFirst();
    }

    record LastRow(long sequence, String hash, long xid, long currentXid) {

        /**
         * The order of delivery is the order of transaction numbers. Where this transaction got its number before the
         * one that wrote the stream's last event, its own event would be delivered first; it must be run again with a
         * new one.
         */
        void mustNotOvertake(boolean postgresql) {
            if (postgresql && xid > currentXid) {
                throw new Sql.Failure(
                        new SQLTransactionRollbackException("stream written by a younger transaction", "40001"));
            }
        }
    }

    /** The last row of each of these streams that has one: at most {@link EventIds#BLOCK} of them. */
    Map<String, LastRow> last(String kind, Collection<String> keys) {
        List<Object> parameters = new ArrayList<>(keys);
        parameters.add(postgresql ? keys.size() : 0, kind);
        Map<String, LastRow> found = new HashMap<>();
        sql.query(
                postgresql ? lastOfEach(keys.size()) : lastOfEachOnDerby(keys.size()),
                row -> found.put(
                        row.getString(1),
                        new LastRow(row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5) + xidOffset)),
                parameters.toArray());
        return found;
    }

    /** One look into the index a stream; asked in another way, the planner scans the table. */
    private static String lastOfEach(int keys) {
        return "select k.STREAM_KEY, e.SEQ, e.HASH, e.XID, pg_current_xact_id()::text::bigint"
                + " from (values (?)" + ", (?)".repeat(keys - 1) + ") k (STREAM_KEY) cross join lateral"
                + " (select SEQ, HASH, XID from LEDGER_EVENT where STREAM_KIND = ? and STREAM_KEY = k.STREAM_KEY"
                + " order by STREAM_KIND, STREAM_KEY, SEQ desc fetch first 1 rows only) e";
    }

    private String lastOfEachOnDerby(int keys) {
        return "select e.STREAM_KEY, e.SEQ, e.HASH, e.XID, 0 from LEDGER_EVENT e" + byStream
                + "where e.STREAM_KIND = ? and e.STREAM_KEY in (?" + ", ?".repeat(keys - 1) + ")"
                + " and e.SEQ = (select max(m.SEQ) from LEDGER_EVENT m"
                + " where m.STREAM_KIND = e.STREAM_KIND and m.STREAM_KEY = e.STREAM_KEY)";
    }

    /**
     * What is to be appended to one stream.
     *
     * @param expectedLast the sequence it ends at
     * @param previousHash the hash it ends with
     */
    record Append(StreamId stream, long expectedLast, String previousHash, List<Unnumbered> events) {}

    /**
     * Makes the rows of appends: numbers, links and writes them, at most {@link EventIds#BLOCK} events together.
     *
     * @param anyLast whether the caller does not care where the streams end: if another was quicker, the transaction
     *                shall be repeated
     */
    List<EventRow> insert(List<Append> appends, boolean anyLast) {
        EventIds.InFlight taken =
                ids.take(appends.stream().mapToInt(each -> each.events().size()).sum());
        try {
            // Nobody may swallow a failure halfway and commit: the inner call sees to that.
            return transactions.call(() -> {
                List<EventRow> rows = new ArrayList<>();
                for (Append append : appends) {
                    String previous = append.previousHash();
                    long sequence = append.expectedLast();
                    for (Unnumbered event : append.events()) {
                        EventRow row =
                                event.numbered(taken.first() + rows.size(), append.stream(), ++sequence, previous);
                        rows.add(row);
                        previous = row.hash();
                    }
                }
                insertRows(appends.get(0), anyLast, rows);
                transactions.afterCommit(() -> committed(taken));
                return rows;
            });
        } finally {
            ids.written(taken);
            if (postgresql) {
                ids.ended(taken);
            }
        }
    }

    private void committed(EventIds.InFlight taken) {
        ids.ended(taken);
        wakers.run();
    }

    private void insertRows(Append first, boolean anyLast, List<EventRow> rows) {
        String xid = postgresql ? "pg_current_xact_id()::text::bigint + " + xidOffset : "0";
        try {
            sql.batch(
                    "insert into LEDGER_EVENT (ID, STREAM_KIND, STREAM_KEY, SEQ, EVENT_TYPE, AT_MS, ACTOR, DATA, COMMITMENTS,"
                            + " PREVIOUS_HASH, HASH, XID) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + xid + ")",
                    rows,
                    (statement, row) -> {
                        statement.setLong(1, row.id());
                        statement.setString(2, row.kind());
                        statement.setString(3, row.key());
                        statement.setLong(4, row.sequence());
                        statement.setString(5, row.type());
                        statement.setLong(6, row.at());
                        statement.setString(7, row.actor());
                        statement.setString(8, row.data());
                        statement.setString(9, row.commitments());
                        statement.setString(10, row.previousHash());
                        statement.setString(11, row.hash());
                    });
        } catch (Sql.Failure e) {
            if (e.isDuplicateKey() && anyLast) {
                throw new Sql.Failure(new SQLTransactionRollbackException("another append was quicker", "40001", e));
            }
            if (e.isDuplicateKey()) {
                throw new StaleStreamException(first.stream(), first.expectedLast(), e);
            }
            throw e;
        }
        List<EventRow> personal =
                rows.stream().filter(row -> row.personal() != null).toList();
        if (!personal.isEmpty()) {
            sql.batch("insert into LEDGER_PERSONAL (EVENT_ID, CONTENT) values (?, ?)", personal, (statement, row) -> {
                statement.setLong(1, row.id());
                statement.setString(2, row.personal());
            });
        }
    }

    /** An event before it has its place. */
    record Unnumbered(String type, long at, String actor, String data, String commitments, String personal) {

        EventRow numbered(long id, StreamId stream, long sequence, String previousHash) {
            String hash = EventRow.hashOf(
                    id, stream.kind(), stream.key(), sequence, type, at, actor, data, commitments, previousHash);
            return new EventRow(
                    0,
                    id,
                    stream.kind(),
                    stream.key(),
                    sequence,
                    type,
                    at,
                    actor,
                    data,
                    commitments,
                    previousHash,
                    hash,
                    personal);
        }
    }

    List<EventRow> ofStream(StreamId stream) {
        return sql.query(
                "select " + COLUMNS + fromByStream + "where e.STREAM_KIND = ? and e.STREAM_KEY = ? order by e.SEQ",
                EventStore::row,
                stream.kind(),
                stream.key());
    }

    /** The settled events after this position, in the order of delivery. */
    List<EventRow> settledAfter(Position position, int limit) {
        int rows = Math.min(limit, MAX_ROWS);
        if (postgresql) {
            return sql.query(
                    "select " + COLUMNS + fromById + "where (e.XID, e.ID) > (?, ?)"
                            + " and e.XID < pg_snapshot_xmin(pg_current_snapshot())::text::bigint + " + xidOffset
                            + " order by e.XID, e.ID fetch first " + rows + " rows only",
                    EventStore::row,
                    position.xid(),
                    position.id());
        }
        return sql.query(
                "select " + COLUMNS + fromById + "where e.ID > ? and e.ID <= ? order by e.ID fetch first " + rows
                        + " rows only",
                EventStore::row,
                position.id(),
                lowWaterOnDerby());
    }

    /**
     * The low-water mark, after a look whether transactions in flight have been rolled back: nobody tells, but their
     * rows, which an uncommitted read sees without waiting, are gone.
     */
    private long lowWaterOnDerby() {
        for (EventIds.InFlight each : ids.written()) {
            boolean gone = sql.query(
                            "select ID from LEDGER_EVENT where ID between ? and ? with ur",
                            row -> row.getLong(1),
                            each.first(),
                            each.last())
                    .isEmpty();
            if (!gone) {
                break;
            }
            ids.ended(each);
        }
        return ids.lowWater();
    }

    /** The settled events with a higher id, in the order of ids. */
    List<EventRow> settledAfter(long id, int limit) {
        if (!postgresql) {
            return settledAfter(new Position(0, id), limit);
        }
        return sql.query(
                "select " + COLUMNS + fromById + "where e.ID > ?"
                        + " and e.XID < pg_snapshot_xmin(pg_current_snapshot())::text::bigint + " + xidOffset
                        + " order by e.ID fetch first " + Math.min(limit, MAX_ROWS) + " rows only",
                EventStore::row,
                id);
    }

    /** The events after one position up to another, at most so many. */
    List<EventRow> between(Position after, Position last, int limit) {
        if (postgresql) {
            return sql.query(
                    "select " + COLUMNS + fromById + "where (e.XID, e.ID) > (?, ?) and (e.XID, e.ID) <= (?, ?)"
                            + " order by e.XID, e.ID fetch first " + limit + " rows only",
                    EventStore::row,
                    after.xid(),
                    after.id(),
                    last.xid(),
                    last.id());
        }
        return sql.query(
                "select " + COLUMNS + fromById + "where e.ID > ? and e.ID <= ? order by e.ID fetch first " + limit
                        + " rows only",
                EventStore::row,
                after.id(),
                last.id());
    }

    Optional<EventRow> find(long id) {
        return sql.query("select " + COLUMNS + fromById + "where e.ID = ?", EventStore::row, id).stream()
                .findFirst();
    }

    /** Everything, stream by stream, in each stream the last event first (the order of the index). */
    void eachByStream(java.util.function.Consumer<EventRow> each) {
        sql.stream(
                "select " + COLUMNS + fromByStream + "order by e.STREAM_KIND, e.STREAM_KEY, e.SEQ desc",
                EventStore::row,
                each);
    }

    void erasePersonal(StreamId stream) {
        sql.update(
                "delete from LEDGER_PERSONAL where EVENT_ID in"
                        + " (select ID from LEDGER_EVENT where STREAM_KIND = ? and STREAM_KEY = ?)",
                stream.kind(),
                stream.key());
    }

    /** Where a listener stands; empty when it was never seen, or another node is at work for it just now. */
    Optional<Position> cursor(String name) {
        String alone = postgresql ? " and pg_try_advisory_xact_lock(77001, hashtext(NAME))" : "";
        return sql
                .query(
                        "select XID, EVENT_ID from LEDGER_CURSOR where NAME = ?" + alone,
                        row -> new Position(row.getLong(1), row.getLong(2)),
                        name)
                .stream()
                .findFirst();
    }

    /** Gives a listener its cursor at the start of the ledger, unless it has one. */
    void createCursor(String name) {
        if (sql.query("select 1 from LEDGER_CURSOR where NAME = ?", row -> row.getInt(1), name)
                .isEmpty()) {
            sql.update("insert into LEDGER_CURSOR (NAME, XID, EVENT_ID) values (?, 0, 0)", name);
        }
    }

    /** The last settled event; the start when there is none. */
    Position settledEnd() {
        String last = postgresql
                ? "select XID, ID from LEDGER_EVENT where XID < pg_snapshot_xmin(pg_current_snapshot())::text::bigint + "
                        + xidOffset + " order by XID desc, ID desc fetch first 1 rows only"
                : "select 0, max(ID) from LEDGER_EVENT where ID <= " + lowWaterOnDerby();
        return sql.query(last, row -> new Position(row.getLong(1), row.getLong(2))).stream()
                .findFirst()
                .orElse(Position.START);
    }

    /** Moves a cursor; false when it does not stand where the caller thinks. */
    boolean moveCursor(String name, Position from, Position to) {
        return sql.update(
                        "update LEDGER_CURSOR set XID = ?, EVENT_ID = ? where NAME = ? and XID = ? and EVENT_ID = ?",
                        to.xid(),
                        to.id(),
                        name,
                        from.xid(),
                        from.id())
                == 1;
    }

    /** Whether this node alone may seal until the transaction ends. */
    boolean sealsAlone() {
        return !postgresql
                || sql.query("select pg_try_advisory_xact_lock(77002, 0)", row -> row.getBoolean(1))
                        .get(0);
    }

    void insertHead(Head head) {
        sql.batch("insert into LEDGER_SEAL (TREE_SIZE, HEAD) values (?, ?)", List.of(head), (statement, row) -> {
            statement.setLong(1, row.size());
            statement.setString(2, row.line());
        });
    }

    /** A stored head: the column it is found by, and the line. */
    record StoredHead(long size, String line) {}

    List<StoredHead> headsAfter(long size, int limit) {
        return sql.query(
                "select TREE_SIZE, HEAD from LEDGER_SEAL where TREE_SIZE > ? order by TREE_SIZE fetch first " + limit
                        + " rows only",
                row -> new StoredHead(row.getLong(1), row.getString(2)),
                size);
    }

    /** The latest heads, the last one first. */
    List<StoredHead> latestHeads(int limit) {
        return sql.query(
                "select TREE_SIZE, HEAD from LEDGER_SEAL order by TREE_SIZE desc fetch first " + limit + " rows only",
                row -> new StoredHead(row.getLong(1), row.getString(2)));
    }

    private long nextBlock() {
        return sql.query(
                        postgresql
                                ? "select nextval('LEDGER_EVENT_BLOCK')"
                                : "values next value for LEDGER_EVENT_BLOCK",
                        row -> row.getLong(1))
                .get(0);
    }

    /**
     * Numbers of transactions start low again when the database was restored into a new cluster. Stored ones must keep
     * below new ones, so an offset is kept beside them.
     */
    private long xidOffsetOfThisDatabase() {
        long offset = sql.query(
                        "select VALUE_NUMBER from LEDGER_STATE where NAME = 'xid-offset' for update",
                        row -> row.getLong(1))
                .get(0);
        long[] seen = sql.query(
                        "select coalesce(max(XID), 0), pg_snapshot_xmax(pg_current_snapshot())::text::bigint from LEDGER_EVENT",
                        row -> new long[] {row.getLong(1), row.getLong(2)})
                .get(0);
        if (seen[0] < seen[1] + offset) {
            return offset;
        }
        long raised = seen[0] + 1 - seen[1];
        sql.update("update LEDGER_STATE set VALUE_NUMBER = ? where NAME = 'xid-offset'", raised);
        return raised;
    }

    private static EventRow row(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }
}
