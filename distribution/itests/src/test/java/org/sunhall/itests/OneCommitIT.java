package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client.Answer;

/** A fault between two bundles' writes in one step leaves neither: here the database refuses one bundle's row. */
@Order(80)
@OnPlatform(Db.POSTGRESQL)
class OneCommitIT {

    private static final Turn ACCEPT = Bureau.WAY.get(0);

    @ParameterizedTest
    @ValueSource(strings = {"ledger_event", "documents_paper", "cases_task", "cases_case"})
    void aFaultInOneBundleLeavesNothingOfTheOthers(String table, Platform platform) throws SQLException {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.file("citizen1");
        bureau.awaitTask(caseId, ACCEPT.step());
        platform.as(ACCEPT.login());
        String key = UUID.randomUUID().toString();
        String url = platform.wiring().postgresql().orElseThrow();

        try (Connection database = PostgreSql.connect(url)) {
            TreeMap<String, String> before = settled(database);
            String view = bureau.view(caseId).toString();
            breakWritesOf(database, table);
            Answer failed;
            try {
                failed = bureau.take(caseId, ACCEPT, key, Optional.empty());
            } finally {
                mend(database, table);
            }

            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.json().path("instance").asText()).startsWith("urn:uuid:");
            assertThat(failed.text()).doesNotContain("Exception", "org.sunhall.cases", "PSQL");
            assertThat(tables(database))
                    .as("no row more, less or changed anywhere")
                    .isEqualTo(before);
            assertThat(bureau.view(caseId).toString()).isEqualTo(view);
        }
        assertThat(platform.log().newFaults())
                .as("the fault is in the log, with its number")
                .isNotEmpty();
        bureau.take(caseId, ACCEPT, key, Optional.empty()).expect(200);
        assertThat(bureau.view(caseId).path("summary").path("code").asText()).hasSize(21);
    }

    private static void breakWritesOf(Connection database, String table) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION out_of_order() RETURNS trigger LANGUAGE plpgsql AS "
                    + "$$ BEGIN RAISE EXCEPTION 'out of order' USING ERRCODE = 'XX001'; END $$");
            statement.execute("CREATE TRIGGER out_of_order BEFORE INSERT OR UPDATE ON " + table
                    + " FOR EACH ROW EXECUTE FUNCTION out_of_order()");
        }
    }

    private static void mend(Connection database, String table) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP TRIGGER out_of_order ON " + table);
        }
    }

    /** What each table holds that a step may write, as one digest a table, once the workers are done with it. */
    private static TreeMap<String, String> settled(Connection database) {
        return Await.until("the tables at rest", () -> {
            TreeMap<String, String> once = tables(database);
            pause(database);
            return Optional.of(tables(database)).filter(once::equals);
        });
    }

    private static TreeMap<String, String> tables(Connection database) {
        TreeMap<String, String> digests = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables"
                            + " WHERE table_schema = 'public' AND table_name SIMILAR TO '(ledger_event|ledger_personal|cases_%|documents_%)'")) {
                while (tables.next()) {
                    digests.put(tables.getString(1), "");
                }
            }
            for (String table : digests.keySet()) {
                try (ResultSet digest = statement.executeQuery("SELECT count(*) || ' ' ||"
                        + " md5(coalesce(string_agg(t::text, ';' ORDER BY t::text), '')) FROM " + table + " t")) {
                    digest.next();
                    digests.put(table, digest.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(digests).hasSizeGreaterThan(5);
        return digests;
    }

    private static void pause(Connection database) {
        try (Statement statement = database.createStatement()) {
            statement.execute("SELECT pg_sleep(0.7)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
