package org.sunhall.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void putsTheDomainsSideBySide() throws Exception {
        JsonNode cases = json.readTree(
                "{\"paths\":{\"/api/a\":{\"get\":{}},\"/api/s\":{\"get\":{}}},\"components\":{\"schemas\":{\"A\":{\"type\":\"object\"}}}}");
        JsonNode other = json.readTree(
                "{\"paths\":{\"/api/b\":{\"get\":{}},\"/api/s\":{\"post\":{}}},\"components\":{\"schemas\":{\"A\":{},\"B\":{}}}}");

        JsonNode whole = OpenApiMerge.merge(List.of(cases, other), "1");

        assertThat(whole.path("paths").fieldNames()).toIterable().containsExactly("/api/a", "/api/s", "/api/b");
        assertThat(whole.path("paths").path("/api/s").fieldNames()).toIterable().containsExactly("get", "post");
        assertThat(whole.at("/components/schemas/A/type").asText()).isEqualTo("object");
        assertThat(whole.at("/components/schemas").has("B")).isTrue();
    }
}
