package org.sunhall.jurisdictions.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class PostgresqlJurisdictionsTest extends JurisdictionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("jurisdictions", CHANGELOG, TestLedger.CHANGELOG);
    }
}
