package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The HTTP server is configured anew while the platform runs: it goes down and comes up beside everything that hangs on to it,
 * and serves again. At the start of the platform the same happens, in any order.
 */
@Order(41)
@OnPlatform(Db.DERBY)
class HttpServerIT {

    @Test
    void servesAgainWhenItIsConfiguredAnew(Platform platform) {
        for (int size : new int[] {24_000, 28_000, 32_768}) {
            platform.console()
                    .run("config:property-set -p org.apache.felix.http"
                            + " org.apache.felix.http.jetty.responseBufferSize " + size);

            Await.holds("the server configured with " + size, () -> configured(platform, size));
            Await.holds("served again", () -> isServed(platform));
            assertThat(refusal(platform)).contains(" 400 ", "problem+json").doesNotContain("org.eclipse");
        }
    }

    private static boolean configured(Platform platform, int size) {
        return platform.console()
                .run("config:property-get -p org.apache.felix.http org.apache.felix.http.jetty.responseBufferSize")
                .contains(String.valueOf(size));
    }

    private static boolean isServed(Platform platform) {
        try {
            return platform.anybody().get("/api/health").status() == 200
                    && refusal(platform).contains("problem+json");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What is answered to an address that cannot be read; no client of ours sends one. */
    private static String refusal(Platform platform) {
        try (Socket socket =
                new Socket(platform.base().getHost(), platform.base().getPort())) {
            socket.getOutputStream()
                    .write(("GET /%zz HTTP/1.1\r\nHost: hall\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
