package org.sunhall.jurisdictions.internal.http;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void theDescriptionNamesExactlyWhatIsThere() {
        OpenApiContract.verify("jurisdictions", JurisdictionsResource.class);
    }
}
