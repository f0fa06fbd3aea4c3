package org.sunhall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

class RequestsTest {

    @Test
    void readsTheVersionTheCallerDecidedOn() {
        assertThat(ETags.expected(with(HttpHeaders.IF_MATCH, "\"v7\"")).asOptional())
                .contains(7L);
        assertThat(ETags.of(7).getValue()).isEqualTo("v7");
    }

    @Test
    void refusesMissingAndUnreadableVersions() {
        assertThat(ETags.expected(with()).refusal())
                .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo(RestRejection.IF_MATCH_MISSING));
        for (String value : List.of("v7", "W/\"v7\"", "*", "\"7\"", "\"v99999999999999999999\"")) {
            assertThat(ETags.expected(with(HttpHeaders.IF_MATCH, value)).refusal())
                    .hasValueSatisfying(
                            refused -> assertThat(refused.code()).isEqualTo(RestRejection.IF_MATCH_MALFORMED));
        }
    }

    @Test
    void readsIdempotencyKeys() {
        assertThat(IdempotencyKey.of(with()).asOptional())
                .hasValueSatisfying(key -> assertThat(key).isEmpty());
        assertThat(IdempotencyKey.of(with(IdempotencyKey.HEADER, "a-1")).asOptional())
                .hasValueSatisfying(key -> assertThat(key).contains(new IdempotencyKey("a-1")));
        assertThat(IdempotencyKey.of(with(IdempotencyKey.HEADER, "a b")).refusal())
                .isPresent();
    }

    @Test
    void answersInChineseUnlessEnglishIsAskedForFirst() {
        assertThat(Languages.of((String) null)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.of("fr, en;q=0.5")).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.of("zh-TW, en")).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.of("en;q=oops")).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void aRefusalBecomesProblemJsonWithPointers() throws IOException {
        Rejection rejection = new Rejection(
                RestRejection.PARAMETER_INVALID,
                Text.of("信用代码不正确。", "The credit code is wrong."),
                List.of(new FieldProblem(
                        "/creditCode", "credit-code", Text.of("校验位不符。", "The check digit is wrong."))));

        Response response = Answers.of(Outcome.<String>refused(rejection), with(HttpHeaders.ACCEPT_LANGUAGE, "en"));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        JsonNode body = new ObjectMapper().readTree((byte[]) response.getEntity());
        assertThat(body.path("type").asText()).isEqualTo("https://sunhall.org/problems/rest.parameter-invalid");
        assertThat(body.path("status").asInt()).isEqualTo(422);
        assertThat(body.path("detail").asText()).isEqualTo("The credit code is wrong.");
        assertThat(body.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(body.at("/errors/0/pointer").asText()).isEqualTo("/creditCode");
        assertThat(body.at("/errors/0/rule").asText()).isEqualTo("credit-code");
    }

    @Test
    void readsUpToTheBoundAndRefusesOneByteMore() throws IOException {
        assertThat(BoundedInput.read(bytes(10), with(), 10).asOptional())
                .hasValueSatisfying(read -> assertThat(read).hasSize(10));
        assertThat(BoundedInput.read(bytes(11), with(), 10).refusal()).isPresent();
    }

    @Test
    void refusesADeclaredLengthWithoutReading() throws IOException {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }
        };

        assertThat(BoundedInput.read(untouched, with(HttpHeaders.CONTENT_LENGTH, "2147483648"), 10)
                        .refusal())
                .isPresent();
    }

    @Test
    void aPageIsNeverLargerThanAllowed() {
        assertThat(Page.limit(null, 20, 100)).isEqualTo(20);
        assertThat(Page.limit(1000, 20, 100)).isEqualTo(100);
        assertThat(Page.limit(-1, 20, 100)).isEqualTo(1);
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static HttpHeaders with(String... header) {
        return new Headers(header.length == 0 ? Map.of() : Map.of(header[0], header[1]));
    }

    private record Headers(Map<String, String> values) implements HttpHeaders {
        @Override
        public List<String> getRequestHeader(String name) {
            return values.containsKey(name) ? List.of(values.get(name)) : List.of();
        }

        @Override
        public String getHeaderString(String name) {
            return values.get(name);
        }

        @Override
        public MultivaluedMap<String, String> getRequestHeaders() {
            return new MultivaluedHashMap<>(values);
        }

        @Override
        public List<MediaType> getAcceptableMediaTypes() {
            return List.of();
        }

        @Override
        public List<Locale> getAcceptableLanguages() {
            String languages = values.get(HttpHeaders.ACCEPT_LANGUAGE);
            return languages == null ? List.of() : List.of(Locale.forLanguageTag(languages));
        }

        @Override
        public MediaType getMediaType() {
            return null;
        }

        @Override
        public Locale getLanguage() {
            return null;
        }

        @Override
        public Map<String, Cookie> getCookies() {
            return Map.of();
        }

        @Override
        public Date getDate() {
            return null;
        }

        @Override
        public int getLength() {
            return -1;
        }
    }
}
