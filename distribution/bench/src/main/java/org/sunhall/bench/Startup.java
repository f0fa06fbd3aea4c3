package org.sunhall.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.itests.Await;
import org.sunhall.itests.KarafServer;
import org.sunhall.itests.Wiring;

/** How long starting takes, Sunhall and a bare Karaf by turns, so that both meet the same machine. */
final class Startup {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Series bareFresh = new Series("bare Karaf, first start → its console port");
    private final Series bareWarm = new Series("bare Karaf, again → its console port");
    private final Series fresh = new Series("Sunhall, first start (empty database) → the published items over HTTP");
    private final Series freshConsole = new Series("Sunhall, first start → its console port");
    private final Series warm = new Series("Sunhall, again → the published items over HTTP");
    private final Series warmConsole = new Series("Sunhall, again → its console port");

    private final KarafServer bare;
    private final KarafServer sunhall;
    private final Wiring bareWiring = Wiring.derby();
    private final Wiring wiring = Wiring.derby();

    Startup(Path folder) {
        bare = KarafServer.unpack(folder.resolve("apache-karaf.tar.gz"), folder.resolve("bare"));
        bare.put("etc/org.apache.karaf.shell.cfg", Map.of("sshPort", "" + bareWiring.ssh(), "sshHost", "127.0.0.1"));
        bare.put(
                "etc/org.apache.karaf.management.cfg",
                Map.of("rmiRegistryPort", "" + Wiring.freePort(), "rmiServerPort", "" + Wiring.freePort()));
        sunhall = KarafServer.shipped(folder.resolve("startup"), wiring);
    }

    void measure(int rounds) {
        for (int round = 0; round < rounds; round++) {
            bare.forget();
            console(bare, bareWiring.ssh(), bareFresh);
            sunhall.forget();
            both(freshConsole, fresh);
            console(bare, bareWiring.ssh(), bareWarm);
            both(warmConsole, warm);
        }
    }

    private static void console(KarafServer server, int port, Series series) {
        long start = System.nanoTime();
        server.start();
        Await.until("the console port", PATIENCE, () -> isOpen(port));
        series.add(System.nanoTime() - start);
        server.stop();
    }

    private void both(Series console, Series page) {
        long start = System.nanoTime();
        sunhall.start();
        long[] at = new long[2];
        Await.until("the first answer", PATIENCE, () -> {
            long now = System.nanoTime() - start;
            if (at[0] == 0 && isOpen(wiring.ssh()).isPresent()) {
                at[0] = now;
            }
            if (at[1] == 0 && answers(wiring.http())) {
                at[1] = System.nanoTime() - start;
            }
            return at[0] > 0 && at[1] > 0 ? Optional.of(true) : Optional.empty();
        });
        console.add(at[0]);
        page.add(at[1]);
        sunhall.stop();
    }

    private static Optional<Boolean> isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return Optional.of(true);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            socket.setSoTimeout(5_000);
            String request = "GET /api/disclosure/items HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"items\"");
        } catch (IOException e) {
            return false;
        }
    }

    List<Series> series() {
        return List.of(fresh, warm, freshConsole, warmConsole, bareFresh, bareWarm);
    }
}
