package org.sunhall.cases.web;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void theDescriptionHasWhatTheResourcesServe() {
        OpenApiContract.verify(
                "cases", CaseResource.class, CaseReadResource.class, DraftResource.class, MigrationResource.class);
    }
}
