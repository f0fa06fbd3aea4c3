package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.TestDatabase;

/**
 * Eight clients want the same thing of the same case at the same moment: claim it, do it, take it back, decide on it. One of
 * them gets it; the others hear that the case has moved on; who repeats a request changes nothing. Operations in all:
 * {@code -Dsunhall.races=…}.
 */
abstract class RaceContract {

    private static final int CLIENTS = 8;
    private static final int OPERATIONS = Integer.getInteger("sunhall.races", 1_600);
    private static final Set<RejectionKind> LOSING = Set.of(RejectionKind.CONFLICT, RejectionKind.STALE);
    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final List<String> POSTS = List.of("window", "examiner", "inspector", "section-chief", "head");

    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger winners = new AtomicInteger();
    private final AtomicInteger losers = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();

    abstract TestDatabase database();

    @Test
    @Tag("R-116")
    @Tag("R-125")
    void oneOfEightWinsEveryStepAndRepeatingIsHarmless() throws Exception {
        try (TestDatabase database = database();
                Office office = new Office(database)) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            try {
                long started = System.nanoTime();
                int round = 0;
                while (operations.get() < OPERATIONS) {
                    new Round(office, clients, round++).run();
                }
                double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
                System.out.printf(
                        "races: %d operations of %d clients, %d won, %d lost, %d repeated, %.0f operations/s%n",
                        operations.get(),
                        CLIENTS,
                        winners.get(),
                        losers.get(),
                        repeats.get(),
                        operations.get() / seconds);
            } finally {
                clients.shutdownNow();
                assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(operations.get()).isGreaterThanOrEqualTo(OPERATIONS);
        assertThat(winners.get()).isPositive();
        assertThat(losers.get()).isGreaterThan(winners.get());
        assertThat(repeats.get()).isPositive();
    }

    private final class Round {

        private final Office office;
        private final ExecutorService clients;
        private final int number;
        private final CaseId id;

        Round(Office office, ExecutorService clients, int number) {
            this.office = office;
            this.clients = clients;
            this.number = number;
            this.id = taken(office.intake.submit(APPLICANT, "race-" + number, Office.ITEM, form(), Map.of()))
                    .id();
        }

        void run() throws Exception {
            claims();
            step("window", "accept");
            step("examiner", "pass");
            if (number % 3 == 0) {
                withdrawOrGoOn();
            } else {
                step("inspector", "pass");
                step("inspector", "pass");
                step("section-chief", "grant");
                step("head", "refuse");
            }
            List<RecordedEvent> events = office.ledger.read(new StreamId("case", id.value()));
            assertThat(events)
                    .extracting(RecordedEvent::sequence)
                    .as("without a gap")
                    .isEqualTo(sequences(events.size()));
            assertThat(stored().state().version())
                    .as("version = number of events")
                    .isEqualTo(events.size());
            assertThat(stored().lastSequence()).isEqualTo(events.size());
        }

        private List<Long> sequences(int last) {
            List<Long> sequences = new ArrayList<>();
            for (long i = 1; i <= last; i++) {
                sequences.add(i);
            }
            return sequences;
        }

        /** Eight officers of the post claim the step; it is one's, who lets go of it again. */
        private void claims() throws Exception {
            OpenTask task = task();
            List<Outcome<?>> outcomes = atOnce(client -> office.handling.claim(officer(client), id, task.id()));
            int winner = only(outcomes);
            taken(office.handling.release(officer(winner), id, task.id()));
        }

        /** Each does the step on the version it has seen; the winner's request is then repeated by the one who won. */
        private void step(String post, String outcome) throws Exception {
            OpenTask task = task();
            assertThat(task.post()).isEqualTo(post);
            StoredCase seen = stored();
            List<String> reasons = outcome.equals("refuse") ? List.of("不符合条件。") : List.of();
            StepReport report = new StepReport(
                    task.id(), outcome, "意见。", reasons, List.of(), JsonNodeFactory.instance.objectNode());
            List<Outcome<?>> outcomes = atOnce(
                    client -> office.handling.completeStep(officer(client), key(task.id(), client, seen), id, report));
            int winner = only(outcomes);
            long version = stored().version();
            assertThat(version).as("one step").isEqualTo(seen.version() + 1);
            taken(office.handling.completeStep(officer(winner), key(task.id(), winner, seen), id, report));
            repeats.incrementAndGet();
            assertThat(stored().version())
                    .as("a repeated request changes nothing")
                    .isEqualTo(version);
        }

        /** Four take the case back while four do the step: either it is withdrawn, or it goes on. */
        private void withdrawOrGoOn() throws Exception {
            OpenTask task = task();
            StoredCase seen = stored();
            StepReport report = new StepReport(
                    task.id(), "pass", "意见。", List.of(), List.of(), JsonNodeFactory.instance.objectNode());
            only(atOnce(client -> client % 2 == 0
                    ? office.intake.withdraw(APPLICANT, key("back", client, seen), id, "不办了")
                    : office.handling.completeStep(officer(client), key(task.id(), client, seen), id, report)));
            assertThat(stored().version()).isEqualTo(seen.version() + 1);
        }

        private CommandKey key(String what, int client, StoredCase seen) {
            return new CommandKey(number + "-" + what + "-" + client, OptionalLong.of(seen.version()));
        }

        private Actor officer(int client) {
            return Office.officer("o-" + number + "-" + task0(client), POSTS.toArray(String[]::new));
        }

        /** Two officers sign one after the other: everybody is somebody else at every step. */
        private String task0(int client) {
            return turn + "-" + client;
        }

        private int turn;

        private List<Outcome<?>> atOnce(Attempt attempt) throws Exception {
            turn++;
            CyclicBarrier start = new CyclicBarrier(CLIENTS);
            List<Future<Outcome<?>>> futures = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                Callable<Outcome<?>> one = () -> {
                    start.await(20, TimeUnit.SECONDS);
                    return attempt.by(client);
                };
                futures.add(clients.submit(one));
            }
            List<Outcome<?>> outcomes = new ArrayList<>();
            for (Future<Outcome<?>> future : futures) {
                outcomes.add(future.get(60, TimeUnit.SECONDS));
            }
            operations.addAndGet(CLIENTS);
            return outcomes;
        }

        /** The one that won; all others heard 409 or 412. */
        private int only(List<Outcome<?>> outcomes) {
            int winner = -1;
            for (int i = 0; i < outcomes.size(); i++) {
                Outcome<?> outcome = outcomes.get(i);
                if (outcome.refusal().isEmpty()) {
                    assertThat(winner).as("one winner").isNegative();
                    winner = i;
                    winners.incrementAndGet();
                } else {
                    assertThat(outcome.refusal().get().code().kind())
                            .as(outcome.refusal().get().toString())
                            .isIn(LOSING);
                    losers.incrementAndGet();
                }
            }
            assertThat(winner).as("somebody wins").isNotNegative();
            return winner;
        }

        private OpenTask task() {
            return stored().state().tasks().get(0);
        }

        private StoredCase stored() {
            return office.database.transactions().call(() -> {
                Optional<StoredCase> found = office.store.find(id);
                return found.orElseThrow();
            });
        }
    }

    private interface Attempt {
        Outcome<?> by(int client);
    }

    private static ObjectNode form() {
        try (var in = Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in).path("form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }
}
