package org.sunhall.identity.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class PostgresqlIdentityTest extends IdentityContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("identity", CHANGELOG, TestLedger.CHANGELOG);
    }
}
