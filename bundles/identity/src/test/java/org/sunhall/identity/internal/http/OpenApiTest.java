package org.sunhall.identity.internal.http;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void theDescriptionNamesExactlyWhatIsThere() {
        OpenApiContract.verify(
                "identity",
                SessionResource.class,
                OrganisationsResource.class,
                DivisionsResource.class,
                AdminResource.class);
    }
}
