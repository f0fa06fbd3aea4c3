package org.sunhall.cases.application;

import org.sunhall.persistence.TestDatabase;

class RolesOnDerbyTest extends RolesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby(
                "cases", "db/cases/changelog.xml", "db/ledger/changelog.xml", "db/documents/changelog.xml");
    }

    @Override
    int steps() {
        return STEPS;
    }
}
