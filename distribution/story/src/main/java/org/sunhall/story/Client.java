package org.sunhall.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** One person at a browser: signs in, keeps the cookie, sends JSON. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String who;
    private String cookie = "";

    /** Nobody in particular, at this platform. */
    public Client(URI base, String who) {
        this.base = base;
        this.who = who;
    }

    /** Somebody with an account. */
    public static Client signedIn(URI base, String login, String password) {
        Client client = new Client(base, login);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("login", login).put("password", password);
        Answer answer = client.post("/api/identity/session", body);
        answer.expect(200);
        client.cookie = answer.header("set-cookie")
                .map(value -> value.split(";", 2)[0])
                .orElseThrow(() -> new IllegalStateException("no session cookie for " + login));
        return client;
    }

    /** The login, or what else they are called. */
    public String who() {
        return who;
    }

    /** The session cookie, empty when not signed in. */
    public String cookie() {
        return cookie;
    }

    /** Reads. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Sends JSON under a fresh idempotency key. */
    public Answer post(String path, JsonNode body) {
        return post(path, body, UUID.randomUUID().toString(), Optional.empty());
    }

    /** Throws away what is at this path. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends JSON under this idempotency key, decided on this version when given. */
    public Answer post(String path, JsonNode body, String key, Optional<String> etag) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body.toString()));
        etag.ifPresent(value -> request.header("If-Match", value));
        return send(request);
    }

    /** Puts JSON in a place, decided on no version. */
    public Answer put(String path, JsonNode body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Sends bytes. */
    public Answer upload(String path, byte[] content) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    /** Sends any body. */
    public Answer post(String path, String type, BodyPublisher body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return new Answer(
                    request.method() + " " + request.uri().getPath(), http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What came back. */
    public record Answer(String request, HttpResponse<byte[]> response) {

        /** The HTTP status. */
        public int status() {
            return response.statusCode();
        }

        /** A header. */
        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The ETag. */
        public Optional<String> etag() {
            return header("ETag");
        }

        /** The body as bytes. */
        public byte[] bytes() {
            return response.body();
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(request + " did not answer with JSON: " + text(), e);
            }
        }

        /** The body as text. */
        public String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        /** This answer, when the status is the expected one. */
        public Answer expect(int status) {
            if (status() != status) {
                throw new IllegalStateException(
                        request + " answered " + status() + " where " + status + " was expected: " + text());
            }
            return this;
        }
    }
}
