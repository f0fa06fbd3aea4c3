package org.sunhall.plugins.web;

import org.junit.jupiter.api.Test;
import org.sunhall.rest.OpenApiContract;

class OpenApiTest {

    @Test
    void describesExactlyWhatIsServed() {
        OpenApiContract.verify(
                "plugins", PluginResource.class, IncidentResource.class, PublisherResource.class, RulesResource.class);
    }
}
