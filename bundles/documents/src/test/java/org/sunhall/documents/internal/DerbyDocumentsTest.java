package org.sunhall.documents.internal;

import org.sunhall.persistence.TestDatabase;

class DerbyDocumentsTest extends DocumentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby("documents", "db/documents/changelog.xml");
    }
}
