package org.sunhall.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.ledger.internal.LedgerFixture.AT;
import static org.sunhall.ledger.internal.LedgerFixture.CLOCK;
import static org.sunhall.ledger.internal.LedgerFixture.awaitTrue;
import static org.sunhall.ledger.internal.LedgerFixture.event;
import static org.sunhall.ledger.internal.LedgerFixture.eventAbout;
import static org.sunhall.ledger.internal.LedgerFixture.stream;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.EvidenceFinding;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.LedgerTail;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StaleStreamException;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.internal.LedgerFixture.Collector;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;
import org.sunhall.persistence.internal.ThreadTransactions;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class LedgerContract {

    private TestDatabase database;
    private TestPool pool;
    private Transactions transactions;
    private TestLedgerParts parts;
    private Ledger ledger;
    private Delivery delivery;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
        pool = new TestPool(database.dataSource());
        transactions =
                new ThreadTransactions(pool.source(), database.transactions().dialect());
    }

    @AfterAll
    void close() {
        pool.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("EVENT", "PERSONAL", "CURSOR", "SEAL")) {
            sql("delete from LEDGER_" + table);
        }
        parts = new TestLedgerParts(transactions);
        ledger = parts.ledger();
        delivery = new Delivery(parts.store());
    }

    @AfterEach
    void stop() {
        delivery.stop();
    }

    @Test
    void readsBackWhatWasAppendedLinkedInOrder() {
        List<RecordedEvent> first = append("a", 0, 1, 2);
        List<RecordedEvent> second = append("a", 2, 3);

        List<RecordedEvent> read = ledger.read(stream("a"));

        assertThat(read).extracting(RecordedEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(read)
                .extracting(RecordedEvent::hash)
                .containsExactly(
                        first.get(0).hash(), first.get(1).hash(), second.get(0).hash());
        assertThat(read.get(0).previousHash()).isEqualTo("0".repeat(64));
        assertThat(read.get(2).previousHash()).isEqualTo(read.get(1).hash());
        assertThat(read.get(0)).isEqualTo(first.get(0));
        assertThat(read.get(0).at()).isEqualTo(AT);
        assertThat(read.get(0).actor()).isEqualTo("system:clock");
        assertThat(ledger.read(stream("b"))).isEmpty();
    }

    @Test
    void appendsToManyStreamsAtOnceNewOnesAndKnownOnesEachWithItsOwnChain() {
        append("s3", 0, 1, 2);
        Map<String, List<EventDraft>> events = new LinkedHashMap<>();
        for (int i = 0; i < 230; i++) {
            events.put("s" + i, List.of(event("case.noted", i), event("case.noted", -i)));
        }

        transactions.run(() -> ledger.appendEach("case", events, CLOCK, AT));

        assertThat(ledger.read(stream("s3")))
                .extracting(RecordedEvent::sequence)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(ledger.read(stream("s229"))).hasSize(2);
        assertThat(ledger.verify().clean()).isTrue();
        assertThatThrownBy(() -> ledger.appendEach("case", events, CLOCK, AT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hashesTheDocumentedForm() {
        RecordedEvent event = append("a", 0, 7).get(0);

        String form = "[\"sunhall-event-1\"," + event.id()
                + ",\"case\",\"a\",1,\"case.noted\",1795395723004,\"system:clock\","
                + "{\"note\":\"说明 \\\"7\\\"\",\"number\":7},{},\"" + "0".repeat(64) + "\"]";

        assertThat(event.hash()).isEqualTo(Sha256.hex(form));
    }

    @Test
    void refusesAppendingOntoAnythingButTheExpectedLast() {
        append("a", 0, 1, 2);

        assertThatThrownBy(() -> append("a", 0, 9)).isInstanceOf(StaleStreamException.class);
        assertThatThrownBy(() -> append("a", 1, 9)).isInstanceOf(StaleStreamException.class);
        assertThatThrownBy(() -> append("a", 3, 9)).isInstanceOf(StaleStreamException.class);
        assertThatThrownBy(() -> append("new", 1, 9)).isInstanceOf(StaleStreamException.class);
        assertThat(ledger.read(stream("a"))).hasSize(2);
        assertThat(append("a", Ledger.ANY, 3).get(0).sequence()).isEqualTo(3);
        assertThat(append("new", Ledger.ANY, 1).get(0).sequence()).isEqualTo(1);
    }

    @Test
    void refusesAppendingOutsideATransaction() {
        assertThatThrownBy(() -> ledger.append(stream("a"), 0, CLOCK, AT, List.of(event("case.noted", 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRolledBackAppendLeavesNothing() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    append("a", 0, 1);
                    throw new IllegalStateException("pulled plug");
                }))
                .hasMessage("pulled plug");

        assertThat(ledger.read(stream("a"))).isEmpty();
        assertThat(append("a", 0, 1).get(0).sequence()).isEqualTo(1);
    }

    @Test
    void ofManyWhoAppendAtTheSamePlaceOneWins() throws Exception {
        append("a", 0, -1);
        AtomicInteger stale = new AtomicInteger();
        int each = 25;
        inParallel(4, thread -> {
            for (int i = 0; i < each; i++) {
                boolean done = false;
                while (!done) {
                    long last = ledger.read(stream("a")).size();
                    try {
                        append("a", last, thread * 1000 + i);
                        done = true;
                    } catch (StaleStreamException e) {
                        stale.incrementAndGet();
                    }
                }
            }
        });

        List<RecordedEvent> read = ledger.read(stream("a"));
        assertThat(read).hasSize(1 + 4 * each);
        Set<Integer> numbers = new HashSet<>();
        read.forEach(one -> numbers.add(one.data().get("number").asInt()));
        assertThat(numbers).hasSize(1 + 4 * each);
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void twoWhoAppendWhereverTheStreamEndsBothSucceed() throws Exception {
        append("a", 0, 0);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<?> first = threads.submit(() -> transactions.run(() -> {
            append("a", Ledger.ANY, 1);
            appended.countDown();
            await(proceed);
        }));
        await(appended);
        Future<List<RecordedEvent>> second = threads.submit(() -> append("a", Ledger.ANY, 2));
        proceed.countDown();
        first.get(10, TimeUnit.SECONDS);

        assertThat(second.get(10, TimeUnit.SECONDS).get(0).sequence()).isEqualTo(3);
        threads.shutdown();
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void sixWhoAppendWhereverTheStreamEndsAgainAndAgainAllSucceed() throws Exception {
        inParallel(6, thread -> {
            for (int i = 0; i < 10; i++) {
                append("a", Ledger.ANY, 10 * thread + i);
            }
        });

        assertThat(ledger.read(stream("a"))).hasSize(60);
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void personalValuesStandBesideAndCanBeErasedWithoutBreakingTheChain() throws Exception {
        transactions.run(
                () -> ledger.append(stream("a"), 0, CLOCK, AT, List.of(eventAbout("张三", 1), event("case.noted", 2))));
        assertThat(ledger.read(stream("a")).get(0).personal())
                .isEqualTo(Map.of("applicantName", "张三", "phone", "13800000000"));
        parts.seal();

        transactions.run(() -> ledger.erasePersonal(stream("a"), CLOCK, AT, "PIPL art. 47"));

        List<RecordedEvent> read = ledger.read(stream("a"));
        assertThat(read.get(0).personal()).isEmpty();
        assertThat(read.get(2).type()).isEqualTo("ledger.erased");
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void aPersonalValueThatVanishesOrChangesWithoutRecordIsFound() {
        transactions.run(() -> ledger.append(stream("a"), 0, CLOCK, AT, List.of(eventAbout("张三", 1))));
        transactions.run(() -> ledger.append(stream("b"), 0, CLOCK, AT, List.of(eventAbout("李四", 1))));
        long b = ledger.read(stream("b")).get(0).id();

        sql(
                "update LEDGER_PERSONAL set CONTENT = '{\"applicantName\":{\"salt\":\"00\",\"value\":\"x\"}}' where EVENT_ID = "
                        + b);
        assertThat(ledger.verify().findings())
                .singleElement()
                .returns(EvidenceFinding.Kind.PERSONAL, EvidenceFinding::kind)
                .returns(b, EvidenceFinding::id);

        sql("delete from LEDGER_PERSONAL");
        assertThat(ledger.verify().findings()).hasSize(2);
    }

    @Test
    void aListenerGetsWhatItWantsInOrderWithinMilliseconds() throws Exception {
        Collector accepted = new Collector("accepted", "case.accepted");
        delivery.addListener(accepted);
        List<Long> micros = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            int number = i;
            transactions.run(() -> ledger.append(
                    stream("a"),
                    Ledger.ANY,
                    CLOCK,
                    AT,
                    List.of(event("case.noted", number), event("case.accepted", number))));
            long committed = System.nanoTime();
            awaitBusily(() -> accepted.got.size() == number);
            micros.add((System.nanoTime() - committed) / 1000);
        }
        assertThat(accepted.got)
                .extracting(one -> one.data().get("number").asInt())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 40).boxed().toList());
        micros.sort(null);
        System.out.println(getClass().getSimpleName() + ": delivered after commit, median " + micros.get(20)
                + " us, worst " + micros.get(39) + " us");
    }

    @Test
    void aTailHearsWhatComesWhileItIsThereWithoutACursorAndAnotherOnesFaultIsNotItsOwn() throws Exception {
        tell(event("case.early", 1));
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        LedgerTail tail = new LedgerTail() {
            @Override
            public boolean wants(String type) {
                return !type.equals("case.boring");
            }

            @Override
            public void heard(List<RecordedEvent> events) {
                events.forEach(event -> heard.add(event.type()));
            }
        };
        LedgerTail broken = new LedgerTail() {
            @Override
            public boolean wants(String type) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void heard(List<RecordedEvent> events) {}
        };
        Collector listener = new Collector("beside the tail");
        delivery.addListener(listener);
        awaitTrue(() -> listener.got.size() == 1, java.time.Duration.ofSeconds(10));
        delivery.addTail(broken);
        delivery.addTail(tail);
        tell(event("case.boring", 2), event("case.news", 3));
        awaitTrue(() -> heard.equals(List.of("case.news")), java.time.Duration.ofSeconds(10));
        delivery.removeTail(tail);
        tell(event("case.late", 4));
        awaitTrue(() -> listener.got.size() == 4, java.time.Duration.ofSeconds(10));
        assertThat(heard).containsExactly("case.news");
    }

    @Test
    void aLateListenerStartsAtTheBeginningAndOneThatWasAwayGoesOn() throws Exception {
        for (int i = 0; i < 7; i++) {
            append("s" + i, 0, java.util.stream.IntStream.range(0, 90).toArray());
        }
        Collector late = new Collector("late");
        delivery.addListener(late);
        awaitTrue(() -> late.got.size() == 630, Duration.ofSeconds(20));
        delivery.removeListener(late);
        append("away", 0, 1, 2, 3);

        Collector back = new Collector("late");
        delivery.addListener(back);

        awaitTrue(() -> back.got.size() == 3, Duration.ofSeconds(10));
        assertThat(back.got).allMatch(one -> one.stream().equals(stream("away")));
        assertThat(late.got).hasSize(630);
        assertThat(late.got.stream().map(RecordedEvent::id).distinct()).hasSize(630);
    }

    @Test
    void aFailingEventIsTriedAgainNeverSkippedAndHoldsUpNobodyElse() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        List<Integer> good = new java.util.concurrent.CopyOnWriteArrayList<>();
        sql("delete from LEDGER_STATE where NAME like 'proof%'");
        LedgerListener failing = new LedgerListener() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public boolean wants(String type) {
                return true;
            }

            @Override
            public void on(RecordedEvent event) {
                int number = event.data().get("number").asInt();
                sql("insert into LEDGER_STATE (NAME, VALUE_NUMBER) values ('proof" + number + "', 1)");
                if (number == 3 && failures.incrementAndGet() <= 4) {
                    throw new IllegalStateException("not yet");
                }
                good.add(number);
            }
        };
        Collector other = new Collector("other");
        delivery.addListener(failing);
        delivery.addListener(other);
        append("a", 0, 1, 2, 3, 4, 5);

        awaitTrue(() -> other.got.size() == 5, Duration.ofSeconds(5));
        awaitTrue(
                () -> delivery.followers().stream()
                        .anyMatch(one -> one.trouble().isPresent()),
                Duration.ofSeconds(5));
        Follower.Trouble trouble = delivery.followers().stream()
                .filter(one -> one.name().equals("failing"))
                .findFirst()
                .orElseThrow()
                .trouble()
                .orElseThrow();
        assertThat(trouble.event()).isEqualTo(ledger.read(stream("a")).get(2).id());
        awaitTrue(() -> good.contains(5), Duration.ofSeconds(10));

        assertThat(failures.get()).isGreaterThanOrEqualTo(5);
        assertThat(count("LEDGER_STATE where NAME like 'proof%'")).isEqualTo(5);
        awaitTrue(
                () -> delivery.followers().stream()
                        .noneMatch(one -> one.trouble().isPresent()),
                Duration.ofSeconds(5));
    }

    @Test
    void commitsOutOfOrderAreNeitherSkippedNorDoubled() throws Exception {
        Collector all = new Collector("all");
        delivery.addListener(all);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        ExecutorService slow = Executors.newSingleThreadExecutor();
        Future<?> first = slow.submit(() -> transactions.run(() -> {
            append("slow", 0, 1);
            appended.countDown();
            await(overtaken);
        }));
        await(appended);
        append("fast", 0, 2, 3);
        assertThat(ledger.readAfter(0, 500)).extracting(RecordedEvent::stream).doesNotContain(stream("slow"));
        overtaken.countDown();
        first.get(10, TimeUnit.SECONDS);
        slow.shutdown();

        awaitTrue(() -> all.got.size() == 3, Duration.ofSeconds(10));
        assertThat(all.got).extracting(one -> one.data().get("number").asInt()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void underConcurrentAppendsWithRollbacksAListenerSeesEachCommittedEventOnceAndEachStreamInOrder() throws Exception {
        Collector all = new Collector("all");
        delivery.addListener(all);
        Set<Integer> committed = java.util.concurrent.ConcurrentHashMap.newKeySet();
        inParallel(4, thread -> {
            java.util.Random random = new java.util.Random(thread);
            for (int i = 0; i < 60; i++) {
                int number = thread * 1000 + i;
                StreamId own = stream("t" + thread + "-" + i % 5);
                try {
                    transactions.run(() -> {
                        ledger.append(own, Ledger.ANY, CLOCK, AT, List.of(event("case.noted", number)));
                        if (random.nextInt(4) == 0) {
                            throw new IllegalStateException("given up");
                        }
                        Thread.yield();
                    });
                    committed.add(number);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("given up");
                }
            }
        });

        awaitTrue(() -> all.got.size() >= committed.size(), Duration.ofSeconds(20));
        assertThat(all.got)
                .extracting(one -> one.data().get("number").asInt())
                .containsExactlyInAnyOrderElementsOf(committed);
        Map<String, Long> last = new TreeMap<>();
        for (RecordedEvent one : all.got) {
            Long before = last.put(one.stream().key(), one.sequence());
            assertThat(one.sequence()).isEqualTo(before == null ? 1 : before + 1);
        }
        Set<Integer> exported = new HashSet<>();
        long id = 0;
        for (List<RecordedEvent> page = ledger.readAfter(0, 50); !page.isEmpty(); page = ledger.readAfter(id, 50)) {
            page.forEach(one ->
                    assertThat(exported.add(one.data().get("number").asInt())).isTrue());
            id = page.get(page.size() - 1).id();
        }
        assertThat(exported).isEqualTo(committed);
    }

    @Test
    void stoppingDeliveryEndsItsThreads() {
        delivery.addListener(new Collector("one"));
        delivery.stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("sunhall-ledger-"));
    }

    @Test
    void aFollowerThatWaitsForNewsEndsAtOnceWhenItIsStopped() throws Exception {
        delivery.stop();
        Feed feed = new Feed(parts.store(), new Tails());
        feed.read();
        Follower idle = new Follower(parts.store(), feed, new Collector("idle"));
        Thread thread = new Thread(() -> idle.step(Duration.ofHours(1).toMillis()));
        thread.start();
        awaitTrue(() -> thread.getState() == Thread.State.TIMED_WAITING, Duration.ofSeconds(20));

        idle.stop();

        thread.join(Duration.ofSeconds(30).toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void sealsAndWitnessesWhileEventsAreAppendedAndVerifiesCleanlyMeanwhile() throws Exception {
        Sealing sealing = new Sealing(parts.evidence());
        List<EvidenceReport> reports = new ArrayList<>();
        inParallel(3, thread -> {
            for (int i = 0; i < 40; i++) {
                if (thread == 2) {
                    if (i % 8 == 0) {
                        reports.add(ledger.verify());
                    }
                } else {
                    append("t" + thread + "-" + i % 3, Ledger.ANY, i);
                }
            }
        });
        long events = count("LEDGER_EVENT");
        awaitTrue(() -> ledger.verifyLatest().sealed() == events, Duration.ofSeconds(10));
        sealing.stop();

        assertThat(reports).isNotEmpty().allMatch(EvidenceReport::clean);
        EvidenceReport report = ledger.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(80);
        assertThat(report.sealed()).isEqualTo(80);
        assertThat(report.witnessed()).isEqualTo(80);
        assertThat(sealing.trouble()).isNull();
        assertThat(sealing.startup().clean()).isTrue();
    }

    @Test
    void anAppendTakesOneStatementToANewStreamTwoToAKnownOneAndOneMoreForPersonalValues() {
        delivery.stop();
        assertThat(statementsOf(() -> ledger.append(
                        stream("a"), 0, CLOCK, AT, List.of(event("case.noted", 1), event("case.noted", 2)))))
                .isEqualTo(1);
        assertThat(statementsOf(() -> ledger.append(stream("a"), 2, CLOCK, AT, List.of(event("case.noted", 3)))))
                .isEqualTo(2);
        assertThat(statementsOf(() ->
                        ledger.append(stream("a"), 3, CLOCK, AT, List.of(event("case.noted", 4), eventAbout("张三", 5)))))
                .isEqualTo(3);
    }

    private int statementsOf(Runnable append) {
        int before = pool.statements();
        transactions.run(append);
        return pool.statements() - before;
    }

    @Test
    void printsWhatAnAppendCosts() {
        delivery.stop();
        // Each variant once before it counts, and a stream no other test has deleted rows of.
        append("cost", 0, 0);
        transactions.run(() -> rawAppend(-1));
        int appends = 400;
        long begun = System.nanoTime();
        for (int i = 0; i < appends; i++) {
            append("cost", 1 + i, i);
        }
        long appended = System.nanoTime();
        for (int i = 0; i < appends; i++) {
            int number = i;
            transactions.run(() -> rawAppend(number));
        }
        long raw = System.nanoTime();
        System.out.println(getClass().getSimpleName() + ": append of one event and commit, mean "
                + (appended - begun) / appends / 1000 + " us; the same two statements alone "
                + (raw - appended) / appends / 1000 + " us");
        assertThat(ledger.read(stream("cost"))).hasSize(appends + 1);
    }

    private void tell(EventDraft... events) {
        transactions.run(() -> ledger.append(stream("one"), Ledger.ANY, CLOCK, AT, List.of(events)));
    }

    private void rawAppend(int number) {
        Sql sql = new Sql(transactions);
        sql.query(
                "select SEQ, HASH from LEDGER_EVENT where STREAM_KIND = ? and STREAM_KEY = ? and SEQ = ?",
                row -> row.getString(2),
                "case",
                "raw",
                (long) number);
        sql.update(
                "insert into LEDGER_EVENT (ID, STREAM_KIND, STREAM_KEY, SEQ, EVENT_TYPE, AT_MS, ACTOR, DATA, COMMITMENTS,"
                        + " PREVIOUS_HASH, HASH, XID) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                1_000_000L + number,
                "case",
                "raw",
                (long) number + 1,
                "case.noted",
                AT.toEpochMilli(),
                "system:clock",
                "{\"note\":\"说明 \\\"" + number + "\\\"\",\"number\":" + number + "}",
                "{}",
                EventRow.NO_HASH,
                EventRow.NO_HASH);
    }

    List<RecordedEvent> append(String key, long expectedLast, int... numbers) {
        return transactions.call(() -> ledger.append(
                stream(key),
                expectedLast,
                CLOCK,
                AT,
                java.util.Arrays.stream(numbers)
                        .mapToObj(number -> event("case.noted", number))
                        .toList()));
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static void inParallel(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(pool.submit(() -> {
                work.of(thread);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get(40, TimeUnit.SECONDS);
        }
        pool.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitBusily(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing delivered");
            }
            Thread.onSpinWait();
        }
    }

    void sql(String statement) {
        transactions.run(() -> {
            try (Statement one = transactions.connection().createStatement()) {
                one.executeUpdate(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    long count(String what) {
        return transactions.call(() -> new Sql(transactions)
                .query("select count(*) from " + what, row -> row.getLong(1))
                .get(0));
    }

    Transactions transactions() {
        return transactions;
    }

    TestLedgerParts parts() {
        return parts;
    }
}
