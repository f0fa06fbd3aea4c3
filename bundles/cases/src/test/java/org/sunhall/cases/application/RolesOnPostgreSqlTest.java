package org.sunhall.cases.application;

import org.sunhall.persistence.TestDatabase;

class RolesOnPostgreSqlTest extends RolesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql(
                "cases", "db/cases/changelog.xml", "db/ledger/changelog.xml", "db/documents/changelog.xml");
    }

    @Override
    int steps() {
        return STEPS / 8;
    }
}
