package org.sunhall.ledger.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class PostgresqlLedgerTest extends LedgerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("ledger", TestLedger.CHANGELOG);
    }
}
