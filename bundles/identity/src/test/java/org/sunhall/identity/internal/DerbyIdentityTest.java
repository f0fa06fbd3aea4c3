package org.sunhall.identity.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class DerbyIdentityTest extends IdentityContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("identity", CHANGELOG, TestLedger.CHANGELOG);
    }
}
