package org.sunhall.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sunhall.story.Client;
import org.sunhall.story.Story;

/** A running platform as its users meet it: HTTP, the folder {@code deploy/}, the console, the log. */
public final class Platform {

    /** The password of the demonstration's accounts. */
    public static final String PASSWORD = "sunhall-demo-2026";

    private static final List<String> DOMAINS =
            List.of("identity", "plugins", "catalog", "cases", "supervision", "disclosure");

    private final Path home;
    private final Wiring wiring;
    private final LogWatch log;
    private final Map<String, Client> people = new ConcurrentHashMap<>();

    /** The platform that lives in this folder under this wiring. */
    public Platform(Path home, Wiring wiring) {
        this.home = home;
        this.wiring = wiring;
        this.log = new LogWatch(home);
    }

    /** Its address. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + wiring.http());
    }

    /** Its folder. */
    public Path home() {
        return home;
    }

    /** How it was told to run. */
    public Wiring wiring() {
        return wiring;
    }

    /** The folder plug-ins are dropped into. */
    public Path deploy() {
        return home.resolve("deploy");
    }

    /** Its console. */
    public Console console() {
        return new Console(wiring.ssh());
    }

    /** Its log. */
    public LogWatch log() {
        return log;
    }

    /** The account's browser; it stays signed in until time is moved. */
    public Client as(String login) {
        return people.computeIfAbsent(login, name -> Client.signedIn(base(), name, PASSWORD));
    }

    /** A browser nobody is signed in with. */
    public Client anybody() {
        return people.computeIfAbsent("", nobody -> new Client(base(), "anybody"));
    }

    /** Copies a plug-in into {@code deploy/}, as {@code cp} would. */
    public void drop(String fileName, byte[] jar) {
        try {
            Files.write(deploy().resolve(fileName), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a plug-in into {@code deploy/}, whole at once. */
    public void drop(Path jar) {
        try {
            Path whole = Files.copy(
                    jar, deploy().resolve("." + jar.getFileName() + ".part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, deploy().resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file out of {@code deploy/}. */
    public void remove(String fileName) {
        try {
            Files.delete(deploy().resolve(fileName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the demonstration's time; sessions end by it, so everybody signs in again. */
    public void advance(String by) {
        as("operator1").post("/api/demo/clock?by=" + by, Story.report("", "")).expect(200);
        signInAnew();
    }

    /** Everybody signs in anew: sessions may have ended while time was moved. */
    public void signInAnew() {
        people.clear();
    }

    /** Waits until every domain is served and the demonstration's people are there. */
    public void awaitReady(Duration patience) {
        Await.until("the platform at " + base(), patience, () -> isReady() ? Optional.of(true) : Optional.empty());
    }

    private boolean isReady() {
        try {
            Client.Answer health = anybody().get("/api/health");
            if (health.status() != 200 || !isServed(health.json().path("domains"))) {
                return false;
            }
            // The log, because trying to sign in before the people are there would be taken for guessing.
            return anybody().get("/api/demo/clock").status() == 200
                    && !log.linesWith("DEMONSTRATION MODE").isEmpty();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isServed(JsonNode domains) {
        return DOMAINS.stream().allMatch(domain -> domains.path(domain).asText().equals("served"));
    }
}
