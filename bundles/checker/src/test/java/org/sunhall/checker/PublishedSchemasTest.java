package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use: valid themselves, named once and for all, and in the words of those who fill in the files. */
class PublishedSchemasTest {

    @ParameterizedTest
    @ValueSource(strings = {"plugin", "item", "form", "discretion", "migration", "sample"})
    void areValidNamedAndExplainedInChinese(String name) throws Exception {
        JsonNode schema;
        try (InputStream in = getClass().getResourceAsStream("/SUNHALL-SCHEMA/" + name + ".schema.json")) {
            schema = new ObjectMapper().readTree(in);
        }
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(schema)).isEmpty();
        assertThat(schema.path("$id").asText()).isEqualTo("urn:sunhall:schema:" + name + ":1");
        assertThat(schema.path("title").asText()).matches("\\p{IsHan}+.* · SUNHALL-INF/.*");
        schema.path("properties").properties().forEach(property -> {
            assertThat(property.getValue().path("title").asText())
                    .as(property.getKey())
                    .matches("\\p{IsHan}+.*");
            assertThat(property.getValue().path("description").asText())
                    .as(property.getKey())
                    .isNotBlank();
        });
    }
}
