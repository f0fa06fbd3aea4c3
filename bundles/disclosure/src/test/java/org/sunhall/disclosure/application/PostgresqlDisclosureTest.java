package org.sunhall.disclosure.application;

import org.sunhall.persistence.TestDatabase;

class PostgresqlDisclosureTest extends DisclosureContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("disclosure", "db/disclosure/changelog.xml");
    }
}
