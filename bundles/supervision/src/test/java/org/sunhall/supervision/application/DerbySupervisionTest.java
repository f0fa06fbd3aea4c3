package org.sunhall.supervision.application;

import org.sunhall.persistence.TestDatabase;

class DerbySupervisionTest extends SupervisionContract {
    @Override
    TestDatabase database() {
        return TestDatabase.derby("supervision", "db/supervision/changelog.xml");
    }
}
