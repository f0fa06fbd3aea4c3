package org.sunhall.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunhall.persistence.TestDatabase;

class SchemaDigestsTest {

    @Test
    void remembersTheLastDigestOfEachBundleOnDerby() throws SQLException {
        try (TestDatabase database = TestDatabase.derby("trial-a")) {
            remembersTheLastDigestOfEachBundle(database);
        }
    }

    @Test
    void remembersTheLastDigestOfEachBundleOnPostgresql() throws SQLException {
        try (TestDatabase database = TestDatabase.postgresql("trial-a")) {
            remembersTheLastDigestOfEachBundle(database);
        }
    }

    @Test
    void aChangedFileBesideTheChangelogChangesTheDigest() {
        byte[] log = "<log/>".getBytes(StandardCharsets.UTF_8);
        Changelog one = Changelog.of("b", "db/x/changelog.xml", Map.of("db/x/changelog.xml", log));
        Changelog two =
                Changelog.of("b", "db/x/changelog.xml", Map.of("db/x/changelog.xml", log, "db/x/more.sql", log));

        assertThat(two.digest()).isNotEqualTo(one.digest());
    }

    private static void remembersTheLastDigestOfEachBundle(TestDatabase database) throws SQLException {
        Changelog first = Changelog.of("b", "a", Map.of("a", new byte[] {1}));
        Changelog second = Changelog.of("b", "a", Map.of("a", new byte[] {2}));
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(SchemaDigests.read(connection)).isEmpty();
            SchemaDigests.write(connection, "b", first.digest());
            SchemaDigests.write(connection, "c", first.digest());
            SchemaDigests.write(connection, "b", second.digest());

            assertThat(SchemaDigests.read(connection))
                    .containsOnly(
                            Map.entry("b", second.digest().hex()),
                            Map.entry("c", first.digest().hex()));
        }
    }
}
