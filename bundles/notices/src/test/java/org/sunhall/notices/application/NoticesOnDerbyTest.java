package org.sunhall.notices.application;

import org.sunhall.persistence.TestDatabase;

class NoticesOnDerbyTest extends NoticesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("notices", "db/notices/changelog.xml");
    }
}
