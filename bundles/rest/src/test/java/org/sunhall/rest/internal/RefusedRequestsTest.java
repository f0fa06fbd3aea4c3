package org.sunhall.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedRequestsTest {

    private final Server server = new Server();
    private LocalConnector connector;

    @BeforeEach
    void start() throws Exception {
        Connector made = new RefusedRequests(null).createConnector(server);
        server.addConnector(made);
        connector = (LocalConnector) made;
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void anAddressThatCannotBeReadGetsAPageInBothLanguages() throws Exception {
        String answer = ask("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("请求缺少内容或格式不正确")
                .contains("lang=\"en\"")
                .doesNotContain("badMessage", "org.");
    }

    @Test
    void whoeverAsksForJsonGetsAProblem() throws Exception {
        String answer =
                ask("GET /nothing HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("application/problem+json")
                .contains("\"status\":404");
    }

    private String ask(String request) throws Exception {
        return new String(connector.getResponse(request).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
