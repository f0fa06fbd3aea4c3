package org.sunhall.demo;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void describesEveryAddressAndNoOther() {
        OpenApiContract.verify("demo", DemoClockResource.class);
    }
}
