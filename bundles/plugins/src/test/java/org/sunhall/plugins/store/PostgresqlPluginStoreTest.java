package org.sunhall.plugins.store;

import org.sunhall.persistence.TestDatabase;

class PostgresqlPluginStoreTest extends PluginStoreContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("plugins", CHANGELOG);
    }
}
