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
            int starts = starts(platform);
            platform.console()
                    .run("config:property-set -p org.apache.felix.http"
                            + " org.apache.felix.http.jetty.responseBufferSize " + size);

            Await.holds("the server started anew", () -> starts(platform) > starts);
            Await.holds("the domains are served again", () -> answers(platform).equals("200"));
            Await.holds("refused in our words again", () -> refusal(platform).contains("请求不正确"));
            assertThat(refusal(platform)).contains(" 400 ", "lang=\"zh-CN\"").doesNotContain("org.eclipse");
        }
    }

    private static int starts(Platform platform) {
        return platform.log().linesWith("Started Jetty").size();
    }

    private static String answers(Platform platform) {
        try {
            return String.valueOf(platform.anybody().get("/api/health").status());
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** What is answered to an address that cannot be read, before any header was: a page. No client of ours sends one. */
    private static String refusal(Platform platform) {
        try (Socket socket =
                new Socket(platform.base().getHost(), platform.base().getPort())) {
            socket.getOutputStream()
                    .write(("GET /%zz HTTP/1.1\r\nHost: hall\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
