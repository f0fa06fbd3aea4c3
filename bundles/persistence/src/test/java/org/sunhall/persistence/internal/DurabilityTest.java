package org.sunhall.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.TestDatabase;

class DurabilityTest {

    @AfterEach
    void restore() {
        System.clearProperty("derby.system.durability");
    }

    @Test
    void findsNothingWrongWithAnOrdinaryDerby() throws SQLException {
        try (TestDatabase database = TestDatabase.derby("trial-a");
                Connection connection = database.dataSource().getConnection()) {
            assertThat(Durability.flaw(connection, Dialect.DERBY)).isEmpty();
        }
    }

    @Test
    void refusesADerbyThatSkipsTheDisk() throws SQLException {
        try (TestDatabase database = TestDatabase.derby("trial-a");
                Connection connection = database.dataSource().getConnection()) {
            System.setProperty("derby.system.durability", "test");

            assertThat(Durability.flaw(connection, Dialect.DERBY))
                    .hasValueSatisfying(text -> assertThat(text.en()).contains("derby.system.durability=test"));
        }
    }

    @Test
    void refusesAPostgresqlThatAcknowledgesBeforeTheDisk() throws SQLException {
        try (TestDatabase database = TestDatabase.postgresql("trial-a");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            assertThat(Durability.flaw(connection, Dialect.POSTGRESQL))
                    .hasValueSatisfying(text -> assertThat(text.en()).contains("synchronous_commit=off"));

            statement.execute("SET synchronous_commit = on");
            assertThat(Durability.flaw(connection, Dialect.POSTGRESQL)
                            .map(text -> text.en())
                            .orElse(""))
                    .doesNotContain("synchronous_commit");
        }
    }
}
