package org.sunhall.disclosure.web;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void describesEveryAddressAndNoOther() {
        OpenApiContract.verify("disclosure", DisclosureResource.class);
    }
}
