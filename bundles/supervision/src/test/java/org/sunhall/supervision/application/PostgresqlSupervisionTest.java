package org.sunhall.supervision.application;

import org.sunhall.persistence.TestDatabase;

class PostgresqlSupervisionTest extends SupervisionContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("supervision", "db/supervision/changelog.xml");
    }
}
