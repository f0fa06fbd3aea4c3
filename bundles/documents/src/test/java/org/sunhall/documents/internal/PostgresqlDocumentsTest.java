package org.sunhall.documents.internal;

import org.sunhall.persistence.TestDatabase;

class PostgresqlDocumentsTest extends DocumentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("documents", "db/documents/changelog.xml");
    }
}
