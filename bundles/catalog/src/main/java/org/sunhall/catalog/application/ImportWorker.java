package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Batch;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.Opinion;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaImports;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.WorkLoop;
import org.sunhall.persistence.Transactions;

/**
 * Carries imports out, some items a transaction, so that five thousand lock nobody out: proposes an edition of each, approves or
 * rejects it as its proceeding was decided, publishes it. What was interrupted goes on where it was.
 */
final class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Actor CATALOG = Actor.system("catalog");
    /** Items a transaction: few, so that who looks at them on Derby waits for no more than a moment. */
    private static final int AT_ONCE = 25;

    private static final long LOOK_MILLIS = 1_000;

    private final Transactions transactions;
    private final JpaEditions editions;
    private final JpaProceedings proceedings;
    private final JpaImports imports;
    private final Definitions definitions;
    private final EditionEvents events;
    private final TakeEffect takeEffect;
    private final LawWatch lawWatch;
    private final Clock clock;
    private final WorkLoop loop;
    private String readId = "";
    private List<Planned> read = List.of();

    private record Planned(String proceeding, CatalogEntry entry) {}

    ImportWorker(
            Transactions transactions,
            JpaEditions editions,
            JpaProceedings proceedings,
            JpaImports imports,
            Definitions definitions,
            EditionEvents events,
            TakeEffect takeEffect,
            LawWatch lawWatch,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.proceedings = proceedings;
        this.imports = imports;
        this.definitions = definitions;
        this.events = events;
        this.takeEffect = takeEffect;
        this.lawWatch = lawWatch;
        this.clock = clock;
        this.loop = new WorkLoop("sunhall-catalog-import", LOOK_MILLIS, this::work);
    }

    void start() {
        loop.start();
    }

    void stop() throws InterruptedException {
        loop.stop(10_000);
    }

    /** There is something to do. */
    void ask() {
        loop.wake();
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !loop.isStopped()) {
                more = step();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("An import could not be carried on; trying again", e);
        }
    }

    /** Does the next piece of work; false when there is none. */
    synchronized boolean step() {
        for (String id : transactions.call(imports::open)) {
            if (transactions.call(() -> imports.lock(id).map(this::carryOn).orElse(false))) {
                return true;
            }
        }
        readId = "";
        read = List.of();
        return false;
    }

    private boolean carryOn(Batch batch) {
        if (batch.done()) {
            return false;
        }
        if (batch.proposed() < batch.total()) {
            propose(batch);
            return true;
        }
        List<Proceeding> parts = proceedings.of(new ItemCode(batch.id()));
        for (Proceeding part : parts) {
            if (part.state() != ProceedingState.OPEN) {
                List<Edition> waiting = editions.ofBatch(part.id(), EditionState.PROPOSED, AT_ONCE);
                if (!waiting.isEmpty()) {
                    waiting.forEach(edition -> decide(edition, part));
                    return true;
                }
            }
        }
        if (batch.publishFrom().isPresent()) {
            for (Proceeding part : parts) {
                List<Edition> approved = editions.ofBatch(part.id(), EditionState.APPROVED, AT_ONCE);
                if (!approved.isEmpty()) {
                    approved.forEach(edition -> publish(edition, batch));
                    return true;
                }
            }
        }
        boolean rejected = parts.stream().allMatch(part -> part.state() == ProceedingState.REJECTED);
        if (rejected || batch.publishFrom().isPresent()) {
            imports.put(batch.finished());
            LOG.info("The import {} is carried out", batch.id());
        }
        return false;
    }

    private void propose(Batch batch) {
        List<Planned> all = planned(batch);
        int end = Math.min(batch.total(), batch.proposed() + AT_ONCE);
        all.subList(batch.proposed(), end).forEach(planned -> propose(batch, planned));
        imports.put(batch.proposed(end));
    }

    private List<Planned> planned(Batch batch) {
        if (!readId.equals(batch.id())) {
            List<Planned> all = new ArrayList<>();
            imports.parts(batch.id())
                    .forEach(part -> part.entries().forEach(entry -> all.add(new Planned(part.proceeding(), entry))));
            read = all;
            readId = batch.id();
        }
        return read;
    }

    private void propose(Batch batch, Planned planned) {
        CatalogEntry entry = planned.entry();
        boolean own = editions.owner(entry.code(), batch.jurisdiction()).equals(batch.jurisdiction());
        boolean pending = editions.of(entry.code()).stream()
                .anyMatch(edition -> edition.state().isUnderReview() || edition.state() == EditionState.APPROVED);
        if (!own || pending) {
            // Somebody else brought an edition between the check and now; theirs is decided on first.
            LOG.warn("{} of import {} is on its way by other means; it is left out", entry.code(), batch.id());
            return;
        }
        editions.put(entry);
        int number = editions.nextNumber(entry.code());
        Edition edition = new Edition(
                new EditionView(
                        ProposeEditions.id(entry.code(), number),
                        entry.code(),
                        entry.name(),
                        number,
                        EditionState.PROPOSED,
                        entry.digest(),
                        entry.digest(),
                        EditionView.ENTRY,
                        planned.proceeding(),
                        entry.implementingSubject(),
                        batch.jurisdiction(),
                        Optional.empty(),
                        batch.at(),
                        Optional.empty(),
                        Optional.empty(),
                        RunningCases.FINISH_UNDER_OLD,
                        Optional.empty(),
                        1),
                entry.type(),
                entry.powerSubject(),
                Optional.empty(),
                Optional.empty());
        editions.put(edition);
        events.append(CATALOG, batch.at(), "proposed", edition, data -> {
            data.put("import", batch.id());
            data.put("proceeding", planned.proceeding());
        });
        lawWatch.proposed(CATALOG, entry.code(), edition.view().id(), batch.at());
    }

    private void decide(Edition edition, Proceeding part) {
        Opinion last = part.stages().stream()
                .filter(stage -> stage.act().mustAgree())
                .flatMap(stage -> stage.opinion().stream())
                .filter(opinion -> opinion.agrees() == (part.state() == ProceedingState.APPROVED))
                .reduce((first, second) -> second)
                .orElseThrow();
        boolean approved = part.state() == ProceedingState.APPROVED;
        Edition reviewed = edition.reviewed(
                approved ? EditionState.APPROVED : EditionState.REJECTED,
                last.by(),
                last.words(),
                RunningCases.FINISH_UNDER_OLD,
                last.at());
        editions.put(reviewed);
        events.append(
                CATALOG,
                last.at(),
                approved ? "approved" : "rejected",
                reviewed,
                Map.of(approved ? "opinion" : "reasons", last.words()),
                data -> {
                    data.put("proceeding", part.id());
                    data.put("by", last.by());
                    part.stages().stream()
                            .filter(stage ->
                                    stage.opinion().filter(last::equals).isPresent())
                            .map(Stage::id)
                            .findFirst()
                            .ifPresent(stage -> data.put("stage", stage));
                });
    }

    private void publish(Edition approved, Batch batch) {
        Instant now = clock.instant();
        Instant from = batch.publishFrom().orElseThrow();
        editions.lock(approved.view().item());
        Edition published = approved.published(from, Optional.empty());
        editions.put(published);
        events.appendPublic(CATALOG, now, "published", published, definitions.disclosure(published.view()), data -> {
            data.put("import", batch.id());
            data.put("by", batch.publishedBy().orElseThrow());
        });
        if (!from.isAfter(now)) {
            takeEffect.take(CATALOG, published, now);
        }
    }
}
