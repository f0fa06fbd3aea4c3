package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperationNamesTest {

    @Test
    void theDescriptionNamesEveryOperationAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        try (InputStream in = getClass().getResourceAsStream("/OPENAPI-INF/cases.json")) {
            JsonNode parameters =
                    new ObjectMapper().readTree(in).at("/paths/~1api~1cases~1{id}~1operations~1{name}/post/parameters");
            parameters.forEach(parameter -> parameter.at("/schema/enum").forEach(name -> described.add(name.asText())));
        }

        assertThat(described).isEqualTo(new Operations(null, null).names());
    }
}
