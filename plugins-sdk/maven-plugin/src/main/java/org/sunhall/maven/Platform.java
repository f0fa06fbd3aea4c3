package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** A running platform, over its HTTP interface. */
final class Platform {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private String cookie = "";

    /** An answer. */
    record Answer(int status, byte[] body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        /** The sentence of a problem (RFC 9457), or the status. */
        String sentence() {
            try {
                JsonNode problem = json();
                String detail = problem.path("detail").asText("");
                return detail.isEmpty() ? problem.path("title").asText("HTTP " + status) : detail;
            } catch (IOException e) {
                return "HTTP " + status;
            }
        }
    }

    /**
     * A platform at this address.
     *
     * @throws IllegalArgumentException when a password would travel unprotected: neither HTTPS nor this machine
     */
    Platform(URI base) throws IOException {
        boolean here = InetAddress.getByName(base.getHost()).isLoopbackAddress();
        if (!"https".equals(base.getScheme()) && !here) {
            throw new IllegalArgumentException(
                    "只能通过 HTTPS 连接其他主机。 Another machine is reached by https only, not by " + base);
        }
        this.base = base;
    }

    void signIn(Credentials credentials) throws IOException {
        ObjectNode body = JSON.createObjectNode()
                .put("login", credentials.login())
                .put("password", new String(credentials.password()));
        HttpResponse<byte[]> response = send(request("/api/identity/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        if (response.statusCode() != 200) {
            throw new IOException(
                    "登录失败 · signing in failed: " + new Answer(response.statusCode(), response.body()).sentence());
        }
        cookie = response.headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
    }

    void signOut() {
        try {
            send(request("/api/identity/session").DELETE());
        } catch (IOException e) {
            // The session ends by itself.
            cookie = "";
        }
    }

    Answer upload(String name, byte[] jar) throws IOException {
        HttpResponse<byte[]> response =
                send(request("/api/plugins?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .header("Content-Type", "application/octet-stream")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(jar)));
        return new Answer(response.statusCode(), response.body());
    }

    /** What the legal office would read if this jar landed; it does not land. */
    Answer compare(byte[] jar) throws IOException {
        HttpResponse<byte[]> response = send(request("/api/catalog/comparison")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(jar)));
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
