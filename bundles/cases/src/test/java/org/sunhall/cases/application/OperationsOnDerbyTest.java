package org.sunhall.cases.application;

import org.sunhall.persistence.TestDatabase;

class OperationsOnDerbyTest extends OperationsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby(
                "cases", "db/cases/changelog.xml", "db/ledger/changelog.xml", "db/documents/changelog.xml");
    }
}
