package org.sunhall.samples.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunhall.channel.ChannelException;

class TextMessagesTest {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private volatile int answer = 202;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            taken.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void aMessageIsHandedToTheGatewayAsJson() throws Exception {
        channel().send("13900000001", "受理", "您的“食品”\n办件");

        assertThat(taken).containsExactly("Bearer secret {\"to\":\"13900000001\",\"text\":\"受理。您的“食品”\\u000a办件\"}");
    }

    @Test
    void whatTheGatewayWillNeverTakeIsGivenUpAndEverythingElseIsTriedAgain() {
        answer = 400;
        assertPermanent(true);
        answer = 429;
        assertPermanent(false);
        answer = 503;
        assertPermanent(false);
        gateway.stop(0);
        assertPermanent(false);
    }

    @Test
    void mobileNumbersAloneAreAddresses() {
        assertThat(channel().accepts("13900000001")).isTrue();
        assertThat(List.of("", "1390000000", "12900000001", "+8613900000001", "a@example.cn"))
                .noneMatch(channel()::accepts);
    }

    @Test
    void withoutAGatewayThereIsNoChannel() {
        assertThatThrownBy(() -> new TextMessages("ftp://gateway", "x")).hasMessageContaining("url");
    }

    private void assertPermanent(boolean permanent) {
        assertThatThrownBy(() -> channel().send("13900000001", "a", "b"))
                .isInstanceOfSatisfying(ChannelException.class, e -> {
                    assertThat(e.isPermanent()).isEqualTo(permanent);
                    assertThat(e.getMessage()).doesNotContain("13900000001");
                });
    }

    private TextMessages channel() {
        return new TextMessages("http://127.0.0.1:" + gateway.getAddress().getPort() + "/messages", "secret");
    }
}
