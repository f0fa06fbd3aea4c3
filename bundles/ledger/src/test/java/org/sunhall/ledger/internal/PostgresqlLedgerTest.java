package org.sunhall.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.TestLedger;
import org.sunhall.ledger.internal.LedgerFixture.Collector;
import org.sunhall.persistence.TestDatabase;

class PostgresqlLedgerTest extends LedgerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("ledger", TestLedger.CHANGELOG);
    }

    @Test
    void anAppendByAnOlderTransactionThanItsPredecessorsIsRepeatedSoThatAStreamIsDeliveredInOrder() {
        AtomicInteger attempts = new AtomicInteger();
        sql("delete from LEDGER_STATE where NAME = 'older'");
        transactions().run(() -> {
            sql("insert into LEDGER_STATE (NAME, VALUE_NUMBER) values ('older', 1)");
            if (attempts.incrementAndGet() == 1) {
                CompletableFuture.runAsync(() -> append("a", 0, 1)).join();
            }
            append("a", Ledger.ANY, 2);
        });
        Collector all = new Collector("all");
        parts().follow(all);
        parts().deliver();

        assertThat(attempts).hasValue(2);
        assertThat(all.got).extracting(RecordedEvent::sequence).containsExactly(1L, 2L);
    }

    @Test
    void goesOnAfterARestoreIntoAClusterThatCountsTransactionsFromTheBeginning() {
        append("a", 0, 1);
        sql("update LEDGER_EVENT set XID = XID + 1000000000");
        TestLedgerParts restored = new TestLedgerParts(transactions());
        transactions().run(() -> restored.ledger()
                .append(
                        LedgerFixture.stream("a"),
                        1,
                        LedgerFixture.CLOCK,
                        LedgerFixture.AT,
                        java.util.List.of(LedgerFixture.event("case.noted", 2))));
        Collector all = new Collector("all");
        restored.follow(all);
        restored.deliver();

        assertThat(all.got).extracting(RecordedEvent::sequence).containsExactly(1L, 2L);
        sql("update LEDGER_STATE set VALUE_NUMBER = 0 where NAME = 'xid-offset'");
    }
}
