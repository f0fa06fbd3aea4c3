package org.sunhall.jurisdictions.internal;

import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;

class DerbyJurisdictionsTest extends JurisdictionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("jurisdictions", CHANGELOG, TestLedger.CHANGELOG);
    }
}
