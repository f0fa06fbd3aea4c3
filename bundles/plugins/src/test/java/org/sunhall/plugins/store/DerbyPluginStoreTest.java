package org.sunhall.plugins.store;

import org.sunhall.persistence.TestDatabase;

class DerbyPluginStoreTest extends PluginStoreContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("plugins", CHANGELOG);
    }
}
