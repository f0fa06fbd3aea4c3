package org.sunhall.ledger.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class DerbyLedgerTest extends LedgerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("ledger", TestLedger.CHANGELOG);
    }
}
