package org.sunhall.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Text;

class JsonExtensionTest {

    private final ObjectMapper json = JsonExtension.mapper();

    record View(CaseId id, Instant at, LocalDate day, Text title, Optional<String> number) {}

    @Test
    void idsAreStringsAndTimesAreIsoBothWays() throws IOException {
        View view = new View(
                new CaseId("c-1"),
                Instant.parse("2026-11-22T00:00:00Z"),
                LocalDate.of(2026, 11, 22),
                Text.of("办件", "case"),
                Optional.empty());

        String written = json.writeValueAsString(view);

        assertThat(written)
                .isEqualTo("{\"id\":\"c-1\",\"at\":\"2026-11-22T00:00:00Z\",\"day\":\"2026-11-22\","
                        + "\"title\":{\"zh\":\"办件\",\"en\":\"case\"},\"number\":null}");
        assertThat(json.readValue(written, View.class)).isEqualTo(view);
    }
}
