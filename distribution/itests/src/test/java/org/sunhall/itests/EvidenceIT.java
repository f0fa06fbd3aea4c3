package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the database's password changes what is stored: the check at the console names the row. */
@Order(70)
@OnPlatform(Db.POSTGRESQL)
class EvidenceIT {

    private static final String CLEAN = "✓";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_event SET data = replace(data, '\"case\"', '\"cass\"') WHERE id = ?",
                "UPDATE ledger_event SET event_type = 'case.closed' WHERE id = ?",
                "UPDATE ledger_event SET at_ms = at_ms - 86400000 WHERE id = ?",
                "UPDATE ledger_event SET actor = 'person:demo-head1' WHERE id = ?",
                "UPDATE ledger_event SET previous_hash = repeat('1', 64) WHERE id = ?",
                "UPDATE ledger_event SET hash = repeat('0', 64) WHERE id = ?",
                "UPDATE ledger_event SET stream_key = 'elsewhere' WHERE id = ?",
                "UPDATE ledger_event SET commitments = '{}' WHERE id = ?",
                "DELETE FROM ledger_event WHERE id = ?"
            })
    @Tag("R-266")
    void aChangeOfAStoredEventIsFoundAndNamed(String change, Platform platform) throws SQLException {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.fileAndTake("citizen1", 2);
        Await.holds("the new events are all sealed and clean", () -> allSealed(verify(platform)));
        String url = platform.wiring().postgresql().orElseThrow();

        try (Connection database = PostgreSql.connect(url)) {
            Event event = personalEvent(database, caseId);
            execute(database, "CREATE TEMPORARY TABLE kept AS SELECT * FROM ledger_event WHERE id = ?", event.id());
            try {
                assertThat(execute(database, change, event.id())).isEqualTo(1);

                String found = verify(platform);

                assertThat(found).doesNotContain(CLEAN).contains("✗");
                assertThat(found)
                        .containsPattern("(case[:/ ]" + caseId + ".*#|elsewhere.*#|\\(id " + event.id() + "\\))");
            } finally {
                execute(database, "DELETE FROM ledger_event WHERE id = ?", event.id());
                execute(database, "INSERT INTO ledger_event SELECT * FROM kept WHERE id = ?", event.id());
                execute(database, "DROP TABLE kept");
            }
        }
        assertThat(verify(platform)).as("put back as it was").contains(CLEAN);
    }

    /** What is not sealed yet may vanish unseen for a second: the test begins when nothing is. */
    private static boolean allSealed(String report) {
        Matcher numbers = Pattern.compile("events (\\d+).*sealed (\\d+)").matcher(report);
        return report.contains(CLEAN) && numbers.find() && numbers.group(1).equals(numbers.group(2));
    }

    private record Event(long id) {}

    /** The submission: it has personal values, and events after it. */
    private static Event personalEvent(Connection database, String caseId) throws SQLException {
        String sql = "SELECT id FROM ledger_event WHERE stream_kind = 'case' AND stream_key = ? AND seq = 1";
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, caseId);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return new Event(rows.getLong(1));
            }
        }
    }

    private static int execute(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String verify(Platform platform) {
        return platform.console().run("sunhall:evidence-verify");
    }
}
