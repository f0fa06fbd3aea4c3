package org.sunhall.catalog.application;

import org.sunhall.persistence.TestDatabase;

class DerbyCatalogTest extends CatalogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("catalog", CHANGELOGS);
    }
}
