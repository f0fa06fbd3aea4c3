package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.sunhall.story.Client.Answer;

/** What every refusal looks like to whoever is refused (RFC 9457): a sentence, a number to ask by, nothing from inside. */
final class Problems {

    private Problems() {}

    static void problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("https://");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).matches("(?s).*\\p{IsHan}{2,}.*");
        assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(answer.text()).doesNotContain("Exception", "org.sunhall.", "java.", "com.fasterxml", "\tat ");
    }

    static void names(Answer answer, String pointer) {
        assertThat(answer.json().path("errors"))
                .as(answer.text())
                .anySatisfy(error -> assertThat(error.path("pointer").asText()).isEqualTo(pointer));
    }
}
