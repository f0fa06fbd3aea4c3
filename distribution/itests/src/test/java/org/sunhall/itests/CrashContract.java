package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9}, again and again, between steps and while steps are being sent: after the restart every acknowledged step
 * is there exactly once, what was under way is there wholly or not at all, what was landing is proposed once and does not run, and
 * the evidence is whole.
 */
abstract class CrashContract {

    private static final int KILLS = Integer.getInteger("sunhall.kills", 3);
    private static final int WRITERS = 3;
    private static final int MOST_CASES = 40;
    /** From the copy to the proposed edition it takes a few hundred milliseconds. */
    private static final int LONGEST_LANDING = 600;

    private static final Set<String> AT_MOST_ONCE = Set.of(
            "case.submitted", "case.accepted", "case.decided", "case.task-done", "case.delivered", "case.closed");

    /** What lands when the axe falls. */
    private Landings landings;

    abstract Wiring wiring();

    abstract Path home();

    @Test
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    void everyAcknowledgedStepIsThereExactlyOnce() {
        Random random = new Random(20261122);
        Wiring wiring = wiring();
        int acknowledged = 0;
        int cutOff = 0;
        try (KarafServer server = KarafServer.sunhall(home(), wiring)) {
            Platform platform = server.startReady(wiring);
            Licences.inForce(platform);
            Set<String> known = new HashSet<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                boolean betweenSteps = kill % 3 == 1;
                List<Journal> journals = betweenSteps
                        ? writeThenKill(server, platform, kill, random)
                        : killWhileWriting(server, platform, kill, random);
                cutOff += (int) journals.stream().filter(Journal::wasCutOff).count();
                platform = server.startReady(wiring);
                for (Journal journal : journals) {
                    journal.reopen(platform);
                    isThereExactlyOnce(platform, journal);
                    acknowledged += journal.acknowledged();
                    known.add(journal.caseId());
                }
                noCaseTooMany(platform, known);
                landings.areThereOnce(platform);
                assertThat(platform.console().run("sunhall:evidence-verify"))
                        .as("evidence after kill " + kill)
                        .contains("✓");
            }
            assertThat(platform.log().linesWith("Should be wired to")).isEmpty();
        }
        assertThat(acknowledged).as("steps acknowledged over all kills").isGreaterThan(KILLS * WRITERS);
        assertThat(cutOff).as("steps that were under way when the axe fell").isPositive();
    }

    /** Some steps, all answered; then, while nobody waits for an answer, the axe falls. */
    private List<Journal> writeThenKill(KarafServer server, Platform platform, int kill, Random random) {
        List<Journal> journals = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Journal journal = new Journal(platform, "kill-" + kill + "-" + i);
            journal.write(1 + random.nextInt(6));
            journals.add(journal);
        }
        landings = Landings.begin(platform, kill);
        pause(random.nextInt(LONGEST_LANDING));
        server.kill();
        return journals;
    }

    private static void pause(int millis) {
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Await.holds("the moment", () -> System.nanoTime() >= moment);
    }

    /** Several officers at work on case after case; the axe falls at any moment. */
    private List<Journal> killWhileWriting(KarafServer server, Platform platform, int kill, Random random) {
        List<Journal> journals = new CopyOnWriteArrayList<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "kill-" + kill + "-" + i;
            writers.add(new Thread(() -> Journal.writeCaseAfterCase(platform, name, MOST_CASES, journals)));
        }
        writers.forEach(Thread::start);
        Await.holds("the first case", () -> !journals.isEmpty());
        pause(100 + random.nextInt(1000));
        landings = Landings.begin(platform, kill);
        pause(random.nextInt(LONGEST_LANDING));
        server.kill();
        for (Thread writer : writers) {
            try {
                writer.join(TimeUnit.SECONDS.toMillis(70));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(writer.isAlive()).isFalse();
        }
        return journals;
    }

    private static void isThereExactlyOnce(Platform platform, Journal journal) {
        journal.repeatWhatWasUnderWay();
        if (journal.caseId().isEmpty()) {
            return;
        }
        assertThat(takenIn(platform, journal.caseId()))
                .as("steps of %s", journal.caseId())
                .containsExactlyElementsOf(journal.stepsTaken());
        journal.repeatEverything();
        assertThat(takenIn(platform, journal.caseId()))
                .as("repeating what was acknowledged adds nothing")
                .containsExactlyElementsOf(journal.stepsTaken());
    }

    /** What people did in the case, in order; the plug-in's own step goes on in the meantime. */
    private static List<String> takenIn(Platform platform, String caseId) {
        List<String> taken = new ArrayList<>();
        Set<String> once = new HashSet<>();
        long expected = 0;
        for (JsonNode event : new Bureau(platform, "").timeline(caseId)) {
            assertThat(event.path("sequence").asLong()).as("no gap").isEqualTo(++expected);
            String type = event.path("type").asText();
            if (type.equals("case.step-completed") || type.equals("case.step-signed")) {
                taken.add(event.path("data").path("step").asText());
            }
            if (AT_MOST_ONCE.contains(type)) {
                assertThat(once.add(type)).as("%s twice in %s", type, caseId).isTrue();
            }
        }
        return taken;
    }

    private static void noCaseTooMany(Platform platform, Set<String> known) {
        JsonNode page = platform.as("citizen1")
                .get("/api/cases?limit=200")
                .expect(200)
                .json()
                .path("items");
        assertThat(page).isNotEmpty();
        for (JsonNode one : page) {
            assertThat(known)
                    .as("a case nobody filed: " + one)
                    .contains(one.path("id").asText());
        }
    }
}
