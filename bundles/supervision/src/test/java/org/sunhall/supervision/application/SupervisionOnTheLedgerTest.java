package org.sunhall.supervision.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.supervision.application.CaseStory.terms;
import static org.sunhall.supervision.application.MovedClock.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.store.SupervisionStore;

/** Supervision behind the real ledger: what it appends while it listens, and how it catches up. */
class SupervisionOnTheLedgerTest {

    private static final String[] CHANGELOGS = {TestLedger.CHANGELOG, "db/supervision/changelog.xml"};
    private static final Instant MONDAY = at("2026-03-02T10:00");

    @Test
    void catchesUpOnDerby() {
        try (TestDatabase database = TestDatabase.derby("supervision", CHANGELOGS)) {
            catchesUp(database);
        }
    }

    @Test
    void catchesUpOnPostgresql() {
        try (TestDatabase database = TestDatabase.postgresql("supervision", CHANGELOGS)) {
            catchesUp(database);
        }
    }

    private void catchesUp(TestDatabase database) {
        Transactions transactions = database.transactions();
        TestLedger ledger = TestLedger.on(database);
        MovedClock clock = new MovedClock(at("2026-04-01T08:00"));
        SupervisionStore store = new SupervisionStore(database.factory(), transactions, null);
        LampRecorder recorder = new LampRecorder(store, ledger.ledger(), new Readers(PackRegistry.bundled(), clock));
        CaseStory story = new CaseStory("c1", event -> append(ledger, transactions, event));

        // Supervision is away while a case runs late; a second case is still open.
        story.submitted(MONDAY)
                .started("statutory", terms("statutory", ClockOwner.OFFICE, "10wd", "3wd"), MONDAY, MONDAY)
                .ended("statutory", at("2026-03-18T15:00"))
                .happened("case.closed", at("2026-03-18T15:00"));
        new CaseStory("c2", event -> append(ledger, transactions, event))
                .submitted(MONDAY)
                .started("statutory", terms("statutory", ClockOwner.OFFICE, "10wd", "3wd"), MONDAY, MONDAY);

        // It comes back twice, the second time as a new component with the same name.
        ledger.follow(new CaseFollower(store, recorder, clock));
        ledger.deliver();
        new DueLamps(store, recorder, transactions, clock, 500).light();
        LedgerListener restarted = new CaseFollower(store, recorder, clock);
        ledger.follow(restarted);
        ledger.deliver();

        assertThat(transactions.call(() -> store.history(new CaseId("c1"))))
                .extracting(LampChange::to)
                .containsExactly(Lamp.YELLOW, Lamp.RED);
        for (String id : List.of("c1", "c2")) {
            assertThat(ledger.ledger().read(new StreamId("lamp", id)))
                    .extracting(event -> event.data().path("lamp").asText())
                    .containsExactly("YELLOW", "RED");
        }
        assertThat(ledger.ledger().verify().findings()).isEmpty();
    }

    private static void append(TestLedger ledger, Transactions transactions, RecordedEvent event) {
        transactions.run(() -> ledger.ledger()
                .append(
                        event.stream(),
                        event.sequence() - 1,
                        Actor.system("test"),
                        event.at(),
                        List.of(new EventDraft(event.type(), event.data(), event.personal()))));
    }
}
