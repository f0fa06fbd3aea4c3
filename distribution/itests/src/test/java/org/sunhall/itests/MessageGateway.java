package org.sunhall.itests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A city's gateway of text messages: what it takes it writes down, a line each; one number it takes nothing but codes for. */
final class MessageGateway implements AutoCloseable {

    private static final String REFUSED = "\"13900000009\"";
    private static final String CODE = "验证码";

    private final HttpServer server;
    private final Path taken;

    private MessageGateway(HttpServer server, Path taken) {
        this.server = server;
        this.taken = taken;
    }

    static MessageGateway open(Path taken) throws IOException {
        Files.writeString(taken, "");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        MessageGateway gateway = new MessageGateway(server, taken);
        server.createContext("/", gateway::take);
        server.start();
        return gateway;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/messages");
    }

    private void take(HttpExchange exchange) throws IOException {
        String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean refused = message.contains(REFUSED) && !message.contains(CODE);
        if (!refused) {
            Files.writeString(taken, message + "\n", StandardOpenOption.APPEND);
        }
        exchange.sendResponseHeaders(refused ? 400 : 202, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
