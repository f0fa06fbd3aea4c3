package org.sunhall.catalog.application;

import org.sunhall.persistence.TestDatabase;

class PostgresqlCatalogTest extends CatalogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("catalog", CHANGELOGS);
    }
}
