package org.sunhall.disclosure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.disclosure.application.CaseStory.at;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.store.DisclosureStore;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;

/** Disclosure behind the real ledger. */
class DisclosureOnTheLedgerTest {

    private static final String[] CHANGELOGS = {TestLedger.CHANGELOG, "db/disclosure/changelog.xml"};
    private static final Instant FILED = at("2026-03-02T10:00");

    @Test
    void catchesUpOnDerby() {
        try (TestDatabase database = TestDatabase.derby("disclosure", CHANGELOGS)) {
            catchesUp(database);
        }
    }

    @Test
    void catchesUpOnPostgresql() {
        try (TestDatabase database = TestDatabase.postgresql("disclosure", CHANGELOGS)) {
            catchesUp(database);
        }
    }

    private void catchesUp(TestDatabase database) {
        Transactions transactions = database.transactions();
        TestLedger ledger = TestLedger.on(database);
        Clock clock = Clock.fixed(at("2026-04-01T08:00"), ZoneId.of("Asia/Shanghai"));
        DisclosureStore store = new DisclosureStore(database.factory(), transactions, null);
        DisclosureReads disclosure = new DisclosureReads(store, transactions, TestDirectory.withMarketBureau(), clock);
        CaseStory story = new CaseStory(1, "licence", event -> append(ledger, transactions, event)).submitted(FILED);
        assertThat(disclosure.progress(story.receipt).refusal()).isPresent();

        ledger.follow(new DisclosureFollower(
                store, new Results(store, PackRegistry.bundled(), clock), PackRegistry.bundled(), clock));
        ledger.deliver();
        assertThat(stage(disclosure, story.receipt)).isEqualTo("SUBMITTED");

        story.accepted("explicit", FILED, at("2026-03-03T10:00")).decided("granted", at("2026-03-05T10:00"));
        ledger.follow(new DisclosureFollower(
                store, new Results(store, PackRegistry.bundled(), clock), PackRegistry.bundled(), clock));
        ledger.deliver();
        assertThat(stage(disclosure, story.code)).isEqualTo("DECIDED");
    }

    private static String stage(DisclosureReads disclosure, String code) {
        return disclosure.progress(code).map(Progress::stage).asOptional().orElseThrow();
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
