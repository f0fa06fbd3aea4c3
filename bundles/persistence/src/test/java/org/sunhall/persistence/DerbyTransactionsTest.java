package org.sunhall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerbyTransactionsTest extends TransactionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("trial-a", "db/trial/changelog.xml");
    }

    @Test
    void longColumnsKeepTheirNames() {
        assertThat(typeOf("TRIAL_NOTE", "BODY")).isEqualTo("CLOB");
        assertThat(typeOf("TRIAL_NOTE", "CONTENT")).isEqualTo("BLOB");
    }
}
