package org.sunhall.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sunhall.documents.internal.OrderFixture.AT;
import static org.sunhall.documents.internal.OrderFixture.order;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.documents.NumberSeries;
import org.sunhall.documents.PaperOrder;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperState;
import org.sunhall.documents.PaperView;
import org.sunhall.documents.internal.store.RowNumberSeries;
import org.sunhall.documents.internal.store.RowSupervisionCodes;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.templates.PaperRejection;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentsContract {

    private static final SchemaReady READY = new SchemaReady() {};

    private final MovableClock clock = new MovableClock();
    private TestDatabase database;
    private Transactions transactions;
    private NumberSeries series;
    private Press press;
    private PaperRegister register;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
        transactions = database.transactions();
        series = new RowNumberSeries(transactions, READY, clock);
        press = new Press(database.factory(), transactions, clock, false);
        register = new StoredPapers(
                database.factory(),
                transactions,
                READY,
                series,
                press,
                clock,
                OrderFixture.config("https://hall.example.cn/"));
    }

    @AfterAll
    void close() throws InterruptedException {
        press.stop();
        database.close();
    }

    @Test
    @Tag("R-137")
    void anOrderedPaperIsPressedAfterTheCommitAndStored() {
        PaperView ordered = transactions.call(() -> register.order(order("case-1")));

        assertThat(ordered.state()).isEqualTo(PaperState.DUE);
        byte[] pdf = register.bytes(ordered.id()).orElseThrow();
        PaperView issued = register.find(ordered.id()).orElseThrow();
        assertThat(issued.state()).isEqualTo(PaperState.ISSUED);
        assertThat(issued.digest()).contains(Digest.of(pdf));
        assertThat(issued.number())
                .hasValueSatisfying(number -> assertThat(number).matches("示食受〔2026〕第 \\d{6} 号"));
        assertThat(OrderFixture.text(pdf))
                .contains(
                        "示范市阳光餐饮有限公司",
                        "行政许可受理通知书",
                        issued.number().orElseThrow().replace(" ", ""))
                .contains("https://hall.example.cn/verify/" + issued.verificationCode());
    }

    @Test
    void theWorkerPressesWithoutBeingAsked() throws Exception {
        PaperView ordered = transactions.call(() -> register.order(order("case-worker")));

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (register.find(ordered.id()).orElseThrow().state() == PaperState.DUE && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(register.find(ordered.id()).orElseThrow().state()).isEqualTo(PaperState.ISSUED);
    }

    @Test
    void whatIsOrderedWhileThePressStopsIsPressedByTheNextOne() throws Exception {
        PaperView ordered = orderedWhileThePressStops("case-stop");
        assertThat(ordered.state()).isEqualTo(PaperState.DUE);

        press.look();

        assertThat(register.find(ordered.id()).orElseThrow().state()).isEqualTo(PaperState.ISSUED);
    }

    @Test
    void issuedBytesNeverChange() {
        PaperView paper = transactions.call(() -> register.order(order("case-2")));
        byte[] first = register.bytes(paper.id()).orElseThrow();

        press.look();
        press.press(paper.id());

        assertThat(register.bytes(paper.id()).orElseThrow()).isEqualTo(first);
    }

    @Test
    void aRolledBackOrderLeavesNeitherPaperNorNumber() {
        String pattern = "甲〔{year}〕{number}";
        transactions.run(() -> register.order(order("case-3", pattern)));

        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.run(() -> {
                    register.order(order("case-3", pattern));
                    throw new IllegalStateException("fault between two writes");
                }));
        PaperView next = transactions.call(() -> register.order(order("case-3", pattern)));

        assertThat(next.number()).contains("甲〔2026〕2");
        assertThat(register.ofCase(next.caseId()))
                .hasSize(2)
                .last()
                .extracting(PaperView::id)
                .isEqualTo(next.id());
    }

    @Test
    void aPaperThatCannotBePrintedIsNotOrderedAndUsesNoNumber() {
        PaperOrder unprintable = OrderFixture.with(order("case-4", "乙{number}"), "王\uE000");

        assertThat(register.objection(unprintable))
                .hasValueSatisfying(rejection -> assertThat(rejection.code()).isEqualTo(PaperRejection.UNPRINTABLE));
        assertThatIllegalArgumentException().isThrownBy(() -> transactions.run(() -> register.order(unprintable)));
        assertThat(transactions.call(() -> series.last("BUREAU-1 乙{number}"))).isZero();
        assertThat(register.ofCase(unprintable.caseId())).isEmpty();
    }

    @Test
    void orderingOutsideATransactionIsADefect() {
        assertThatIllegalStateException().isThrownBy(() -> register.order(order("case-5")));
        assertThatIllegalStateException().isThrownBy(() -> series.next("s"));
    }

    @Test
    void aPaperIsVerifiedByItsCodeOrNumberHoweverTyped() {
        PaperView paper = transactions.call(() -> register.order(order("case-6", "丙验〔{year}〕第 {number:6} 号")));
        String code = paper.verificationCode();

        assertThat(register.verify(code)).map(PaperView::id).contains(paper.id());
        assertThat(register.verify(" " + code.substring(0, 4).toLowerCase() + "-" + code.substring(4) + " "))
                .map(PaperView::id)
                .contains(paper.id());
        assertThat(register.verify("丙验[2026]第000001号")).map(PaperView::id).contains(paper.id());
        assertThat(register.verify(flipped(code))).isEmpty();
        assertThat(register.verify("")).isEmpty();
        assertThat(register.verify("丙验〔2026〕第 000009 号")).isEmpty();
    }

    @Test
    void aNumberAllocatedElsewhereIsPrintedAsItIs() {
        PaperView licence = transactions.call(() -> register.order(order("case-7", "JY21101010000011")));

        assertThat(licence.number()).contains("JY21101010000011");
        assertThat(register.verify("jy21101010000011")).map(PaperView::id).contains(licence.id());
    }

    @Test
    void aVoidedPaperKeepsItsBytesAndItsNumberIsVoidedWithTheReason() {
        PaperView paper = transactions.call(() -> register.order(order("case-8", "丁{number}")));
        byte[] pdf = register.bytes(paper.id()).orElseThrow();

        PaperView voided = transactions.call(() -> register.voidPaper(paper.id(), "签发有误"));
        transactions.run(() -> register.voidPaper(paper.id(), "again"));

        assertThat(voided.state()).isEqualTo(PaperState.VOIDED);
        assertThat(register.bytes(paper.id())).contains(pdf);
        assertThat(register.verify(paper.verificationCode()))
                .map(PaperView::state)
                .contains(PaperState.VOIDED);
        assertThat(transactions.call(() -> series.voided("BUREAU-1 丁{number}")))
                .containsExactly(new NumberSeries.VoidNumber(1, "签发有误"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.run(() -> register.voidPaper(paper.id(), " ")));
    }

    @Test
    void aPaperThatCannotBePressedStaysDueIsShownAndIsTriedAgainLater() throws Exception {
        PaperView paper = orderedWhileThePressStops("case-9");
        breakTemplateOf(paper, true);

        press.look();

        assertThat(register.find(paper.id()).orElseThrow().state()).isEqualTo(PaperState.DUE);
        assertThat(register.bytes(paper.id())).isEmpty();
        press.look();
        assertThat(press.check().state()).isEqualTo(Health.State.DEGRADED);

        breakTemplateOf(paper, false);
        press.look();
        assertThat(register.find(paper.id()).orElseThrow().state())
                .as("not before its pause is over")
                .isEqualTo(PaperState.DUE);
        clock.move(Duration.ofMinutes(11));
        press.look();
        assertThat(register.find(paper.id()).orElseThrow().state()).isEqualTo(PaperState.ISSUED);
        assertThat(press.check().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void concurrentOrdersOfOneSeriesLeaveNoGapAndNoDouble() throws Exception {
        Set<Long> numbers = new HashSet<>();
        for (Long number : atOnce(4, 10, i -> transactions.call(() -> series.next("shared")))) {
            numbers.add(number);
        }

        assertThat(numbers).hasSize(40).contains(1L, 40L);
        assertThat(transactions.call(() -> series.last("shared"))).isEqualTo(40);
    }

    @Test
    void numbersAreVoidedOnceAndOnlyWhenGiven() {
        transactions.run(() -> series.next("voids"));

        transactions.run(() -> series.voidNumber("voids", 1, "打印损坏"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.run(() -> series.voidNumber("voids", 1, "twice")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.run(() -> series.voidNumber("voids", 2, "never")));
    }

    @Test
    @Tag("R-143")
    void supervisionCodesAreUniqueWithinDivisionAndDay() throws Exception {
        RowSupervisionCodes codes = new RowSupervisionCodes(transactions, READY);

        Set<SupervisionCode> given =
                new HashSet<>(atOnce(4, 5, i -> transactions.call(() -> codes.next("110101", AT))));
        SupervisionCode otherDay = transactions.call(() -> codes.next("110101", Instant.parse("2026-11-22T16:00:00Z")));
        SupervisionCode otherDivision = transactions.call(() -> codes.next("110102", AT));

        assertThat(given).hasSize(20).allMatch(code -> code.value().startsWith("11010120261122"));
        assertThat(otherDay.value()).startsWith("11010120261123000001");
        assertThat(otherDivision.value()).startsWith("11010220261122000001");
        assertThatIllegalArgumentException().isThrownBy(() -> transactions.run(() -> codes.next("1101", AT)));
    }

    private PaperView orderedWhileThePressStops(String caseId) throws InterruptedException {
        Press stopped = new Press(database.factory(), transactions, clock, false);
        stopped.stop();
        PaperRegister other = new StoredPapers(
                database.factory(),
                transactions,
                READY,
                series,
                stopped,
                clock,
                OrderFixture.config("https://hall.example.cn/"));
        return transactions.call(() -> other.order(order(caseId)));
    }

    private interface Job<T> {
        T run(int i);
    }

    private static <T> List<T> atOnce(int threads, int each, Job<T> job) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads * each; i++) {
                int n = i;
                futures.add(pool.submit(() -> job.run(n)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Puts the paper over a template that needs what the data does not have, or heals that template. */
    private void breakTemplateOf(PaperView paper, boolean broken) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String template = "(SELECT TEMPLATE FROM DOCUMENTS_CONTENT WHERE PAPER = '" + paper.id() + "')";
            if (broken) {
                statement.executeUpdate(
                        "INSERT INTO DOCUMENTS_TEMPLATE (DIGEST, BODY) VALUES ('broken', '${nothing}')");
                statement.executeUpdate(
                        "UPDATE DOCUMENTS_CONTENT SET TEMPLATE = 'broken' WHERE PAPER = '" + paper.id() + "'");
            } else {
                statement.executeUpdate(
                        "UPDATE DOCUMENTS_TEMPLATE SET BODY = '<p>healed</p>' WHERE DIGEST = " + template);
            }
        }
    }

    private static String flipped(String code) {
        char last = code.charAt(15);
        return code.substring(0, 15) + (last == '0' ? '1' : '0');
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = AT;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
