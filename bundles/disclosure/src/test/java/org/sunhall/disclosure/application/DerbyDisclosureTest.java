package org.sunhall.disclosure.application;

import org.sunhall.persistence.TestDatabase;

class DerbyDisclosureTest extends DisclosureContract {
    @Override
    TestDatabase database() {
        return TestDatabase.derby("disclosure", "db/disclosure/changelog.xml");
    }
}
