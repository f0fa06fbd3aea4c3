package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.names;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.story.Client;
import org.sunhall.story.Client.Answer;

/** Requests that are wrong: a problem that names the field or the reason, never a 5xx, and nothing changes. */
@Order(22)
@OnPlatform(Db.DERBY)
class BadRequestIT {

    private static final long MEGABYTE = 1024 * 1024;

    private Platform platform;
    private Bureau bureau;

    @BeforeEach
    void theItemIsInForce(Platform given) {
        platform = given;
        // A request that was refused before it was read ends its connection: the next test has its own.
        platform.signInAnew();
        bureau = Licences.inForce(platform);
    }

    private Client citizen() {
        return platform.as("citizen1");
    }

    // ---- applications

    @ParameterizedTest
    @CsvSource({
        "/premises/address,, /premises/address",
        "/premises,, /premises",
        "/applicant/creditCode, 91329900MA00000000, /applicant/creditCode",
        "/applicant/phone, 12, /applicant/phone",
        "/staff/0/healthUntil, 2027-02-30, /staff/0/healthUntil",
        "/staff/0/healthUntil, tomorrow, /staff/0/healthUntil",
        "/mainFormat, casino, /mainFormat",
        "/declared, false, /declared"
    })
    void anApplicationWithAWrongFieldNamesIt(String pointer, String value, String named) {
        ObjectNode application = bureau.application(citizen());
        change(application, pointer, value);

        Answer answer = unchanged(() -> citizen().post("/api/cases", application));

        problem(answer, 422);
        names(answer, named);
    }

    private static void change(ObjectNode application, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = application.path("form").at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (value == null) {
            ((ObjectNode) parent).remove(field);
        } else if (value.equals("false")) {
            ((ObjectNode) parent).put(field, false);
        } else {
            ((ObjectNode) parent).put(field, value);
        }
    }

    @Test
    void anUnknownItemIsNotFound() {
        ObjectNode application = bureau.application(citizen()).put("item", "no-such-item");

        problem(unchanged(() -> citizen().post("/api/cases", application)), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "a b", "'; DROP TABLE cases_case; --"})
    void anItemCodeThatIsNoneIsNotFound(String code) {
        ObjectNode application = bureau.application(citizen()).put("item", code);

        problem(unchanged(() -> citizen().post("/api/cases", application)), 404);
    }

    @Test
    void anItemThatIsOnlyProposedSaysSo() {
        Bureau proposed = new Bureau(platform, Licences.itemLike("early"));
        platform.drop("early.jar", Licences.like("early", "1.0.0").build());
        proposed.awaitProposed("1.0.0");

        Answer answer = unchanged(() -> citizen().post("/api/cases", proposed.application(citizen())));

        problem(answer, 409);
        assertThat(answer.json().path("type").asText()).endsWith("catalog.not-reviewed");
        platform.remove("early.jar");
    }

    @Test
    void aMaterialNobodyUploadedIsNamed() {
        ObjectNode application = bureau.application(citizen());
        application
                .putObject("materials")
                .putArray("layout")
                .add(UUID.randomUUID().toString());

        Answer answer = unchanged(() -> citizen().post("/api/cases", application));

        problem(answer, 422);
        names(answer, "/materials/layout");
    }

    @Test
    void somebodyElsesUploadCannotBeUsed() {
        ObjectNode application = bureau.application(citizen());
        application.set("materials", bureau.materials(platform.as("citizen2")));

        Answer answer = unchanged(() -> citizen().post("/api/cases", application));

        problem(answer, 422);
        names(answer, "/materials/layout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item\": | 400",
                "not json | 400",
                "[] | 422",
                "\"text\" | 422",
                "{\"item\": 7, \"form\": []} | 422",
                "{\"surprise\": 1} | 422",
                "null | 422"
            })
    void malformedJsonIsToldWithItsPlace(String body, int status) {
        Answer answer =
                unchanged(() -> citizen().post("/api/cases", "application/json", BodyPublishers.ofString(body)));

        problem(answer, status);
    }

    @Test
    void anEmptyBodyIsRefused() {
        Answer answer = unchanged(() -> citizen().post("/api/cases", "application/json", BodyPublishers.noBody()));

        assertThat(answer.status()).isIn(400, 422);
        problem(answer, answer.status());
    }

    @Test
    void anotherMediaTypeIsRefused() {
        problem(citizen().post("/api/cases", "text/plain", BodyPublishers.ofString("hello")), 415);
        problem(citizen().post("/api/cases", "application/xml", BodyPublishers.ofString("<a/>")), 415);
    }

    @Test
    void deeplyNestedAndVeryLongJsonIsRefused() {
        String deep = "{\"item\":\"" + bureau.item() + "\",\"form\":" + "{\"a\":".repeat(5_000) + "1"
                + "}".repeat(5_000) + "}";
        Answer answer =
                unchanged(() -> citizen().post("/api/cases", "application/json", BodyPublishers.ofString(deep)));

        assertThat(answer.status()).isIn(400, 413, 422);
        problem(answer, answer.status());
    }

    // ---- uploads

    @Test
    void anUploadOfTwoGigabytesIsRefusedBeforeItArrives() throws IOException {
        assertThat(announced(2L * 1024 * MEGABYTE, "/api/cases/uploads?name=big.pdf", citizen()))
                .startsWith("HTTP/1.1 413");
        assertThat(announced(2L * 1024 * MEGABYTE, "/api/plugins?name=big.jar", platform.as("admin1")))
                .startsWith("HTTP/1.1 413");
        assertThat(announced(2L * 1024 * MEGABYTE, "/api/cases", citizen())).startsWith("HTTP/1.1 4");
    }

    /** Says that so much follows, sends a little, and reads the answer's first line. */
    private String announced(long length, String path, Client who) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.wiring().http())) {
            socket.setSoTimeout(20_000);
            String type = path.equals("/api/cases") ? "application/json" : "application/octet-stream";
            String head =
                    "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + who.cookie() + "\r\nContent-Type: "
                            + type + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n%PDF-1.4";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[64 * 1024]);
            socket.getOutputStream().flush();
            return firstLine(socket.getInputStream());
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void anUploadWithoutEndIsCutOff() {
        AtomicLong sent = new AtomicLong();
        Answer answer = upload("/api/cases/uploads?name=big.pdf", sent, 60 * MEGABYTE);

        if (answer != null) {
            problem(answer, 413);
        }
        assertThat(sent.get()).as("no more was taken than a bound allows").isLessThan(60 * MEGABYTE);
        assertThat(platform.anybody().get("/api/health").status()).isEqualTo(200);
    }

    /** Sends in chunks without a length; null when the platform hung up, which is an answer, too. */
    private Answer upload(String path, AtomicLong sent, long most) {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() > most ? -1 : '%';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (sent.get() > most) {
                    return -1;
                }
                sent.addAndGet(length);
                return length;
            }
        };
        try {
            return citizen().post(path, "application/octet-stream", BodyPublishers.ofInputStream(() -> endless));
        } catch (java.io.UncheckedIOException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MZ this is a program", "<html></html>", "PK\u0003\u0004 a zip of something"})
    void anUploadOfAnotherTypeIsRefused(String content) {
        problem(
                citizen().upload("/api/cases/uploads?name=layout.pdf", content.getBytes(StandardCharsets.ISO_8859_1)),
                422);
    }

    // ---- addresses and sign-in

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "../cases", "00000000-0000-0000-0000-000000000000", "a'b"})
    void aCaseThatIsNoneIsNotFound(String id) {
        problem(platform.as("window1").get("/api/cases/" + id.replace("'", "%27")), 404);
    }

    @Test
    void unknownAddressesAndMethodsAreProblems() {
        problem(platform.anybody().get("/api/nothing"), 404);
        problem(platform.anybody().get("/api/cases/x/y/z"), 404);
        problem(platform.anybody().post("/api/disclosure/items", JsonNodeFactory.instance.objectNode()), 405);
    }

    /** These reach no resource: the HTTP server refuses them, in our words and without telling anything. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/cases/%2e%2e%2fhealth", "/api/disclosure/items/%00", "/api/cases/%zz"})
    void anAddressThatTricksIsRefusedByTheServer(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.wiring().http())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("请求不正确")
                    .doesNotContain("Exception", "org.", "\tat ", "badMessage");
        }
    }

    @Test
    void wrongPasswordsAreAllAnsweredAlike() {
        ObjectNode known =
                JsonNodeFactory.instance.objectNode().put("login", "legal1").put("password", "wrong-password");
        ObjectNode unknown =
                JsonNodeFactory.instance.objectNode().put("login", "nobody9").put("password", "wrong-password");
        Answer one = platform.anybody().post("/api/identity/session", known);
        Answer other = platform.anybody().post("/api/identity/session", unknown);

        problem(one, 401);
        problem(other, 401);
        assertThat(one.json().path("detail")).isEqualTo(other.json().path("detail"));
        problem(platform.anybody().post("/api/identity/session", JsonNodeFactory.instance.objectNode()), 422);
    }

    // ---- nothing changes

    private interface Sending {
        Answer send();
    }

    private Answer unchanged(Sending sending) {
        String before = cases();
        Answer answer = sending.send();
        assertThat(cases()).as("no case was made").isEqualTo(before);
        return answer;
    }

    private String cases() {
        return citizen().get("/api/cases?limit=200").expect(200).text();
    }
}
