package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/** Open pages hear that something has changed: at once, only what they may see, and whoever behaves badly harms nobody. */
@Order(58)
@OnPlatform(Db.POSTGRESQL)
class LiveEventsIT {

    private static final int MOST_EACH = 8;

    @Test
    @Tag("R-042")
    @Tag("R-029")
    void whoMayHearsOfACaseAtOnceAndNobodyElseDoes(Platform platform) throws Exception {
        Bureau bureau = Licences.inForce(platform);
        try (Page window = Page.of(platform, "window1", "");
                Page supervisor = Page.of(platform, "supervisor1", "?topics=lamps");
                Page operator = Page.of(platform, "operator1", "")) {
            for (Page page : List.of(window, supervisor, operator)) {
                page.awaits("event: hello");
            }
            assertThat(window.headers()).contains("text/event-stream").contains("no-transform");

            String id = bureau.file("citizen1");

            window.awaits(id);
            supervisor.awaits("lamps");
            assertThat(supervisor.heard()).noneMatch(line -> line.contains(id));
            assertThat(operator.heard()).noneMatch(line -> line.contains(id) || line.contains("cases"));
            assertThat(window.heard())
                    .as("hints, no content")
                    .allMatch(line -> line.isEmpty()
                            || line.startsWith(":")
                            || line.startsWith("retry: ")
                            || line.startsWith("event: ")
                            || line.matches("data: \\{(\"topics\":\\[[a-z\",]+](,\"cases\":\\[[^]{}]*])?)?}"));
        }
    }

    @Test
    void whoSignsOutHearsNothingAnyMore(Platform platform) throws Exception {
        Client client = Client.signedIn(platform.base(), "examiner1", Platform.PASSWORD);
        try (Page page = new Page(platform.base(), client.cookie(), "")) {
            page.awaits("event: hello");
            client.delete("/api/identity/session").expect(204);
            Await.holds("the end of the stream", page::isOver);
        }
        problem(client.get("/api/events?topics=cases"), 401);
    }

    @Test
    void badRequestsAreRefusedInWords(Platform platform) {
        problem(platform.anybody().get("/api/events"), 401);
        problem(platform.as("citizen1").get("/api/events"), 403);
        problem(platform.as("window1").get("/api/events?topics=cases,%27;drop"), 422);
        problem(platform.as("window1").get("/api/events/elsewhere"), 404);
        Answer posted = platform.as("window1").post("/api/events", Story.report("", ""));
        problem(posted, 405);
        assertThat(posted.header("Allow")).hasValue("GET");
    }

    @Test
    void tooManyPagesOfOnePersonAreRefusedAndThoseWhoNeverReadHoldUpNobody(Platform platform) throws Exception {
        Bureau bureau = Licences.inForce(platform);
        Client hoarder = Client.signedIn(platform.base(), "inspector2", Platform.PASSWORD);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_EACH; i++) {
                silent.add(neverReading(platform.base(), hoarder.cookie()));
            }
            Await.holds("no room", () -> {
                try (Page one = new Page(platform.base(), hoarder.cookie(), "")) {
                    return one.status() == 409;
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Page window = Page.of(platform, "window1", "?topics=cases")) {
                window.awaits("event: hello");
                String id = bureau.file("citizen1");
                window.awaits(id);
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        // A line is seen to be broken when something is written to it, at the latest by the heartbeat.
        Await.holds("room again", () -> {
            bureau.view(bureau.file("citizen1"));
            try (Page one = new Page(platform.base(), hoarder.cookie(), "")) {
                return one.status() == 200;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Socket neverReading(URI base, String cookie) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream()
                .write(("GET /api/events HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nCookie: " + cookie
                                + "\r\nX-Request: " + UUID.randomUUID() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** An open page's ear. */
    private static final class Page implements AutoCloseable {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final HttpResponse<java.io.InputStream> answer;
        private volatile boolean over;

        static Page of(Platform platform, String login, String query) throws IOException, InterruptedException {
            return new Page(platform.base(), platform.as(login).cookie(), query);
        }

        Page(URI base, String cookie, String query) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/events" + query))
                    .header("Cookie", cookie)
                    .header("Accept", "text/event-stream")
                    .header("Accept-Encoding", "gzip")
                    .build();
            answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            Thread reader = new Thread(this::read, "events of a page");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.add(line);
                }
            } catch (IOException e) {
                // Closed at one of the two ends.
            }
            over = true;
        }

        int status() {
            return answer.statusCode();
        }

        String headers() {
            return answer.headers().map().toString();
        }

        List<String> heard() {
            return List.copyOf(heard);
        }

        boolean isOver() {
            return over;
        }

        void awaits(String part) {
            Await.holds("“" + part + "” among " + heard, () -> heard.stream().anyMatch(line -> line.contains(part)));
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }
}
