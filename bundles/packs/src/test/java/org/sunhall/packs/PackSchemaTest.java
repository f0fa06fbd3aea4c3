package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of a pack file says the same as the reader, as far as a schema can. */
class PackSchemaTest {

    private static final Schema SCHEMA =
            SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(file("pack.schema.json"));

    @ParameterizedTest
    @ValueSource(strings = {"national", "changzhou", "city-template", "jiangsu-aic", "xuzhou", "chongqing", "sunshine"})
    void everyBundledPackFitsTheSchema(String name) {
        assertThat(SCHEMA.validate(file(name + ".json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/parameters/0/certainty | \"X\"",
                "/parameters/0/unit | \"week\"",
                "/parameters/0/value | \"15\"",
                "/parameters/0/value | -1",
                "/parameters/0/basis | \" \"",
                "/parameters/0/requirement | \"R-12\"",
                "/parameters/0/vaule | 1",
                "/reviewRoutes/0/kinds | [\"destroy\"]",
                "/reviewRoutes/0/kinds | []",
                "/reviewRoutes/0/stages | []",
                "/reviewRoutes/0/stages/0/act | \"sleep\"",
                "/itemTypes/0/route | \"moon\"",
                "/division | \"12345\"",
                "/surprise | 1",
                "/title/en | \"\""
            })
    void whatTheSchemaRefusesTheReaderRefuses(String place, String value) throws IOException {
        ObjectNode pack = (ObjectNode) file("changzhou.json");
        int slash = place.lastIndexOf('/');
        ((ObjectNode) pack.at(place.substring(0, slash)))
                .set(place.substring(slash + 1), new ObjectMapper().readTree(value));

        assertThat(SCHEMA.validate(pack)).isNotEmpty();
        assertThat(Pack.parse(pack).findings()).isNotEmpty();
    }

    @Test
    void aFileMayNameItsSchema() {
        ObjectNode pack = (ObjectNode) file("changzhou.json");
        pack.put("$schema", "urn:sunhall:pack:1");

        assertThat(SCHEMA.validate(pack)).isEmpty();
        assertThat(Pack.parse(pack).findings()).isEmpty();
    }

    private static JsonNode file(String name) {
        try (InputStream in = PackSchemaTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
