package org.sunhall.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.ledger.internal.LedgerFixture.AT;
import static org.sunhall.ledger.internal.LedgerFixture.CLOCK;
import static org.sunhall.ledger.internal.LedgerFixture.event;
import static org.sunhall.ledger.internal.LedgerFixture.eventAbout;
import static org.sunhall.ledger.internal.LedgerFixture.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.ledger.EvidenceFinding;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;
import org.sunhall.persistence.internal.ThreadTransactions;

/**
 * Somebody with full access to the database, but not to the key and the witness, changes sealed events. {@code
 * -Dtrials=1000} makes it longer.
 */
class EvidencePropertyTest {

    private static final int TRIALS = Integer.getInteger("trials", 200);
    private static final int STREAMS = 6;

    @TempDir
    Path directory;

    private TestDatabase database;
    private TestPool pool;
    private Transactions transactions;
    private Sql sql;
    private TestLedgerParts parts;
    private Ledger ledger;

    @BeforeEach
    void aSealedLedgerInSeveralHeads() throws IOException {
        database = TestDatabase.derby("ledger", TestLedger.CHANGELOG);
        pool = new TestPool(database.dataSource());
        transactions =
                new ThreadTransactions(pool.source(), database.transactions().dialect());
        sql = new Sql(transactions);
        parts = new TestLedgerParts(transactions, directory);
        ledger = parts.ledger();
        Random random = new Random(7);
        for (int head = 0; head < 5; head++) {
            for (int i = 0; i < 12; i++) {
                int number = head * 100 + i;
                StreamId one = stream("s" + random.nextInt(STREAMS));
                transactions.run(() -> ledger.append(
                        one,
                        Ledger.ANY,
                        CLOCK,
                        AT.plusSeconds(number),
                        List.of(number % 3 == 0 ? eventAbout("姓名" + number, number) : event("case.noted", number))));
                if (i % 4 == 3) {
                    // Ids have gaps, as rolled back transactions leave them.
                    skipIds();
                }
            }
            parts.seal();
        }
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void everyDirectChangeOfSealedEventsIsFoundTheFirstBadRowNamedAndNothingElseAlarms() {
        Snapshot intact = Snapshot.of(sql, transactions);
        assertThat(ledger.verify().findings()).isEmpty();
        long seed = Long.getLong("seed", 20261123L);
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(seed + trial);
            Attack attack = new Attack(sql, transactions, intact, random);
            attack.strike();

            EvidenceReport report = ledger.verify();

            assertThat(report.findings()).as("trial %d: %s", trial, attack).isNotEmpty();
            EvidenceFinding first = report.first().orElseThrow();
            assertThat(attack.firstBad())
                    .as("trial %d: %s found as %s", trial, attack, first)
                    .contains(first.id());
            assertThat(first.stream()).as("trial %d: %s", trial, attack).isPresent();
            intact.restore();
            if (trial % 20 == 0) {
                assertThat(ledger.verify().findings())
                        .as("after trial %d", trial)
                        .isEmpty();
            }
        }
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void restoringAnOlderDumpIsFoundAtOnceAndStopsSealing() throws IOException {
        Snapshot older = Snapshot.of(sql, transactions);
        transactions.run(() -> ledger.append(stream("new"), 0, CLOCK, AT, List.of(event("case.noted", 1))));
        parts.seal();
        long lost = ledger.read(stream("new")).get(0).id();
        older.restore();

        for (EvidenceReport report : List.of(ledger.verify(), ledger.verifyLatest())) {
            assertThat(report.first().orElseThrow())
                    .returns(lost, EvidenceFinding::id)
                    .returns(EvidenceFinding.Kind.MISSING, EvidenceFinding::kind)
                    .returns(java.util.Optional.of(stream("new")), EvidenceFinding::stream);
            assertThat(report.findings()).anyMatch(one -> one.kind() == EvidenceFinding.Kind.HEAD);
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new TestLedgerParts(transactions, directory).seal())
                .isInstanceOf(Sealer.Halted.class);
    }

    @Test
    void damagedDeletedAndForeignHeadsAreFound() {
        Snapshot intact = Snapshot.of(sql, transactions);
        List<EventStore.StoredHead> heads =
                transactions.call(() -> parts.store().headsAfter(0, 10));
        String changed = heads.get(1).line().replace("\"at\":1", "\"at\":2");
        List<Runnable> attacks = List.of(
                () -> sql.update(
                        "update LEDGER_SEAL set HEAD = ? where TREE_SIZE = ?",
                        changed,
                        heads.get(1).size()),
                () -> sql.update(
                        "update LEDGER_SEAL set HEAD = '{}' where TREE_SIZE = ?",
                        heads.get(4).size()),
                () -> sql.update(
                        "delete from LEDGER_SEAL where TREE_SIZE = ?",
                        heads.get(2).size()),
                () -> sql.update(
                        "update LEDGER_SEAL set TREE_SIZE = 13 where TREE_SIZE = ?",
                        heads.get(0).size()),
                () -> sql.update("delete from LEDGER_SEAL"));
        for (int i = 0; i < attacks.size(); i++) {
            transactions.run(attacks.get(i));

            assertThat(ledger.verify().findings())
                    .as("attack %d", i)
                    .anyMatch(one -> one.kind() == EvidenceFinding.Kind.HEAD)
                    .allMatch(one -> one.stream().isEmpty());

            intact.restore();
            assertThat(ledger.verify().findings()).isEmpty();
        }
    }

    @Test
    void aDamagedOrMissingWitnessIsFoundAndATornLastLineIsNot() throws IOException {
        Path witness = parts.evidence().witness().file();
        String whole = Files.readString(witness);
        assertThat(Files.getPosixFilePermissions(witness))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(directory.resolve("etc/sunhall-ledger.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        Files.writeString(witness, whole + "{\"at\":17");
        assertThat(ledger.verify().findings()).isEmpty();
        transactions.run(() -> ledger.append(stream("new"), 0, CLOCK, AT, List.of(event("case.noted", 1))));
        parts.seal();
        assertThat(Files.readString(witness)).startsWith(whole).endsWith("}\n").hasLineCount(6);
        assertThat(ledger.verify().findings()).isEmpty();
        String six = Files.readString(witness);

        Files.writeString(witness, six.replaceFirst("\"root\":\"[0-9a-f]", "\"root\":\"g"));
        assertThat(ledger.verify().findings())
                .singleElement()
                .returns(EvidenceFinding.Kind.WITNESS, EvidenceFinding::kind);
        Files.writeString(witness, six.substring(six.indexOf('\n') + 1));
        assertThat(ledger.verify().findings())
                .singleElement()
                .returns(EvidenceFinding.Kind.WITNESS, EvidenceFinding::kind);
        Files.delete(witness);
        assertThat(ledger.verify().findings())
                .singleElement()
                .returns(EvidenceFinding.Kind.WITNESS, EvidenceFinding::kind);
        assertThat(ledger.verifyLatest().findings())
                .singleElement()
                .returns(EvidenceFinding.Kind.WITNESS, EvidenceFinding::kind);
    }

    @Test
    void theNextStartFindsAnAttackOnTheLatestRows() {
        long last = sql(() -> sql.query("select max(ID) from LEDGER_EVENT", row -> row.getLong(1)))
                .get(0);
        transactions.run(() -> sql.update("update LEDGER_EVENT set ACTOR = 'other' where ID = ?", last));

        assertThat(new TestLedgerParts(transactions, directory)
                        .ledger()
                        .verifyLatest()
                        .first()
                        .orElseThrow())
                .returns(last, EvidenceFinding::id)
                .returns(EvidenceFinding.Kind.CHANGED, EvidenceFinding::kind);
    }

    private void skipIds() {
        try {
            transactions.run(() -> {
                ledger.append(
                        stream("s0"), Ledger.ANY, CLOCK, AT, List.of(event("case.noted", 0), event("case.noted", 1)));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
    }

    private <T> T sql(java.util.function.Supplier<T> work) {
        return transactions.call(work);
    }

    /** All rows of the ledger, to be put back. */
    private record Snapshot(
            Sql sql, Transactions transactions, List<Object[]> events, List<Object[]> personal, List<Object[]> heads) {

        private static final String COLUMNS =
                "ID, STREAM_KIND, STREAM_KEY, SEQ, EVENT_TYPE, AT_MS, ACTOR, DATA, COMMITMENTS, PREVIOUS_HASH, HASH, XID";

        static Snapshot of(Sql sql, Transactions transactions) {
            return transactions.call(() -> new Snapshot(
                    sql,
                    transactions,
                    sql.query("select " + COLUMNS + " from LEDGER_EVENT order by ID", row -> new Object[] {
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getLong(12)
                    }),
                    sql.query("select EVENT_ID, CONTENT from LEDGER_PERSONAL", row ->
                            new Object[] {row.getLong(1), row.getString(2)}),
                    sql.query("select TREE_SIZE, HEAD from LEDGER_SEAL", row ->
                            new Object[] {row.getLong(1), row.getString(2)})));
        }

        void restore() {
            transactions.run(() -> {
                sql.update("delete from LEDGER_EVENT");
                sql.update("delete from LEDGER_PERSONAL");
                sql.update("delete from LEDGER_SEAL");
                events.forEach(row -> insert(row));
                personal.forEach(
                        row -> sql.update("insert into LEDGER_PERSONAL (EVENT_ID, CONTENT) values (?, ?)", row));
                heads.forEach(row -> sql.update("insert into LEDGER_SEAL (TREE_SIZE, HEAD) values (?, ?)", row));
            });
        }

        void insert(Object... row) {
            sql.update("insert into LEDGER_EVENT (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row);
        }

        List<Object[]> ofStream(Object[] member) {
            return events.stream()
                    .filter(row -> row[2].equals(member[2]))
                    .sorted(Comparator.comparingLong(row -> (Long) row[3]))
                    .toList();
        }
    }

    /** One random change, sometimes by somebody who recomputes hashes as the ledger would. */
    private static final class Attack {

        private static final List<String> KINDS = List.of(
                "bit",
                "bit and hash",
                "rewrite the chain",
                "delete",
                "delete and renumber",
                "swap contents",
                "swap places",
                "insert",
                "truncate a stream",
                "truncate the ledger",
                "personal",
                "move to another stream",
                "drop a stream");

        private final Sql sql;
        private final Transactions transactions;
        private final Snapshot intact;
        private final Random random;
        private final List<Long> firstBad = new ArrayList<>();
        private final String kind;

        Attack(Sql sql, Transactions transactions, Snapshot intact, Random random) {
            this.sql = sql;
            this.transactions = transactions;
            this.intact = intact;
            this.random = random;
            this.kind = KINDS.get(random.nextInt(KINDS.size()));
        }

        /** The ids any of which may be called the first bad row. */
        List<Long> firstBad() {
            return firstBad;
        }

        @Override
        public String toString() {
            return kind + " at " + firstBad;
        }

        void strike() {
            transactions.run(() -> {
                Object[] row = any();
                switch (kind) {
                    case "bit" -> flip(row, false);
                    case "bit and hash" -> flip(row, true);
                    case "rewrite the chain" -> rewrite(row);
                    case "delete" -> delete(row);
                    case "delete and renumber" -> deleteAndRenumber(row);
                    case "swap contents" -> swap(row, any(), "DATA", 7);
                    case "swap places" -> swapPlaces(row);
                    case "insert" -> insert(row);
                    case "truncate a stream" -> truncate(row);
                    case "truncate the ledger" -> truncateLedger(row);
                    case "personal" -> personal();
                    case "move to another stream" -> move(row);
                    default -> drop(row);
                }
            });
        }

        private Object[] any() {
            return intact.events().get(random.nextInt(intact.events().size()));
        }

        private static Long id(Object[] row) {
            return (Long) row[0];
        }

        private void flip(Object[] row, boolean rehash) {
            Object[] changed = row.clone();
            int column = List.of(4, 5, 6, 7, 9, 10).get(random.nextInt(6));
            if (rehash && column == 10) {
                column = 7;
            }
            if (changed[column] instanceof Long number) {
                changed[column] = number ^ (1L << random.nextInt(30));
            } else {
                StringBuilder text = new StringBuilder((String) changed[column]);
                int at = random.nextInt(text.length());
                text.setCharAt(at, text.charAt(at) == '1' ? '2' : '1');
                changed[column] = text.toString();
            }
            if (rehash) {
                changed[10] = hash(changed);
            }
            replace(row, changed);
            firstBad.add(id(row));
        }

        /** Changes an event and makes the whole rest of its chain fit again. */
        private void rewrite(Object[] row) {
            String previous = null;
            for (Object[] member : intact.ofStream(row)) {
                if ((Long) member[3] < (Long) row[3]) {
                    continue;
                }
                Object[] changed = member.clone();
                if (previous == null) {
                    changed[6] = "somebody-else";
                } else {
                    changed[9] = previous;
                }
                previous = hash(changed);
                changed[10] = previous;
                replace(member, changed);
            }
            firstBad.add(id(row));
        }

        private void delete(Object[] row) {
            sql.update("delete from LEDGER_EVENT where ID = ?", id(row));
            firstBad.add(id(row));
        }

        private void deleteAndRenumber(Object[] row) {
            delete(row);
            String previous = (String) row[9];
            for (Object[] member : intact.ofStream(row)) {
                if ((Long) member[3] <= (Long) row[3]) {
                    continue;
                }
                Object[] changed = member.clone();
                changed[3] = (Long) member[3] - 1;
                changed[9] = previous;
                previous = hash(changed);
                changed[10] = previous;
                replace(member, changed);
            }
        }

        private void swap(Object[] one, Object[] other, String column, int index) {
            Object[] second = other == one || one[index].equals(other[index]) ? differing(one, index) : other;
            sql.update("update LEDGER_EVENT set " + column + " = ? where ID = ?", second[index], id(one));
            sql.update("update LEDGER_EVENT set " + column + " = ? where ID = ?", one[index], id(second));
            firstBad.add(Math.min(id(one), id(second)));
        }

        private Object[] differing(Object[] one, int index) {
            return intact.events().stream()
                    .filter(row -> !row[index].equals(one[index]))
                    .findFirst()
                    .orElseThrow();
        }

        /** Two events of a stream change places, with or without links and hashes made to fit. */
        private void swapPlaces(Object[] row) {
            List<Object[]> stream = intact.ofStream(row);
            int at = random.nextInt(stream.size() - 1);
            Object[] one = stream.get(at);
            Object[] other = stream.get(at + 1);
            sql.update("delete from LEDGER_EVENT where ID = ?", id(one));
            sql.update("delete from LEDGER_EVENT where ID = ?", id(other));
            Object[] first = other.clone();
            Object[] second = one.clone();
            first[3] = one[3];
            second[3] = other[3];
            if (random.nextBoolean()) {
                first[9] = one[9];
                first[10] = hash(first);
                second[9] = first[10];
                second[10] = hash(second);
            }
            intact.insert(first);
            intact.insert(second);
            firstBad.add(id(one));
            firstBad.add(id(other));
        }

        /** A forged event in an unused id among the sealed ones, at the end of its stream, well linked. */
        private void insert(Object[] row) {
            List<Long> used = intact.events().stream().map(Attack::id).toList();
            long highest = used.get(used.size() - 1);
            long free = 1 + random.nextInt((int) highest);
            while (used.contains(free)) {
                free = 1 + random.nextInt((int) highest);
            }
            List<Object[]> stream = intact.ofStream(row);
            Object[] end = stream.get(stream.size() - 1);
            Object[] forged = end.clone();
            forged[0] = free;
            forged[3] = (Long) end[3] + 1;
            forged[7] = "{\"number\":666}";
            forged[8] = "{}";
            forged[9] = end[10];
            forged[10] = hash(forged);
            intact.insert(forged);
            firstBad.add(free);
        }

        private void truncate(Object[] row) {
            sql.update("delete from LEDGER_EVENT where STREAM_KEY = ? and SEQ >= ?", row[2], row[3]);
            firstBad.add(id(row));
        }

        private void truncateLedger(Object[] row) {
            sql.update("delete from LEDGER_EVENT where ID >= ?", id(row));
            firstBad.add(id(row));
            if (random.nextBoolean()) {
                long kept = intact.events().stream()
                        .filter(one -> id(one) < id(row))
                        .count();
                sql.update("delete from LEDGER_SEAL where TREE_SIZE > ?", kept);
            }
        }

        private void personal() {
            Object[] row =
                    intact.personal().get(random.nextInt(intact.personal().size()));
            if (random.nextBoolean()) {
                sql.update("delete from LEDGER_PERSONAL where EVENT_ID = ?", row[0]);
            } else {
                sql.update(
                        "update LEDGER_PERSONAL set CONTENT = ? where EVENT_ID = ?",
                        ((String) row[1]).replace("姓名", "别名"),
                        row[0]);
            }
            firstBad.add((Long) row[0]);
        }

        private void move(Object[] row) {
            sql.update("update LEDGER_EVENT set STREAM_KEY = 'elsewhere' where ID = ?", id(row));
            firstBad.add(id(row));
        }

        private void drop(Object[] row) {
            sql.update("delete from LEDGER_EVENT where STREAM_KEY = ?", row[2]);
            firstBad.add(id(intact.ofStream(row).get(0)));
        }

        private void replace(Object[] old, Object[] changed) {
            sql.update("delete from LEDGER_EVENT where ID = ?", id(old));
            intact.insert(changed);
        }

        private static String hash(Object[] row) {
            return EventRow.hashOf(
                    (Long) row[0],
                    (String) row[1],
                    (String) row[2],
                    (Long) row[3],
                    (String) row[4],
                    (Long) row[5],
                    (String) row[6],
                    (String) row[7],
                    (String) row[8],
                    (String) row[9]);
        }
    }
}
