package org.sunhall.disclosure.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PublicResultTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    @Tag("R-234")
    void thePublicReadsWhatAPenaltyCaseCameTo() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();

        ProgressBody.happened(
                body, "case.decided", JsonNodeFactory.instance.objectNode().put("result", "no-penalty"), NOON);

        assertThat(body.path("result").asText()).isEqualTo("no-penalty");
        assertThat(PublicResult.of("no-penalty").orElseThrow().words().zh()).isEqualTo("不予行政处罚");
    }

    @Test
    void aResultTheHallHasNoWordsForIsNotShown() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();

        ProgressBody.happened(
                body, "case.decided", JsonNodeFactory.instance.objectNode().put("result", "referred-secretly"), NOON);

        assertThat(body.has("result")).isFalse();
        assertThat(body.path("decidedAt").asText()).isEqualTo(NOON.toString());
    }
}
