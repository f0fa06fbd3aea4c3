package org.sunhall.cases.application;

import org.sunhall.persistence.TestDatabase;

class RaceOnDerbyTest extends RaceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby(
                "cases", "db/cases/changelog.xml", "db/ledger/changelog.xml", "db/documents/changelog.xml");
    }
}
