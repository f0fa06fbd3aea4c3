package org.sunhall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.persistence.a.NoteEntity;
import org.sunhall.persistence.b.MarkEntity;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionsContract {

    private TestDatabase database;
    private Transactions transactions;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
        transactions = database.transactions();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        transactions.run(() -> {
            try (Statement statement = transactions.connection().createStatement()) {
                statement.execute("DELETE FROM TRIAL_NOTE");
                statement.execute("DELETE FROM TRIAL_MARK");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void keepsWhatTwoUnitsWroteInOneTransaction() {
        transactions.run(() -> {
            writeNote("n");
            writeMark("m");
        });

        assertThat(notes()).isEqualTo(1);
        assertThat(marks()).isEqualTo(1);
    }

    @Test
    void aFaultBetweenTheWritesOfTwoUnitsLeavesNeither() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    writeNote("n");
                    notesManager().flush();
                    writeMark("m");
                    marksManager().flush();
                    throw new IllegalStateException("pulled plug");
                }))
                .hasMessage("pulled plug");

        assertThat(notes()).isZero();
        assertThat(marks()).isZero();
    }

    @Test
    void aSecondUnitThatFailsAtTheCommitTakesTheFirstWithIt() {
        transactions.run(() -> writeMark("m"));

        assertThatThrownBy(() -> transactions.run(() -> {
                    writeNote("n");
                    writeMark("m");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(notes()).isZero();
    }

    @Test
    void anErrorRollsBackToo() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    writeNote("n");
                    notesManager().flush();
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(notes()).isZero();
    }

    @Test
    void anInnerCallJoinsAndItsWorkGoesWithTheOuter() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.run(() -> writeNote("n"));
                    throw new IllegalStateException("after the inner one");
                }))
                .hasMessage("after the inner one");

        assertThat(notes()).isZero();
    }

    @Test
    void aSwallowedInnerFailureStillFailsTheOuter() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    writeNote("n");
                    try {
                        transactions.run(() -> {
                            throw new IllegalArgumentException("inner");
                        });
                    } catch (IllegalArgumentException swallowed) {
                        writeMark("m");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("inner");

        assertThat(notes()).isZero();
        assertThat(marks()).isZero();
    }

    @Test
    void theDatabaseGivingUpIsRepeatedOnceAndOnlyAtTheOutermost() {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        transactions.run(() -> {
            outer.incrementAndGet();
            transactions.run(() -> {
                writeNote("n");
                notesManager().flush();
                if (inner.incrementAndGet() == 1) {
                    throw new IllegalStateException(new SQLException("chosen as victim", "40001"));
                }
            });
        });

        assertThat(outer).hasValue(2);
        assertThat(inner).hasValue(2);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aSecondTimeGivenUpIsThrownOn() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException(new SQLException("lock time-out", "40XL1"));
                }))
                .hasRootCauseMessage("lock time-out");

        assertThat(attempts).hasValue(2);
    }

    @Test
    void actionsRunAfterTheCommitInOrderAndNotAfterARollback() {
        List<String> done = new ArrayList<>();
        transactions.run(() -> {
            transactions.afterCommit(() -> done.add("first, active " + transactions.isActive()));
            transactions.run(() -> transactions.afterCommit(() -> done.add("second, notes " + notes())));
            writeNote("n");
            assertThat(done).isEmpty();
        });
        assertThat(done).containsExactly("first, active false", "second, notes 1");

        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(() -> done.add("never"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(done).hasSize(2);
    }

    @Test
    void aFailingActionLeavesTheCommitAndTheOtherActions() {
        List<String> done = new ArrayList<>();
        transactions.run(() -> {
            writeNote("n");
            transactions.afterCommit(() -> {
                throw new IllegalStateException("action");
            });
            transactions.afterCommit(() -> done.add("other"));
        });

        assertThat(notes()).isEqualTo(1);
        assertThat(done).containsExactly("other");
    }

    @Test
    void plainJdbcSeesWhatTheManagersHoldBack() {
        transactions.run(() -> {
            writeNote("n");
            assertThat(countIn("TRIAL_NOTE")).isEqualTo(1);
        });
    }

    @Test
    void closingOrRollingBackTheSharedConnectionDoesNothing() {
        transactions.run(() -> {
            writeNote("n");
            try {
                transactions.connection().rollback();
                transactions.connection().close();
                assertThat(database.dataSource().getConnection()).isSameAs(transactions.connection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void refusesManagersConnectionsAndActionsOutsideATransaction() {
        assertThatThrownBy(() -> transactions.entityManager(database.factory()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(transactions::connection).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void longTextsAndBytesComeBackAsTheyWere() {
        String text = "行政权力".repeat(20_000);
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        transactions.run(() -> {
            NoteEntity note = note("long");
            note.body = text;
            note.content = bytes;
            notesManager().persist(note);
        });

        NoteEntity read = transactions.call(() -> notesManager().find(NoteEntity.class, "long"));

        assertThat(read.body).isEqualTo(text);
        assertThat(read.content).isEqualTo(bytes);
        assertThat(read.visible).isTrue();
    }

    @Test
    void whatTheDatabaseGaveUpForOthersIsDoneAgain() {
        AtomicInteger tries = new AtomicInteger();

        transactions.run(() -> {
            writeNote("n");
            notesManager().flush();
            if (tries.incrementAndGet() < 6) {
                throw new IllegalStateException(new SQLException("for another", "40001"));
            }
        });

        assertThat(tries).hasValue(6);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whatIsGivenUpAgainAndAgainIsToldInTheEnd() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("met again", new SQLException("for another", "40P01"));
                }))
                .hasMessage("met again");

        assertThat(tries).hasValue(9);
    }

    @Test
    void afterATimeOutOfALockItIsTriedOnceMore() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException(new SQLException("waited", "40XL1"));
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(tries).hasValue(2);
    }

    @Test
    void aReadSeesWhatIsCommittedAndNeedsNoTransaction() {
        transactions.run(() -> writeNote("n"));

        assertThat(transactions.<Long>read(() -> {
                    assertThat(transactions.isActive()).isFalse();
                    return transactions.read(() -> countIn("TRIAL_NOTE"));
                }))
                .isEqualTo(1);
    }

    @Test
    void aReadInsideATransactionSeesItsWrites() {
        transactions.run(() -> {
            writeNote("n");

            assertThat(transactions.<Long>read(() -> countIn("TRIAL_NOTE"))).isEqualTo(1);
        });
    }

    @Test
    void aReadHasNoEntityManagerAndLeavesNothingBehind() {
        assertThatThrownBy(() -> transactions.read(this::notesManager)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.read(() -> {
                    throw new IllegalArgumentException("asked wrongly");
                }))
                .hasMessage("asked wrongly");

        assertThatThrownBy(() -> transactions.connection()).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < 50; i++) {
            assertThat(transactions.<Long>read(() -> countIn("TRIAL_NOTE"))).isZero();
        }
    }

    long notes() {
        return transactions.call(() -> countIn("TRIAL_NOTE"));
    }

    long marks() {
        return transactions.call(() -> countIn("TRIAL_MARK"));
    }

    String typeOf(String table, String column) {
        return transactions.call(() -> {
            try (ResultSet columns = transactions.connection().getMetaData().getColumns(null, null, table, column)) {
                return columns.next() ? columns.getString("TYPE_NAME") : "absent";
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private long countIn(String table) {
        try (Statement statement = transactions.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private EntityManager notesManager() {
        return transactions.entityManager(database.factory("trial-a"));
    }

    private EntityManager marksManager() {
        return transactions.entityManager(database.factory("trial-b"));
    }

    private void writeNote(String id) {
        notesManager().persist(note(id));
    }

    private void writeMark(String id) {
        MarkEntity mark = new MarkEntity();
        mark.id = id;
        marksManager().persist(mark);
    }

    private static NoteEntity note(String id) {
        NoteEntity note = new NoteEntity();
        note.id = id;
        note.visible = true;
        return note;
    }
}
