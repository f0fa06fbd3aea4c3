package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9}, again and again, between steps and while steps are being sent: after the restart every acknowledged step
 * is there exactly once, what was under way is there wholly or not at all, and the evidence is whole.
 */
abstract class CrashContract {

    private static final int KILLS = Integer.getInteger("sunhall.kills", 3);
    private static final int CASES_AT_ONCE = 3;

    abstract Wiring wiring();

    abstract Path home();

    @Test
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    void everyAcknowledgedStepIsThereExactlyOnce() {
        Random random = new Random(20261122);
        Wiring wiring = wiring();
        List<Journal> journals = new ArrayList<>();
        try (KarafServer server = KarafServer.sunhall(home(), wiring)) {
            Platform platform = server.startReady(wiring);
            Licences.inForce(platform);
            for (int kill = 1; kill <= KILLS; kill++) {
                List<Journal> round = newCases(platform, kill);
                journals.addAll(round);
                boolean betweenSteps = kill % 3 == 1;
                writeUntilKilled(server, round, betweenSteps, random);
                platform = server.startReady(wiring);
                for (Journal journal : journals) {
                    journal.reopen(platform);
                    isThereExactlyOnce(platform, journal);
                }
                noCaseTooMany(platform, journals);
                assertThat(platform.console().run("sunhall:evidence-verify"))
                        .as("evidence after kill " + kill)
                        .contains("✓");
                journals.removeIf(Journal::isFinished);
            }
            assertThat(platform.log().linesWith("Should be wired to")).isEmpty();
        }
    }

    private static List<Journal> newCases(Platform platform, int round) {
        List<Journal> cases = new ArrayList<>();
        for (int i = 0; i < CASES_AT_ONCE; i++) {
            cases.add(new Journal(platform, "crash-" + round + "-" + i));
        }
        return cases;
    }

    /** Several officers at work; the axe falls when nobody waits for an answer, or at any moment. */
    private static void writeUntilKilled(KarafServer server, List<Journal> cases, boolean betweenSteps, Random random) {
        List<Thread> writers = cases.stream().map(journal -> new Thread(journal::writeToTheEnd)).toList();
        if (betweenSteps) {
            int steps = 1 + random.nextInt(4);
            cases.forEach(journal -> journal.write(steps));
            server.kill();
            return;
        }
        writers.forEach(Thread::start);
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1500));
        Await.holds("the moment", () -> System.nanoTime() >= moment);
        server.kill();
        for (Thread writer : writers) {
            try {
                writer.join(TimeUnit.SECONDS.toMillis(70));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(writer.isAlive()).isFalse();
        }
    }

    private static void isThereExactlyOnce(Platform platform, Journal journal) {
        journal.repeatWhatWasUnderWay();
        if (journal.caseId().isEmpty()) {
            return;
        }
        JsonNode timeline = new Bureau(platform, "").timeline(journal.caseId());
        List<String> taken = new ArrayList<>();
        long expected = 0;
        for (JsonNode event : timeline) {
            assertThat(event.path("sequence").asLong()).as("no gap").isEqualTo(++expected);
            String type = event.path("type").asText();
            if (type.equals("case.step-completed") || type.equals("case.step-signed")) {
                taken.add(event.path("data").path("step").asText());
            }
        }
        assertThat(taken).as("steps of %s", journal.caseId()).containsExactlyElementsOf(journal.stepsTaken());
        journal.repeatEverything();
        assertThat(new Bureau(platform, "").timeline(journal.caseId()))
                .as("repeating what was acknowledged adds nothing")
                .isEqualTo(timeline);
    }

    private static void noCaseTooMany(Platform platform, List<Journal> journals) {
        Set<String> known = new HashSet<>();
        journals.forEach(journal -> known.add(journal.caseId()));
        JsonNode page = platform.as("citizen1").get("/api/cases?limit=200").expect(200).json().path("items");
        for (JsonNode one : page) {
            if (!one.path("stage").asText().equalsIgnoreCase("closed")) {
                assertThat(known).as("a case nobody filed: " + one).contains(one.path("id").asText());
            }
        }
    }
}
