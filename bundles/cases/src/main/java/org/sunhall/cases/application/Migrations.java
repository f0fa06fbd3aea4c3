package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sunhall.cases.store.MigrationStore;
import org.sunhall.cases.store.MigrationStore.Migration;
import org.sunhall.casework.CaseState;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.persistence.Transactions;

/**
 * What reviewers chose for running cases, heard from the ledger when an edition takes effect, and at hand for every step: a
 * case that is to move at its next step is moved by the command that begins that step.
 */
@Component(
        service = {Migrations.class, LedgerListener.class},
        immediate = true)
public final class Migrations implements LedgerListener {

    private final Transactions transactions;
    private final MigrationStore store;
    private final Clock clock;
    private volatile Map<ItemCode, EditionId> atNextStep = Map.of();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Catalog catalog;

    /** Reads what is on record. */
    @Activate
    public Migrations(@Reference Transactions transactions, @Reference MigrationStore store, @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        reread();
    }

    @Override
    public String name() {
        return "cases-migrations";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("catalog.edition-in-force");
    }

    @Override
    public void on(RecordedEvent event) {
        EditionId edition = new EditionId(event.data().path("edition").asText());
        boolean known = store.find(edition).isPresent();
        if (known || !event.data().hasNonNull("supersedes")) {
            return;
        }
        RunningCases choice =
                RunningCases.valueOf(event.data().path("runningCases").asText(RunningCases.FINISH_UNDER_OLD.name()));
        boolean atOnce = choice == RunningCases.MOVE_DRAFTS || choice == RunningCases.STOP;
        store.put(
                new Migration(
                        edition,
                        new ItemCode(event.data().path("item").asText()),
                        choice.name(),
                        atOnce ? MigrationStore.State.RUNNING : MigrationStore.State.WAITING),
                clock.instant());
        transactions.afterCommit(this::reread);
    }

    /** Another node may have heard of an edition. */
    void reread() {
        Map<ItemCode, EditionId> waiting = new HashMap<>();
        for (Migration migration : transactions.call(store::all)) {
            // The latest edition of an item decides; older ones were superseded with what they had chosen.
            waiting.putIfAbsent(
                    migration.item(),
                    migration.choice().equals(RunningCases.MOVE_AT_NEXT_STEP.name()) ? migration.edition() : null);
        }
        waiting.values().removeIf(edition -> edition == null);
        atNextStep = Map.copyOf(waiting);
    }

    /** The edition this case is to move to when its next step begins. */
    Optional<EditionView> atNextStep(CaseState state) {
        return Optional.ofNullable(atNextStep.get(state.item()))
                .filter(edition -> !edition.equals(state.edition()))
                .flatMap(this::edition)
                .filter(edition -> edition.state() == EditionState.IN_FORCE);
    }

    /** An edition, while the catalog is there. */
    Optional<EditionView> edition(EditionId id) {
        Catalog present = catalog;
        return present == null ? Optional.empty() : present.edition(id);
    }

    /** The editions of an item that came before this one. */
    List<EditionId> before(EditionView edition) {
        Catalog present = catalog;
        return present == null
                ? List.of()
                : present.editions(edition.item()).stream()
                        .filter(other -> other.number() < edition.number())
                        .map(EditionView::id)
                        .toList();
    }

    Optional<Migration> onRecord(EditionId edition) {
        return transactions.call(() -> store.find(edition));
    }

    List<Migration> running() {
        return transactions.call(store::all).stream()
                .filter(migration -> migration.state() == MigrationStore.State.RUNNING)
                .toList();
    }

    void become(Migration migration, MigrationStore.State state) {
        Instant now = clock.instant();
        transactions.run(
                () -> store.put(new Migration(migration.edition(), migration.item(), migration.choice(), state), now));
    }
}
