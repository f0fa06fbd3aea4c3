package org.sunhall.notices.application;

import org.sunhall.persistence.TestDatabase;

class NoticesOnPostgreSqlTest extends NoticesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("notices", "db/notices/changelog.xml");
    }
}
