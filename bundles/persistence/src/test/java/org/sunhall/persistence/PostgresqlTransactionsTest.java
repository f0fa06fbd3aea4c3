package org.sunhall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresqlTransactionsTest extends TransactionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("trial-a", "db/trial/changelog.xml");
    }

    @Test
    void longColumnsBecomeTextAndBytea() {
        assertThat(typeOf("trial_note", "body")).isEqualTo("text");
        assertThat(typeOf("trial_note", "content")).isEqualTo("bytea");
    }
}
