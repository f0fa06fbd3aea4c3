package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.model.Batch;
import org.sunhall.catalog.model.CatalogColumns;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.EntryRules;
import org.sunhall.catalog.model.EntryRules.Known;
import org.sunhall.catalog.model.Faults;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.RawCatalog;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaImports;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.ReviewRoute;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Plugins;

/**
 * Brings whole catalogs. A file is read to the end, everything that is wrong is named, and nothing is stored
 * when something is. What it brings is stored in one row, with the proceedings that decide on it along the pack's routes (K-04):
 * one for all items whose route leaves the department itself out, one more for each department whose own stage or superior has
 * a say. Its items then get their editions one after the other, each with events of its own, through {@link ImportWorker}.
 */
@Component(service = ImportDesk.class, immediate = true)
public final class ImportDesk {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final JpaProceedings stored;
    private final JpaImports imports;
    private final Ledger ledger;
    private final Directory directory;
    private final PackRegistry packs;
    private final Clock clock;
    private final Definitions definitions;
    private final ProceedingDesk proceedings;
    private final Applicants applicants;
    private final ImportWorker worker;

    /** Takes its collaborators and carries on what was begun. */
    @Activate
    public ImportDesk(
            @Reference Transactions transactions,
            @Reference JpaEditions editions,
            @Reference JpaProceedings stored,
            @Reference JpaLaw law,
            @Reference JpaImports imports,
            @Reference Plugins plugins,
            @Reference Ledger ledger,
            @Reference Directory directory,
            @Reference PackRegistry packs,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.stored = stored;
        this.imports = imports;
        this.ledger = ledger;
        this.directory = directory;
        this.packs = packs;
        this.clock = clock;
        this.definitions = new Definitions(plugins, editions);
        Reviewers reviewers = new Reviewers(directory);
        this.proceedings = new ProceedingDesk(stored, editions, definitions, ledger, packs, reviewers);
        this.applicants = new Applicants(reviewers);
        EditionEvents events = new EditionEvents(ledger);
        this.worker = new ImportWorker(
                transactions,
                editions,
                stored,
                imports,
                definitions,
                events,
                new TakeEffect(editions, definitions, events, plugins),
                new LawWatch(transactions, editions, law, definitions, ledger, packs, reviewers, clock),
                clock);
        worker.start();
    }

    /** Stops the worker; what is begun goes on at the next start. */
    @Deactivate
    public void stop() throws InterruptedException {
        worker.stop();
    }

    ImportWorker worker() {
        return worker;
    }

    /**
     * What came of a file.
     *
     * @param batch     what was brought; empty when everything was there already, or only a trial was asked for
     * @param repeated  whether this content was brought before and nothing was done now
     * @param items     how many items the file has
     * @param unchanged how many of them are as they are already
     */
    public record Brought(Optional<Batch> batch, boolean repeated, int items, int unchanged) {}

    /** An import with the proceedings that decide on it and how many of its items are in each state. */
    public record Progress(Batch batch, List<Proceeding> proceedings, Map<EditionState, Long> items) {}

    /**
     * Brings a file. Refused with every fault (422), for who may not bring items, and for what is no catalog.
     *
     * @param fileName as it is called
     * @param reason   the written application, 1 to 2 000 characters
     * @param trial    whether it shall be checked only
     */
    public Outcome<Brought> bring(
            Actor actor, ImportFormat format, String fileName, byte[] file, String reason, boolean trial) {
        Optional<Rejection> mayNot = mayNotBring(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Optional<Rejection> unreasoned =
                trial ? Optional.empty() : Refusals.missing("reason", reason, Text.of("申请理由", "reason"));
        if (unreasoned.isPresent()) {
            return Outcome.refused(unreasoned.get());
        }
        JurisdictionId jurisdiction = actor.jurisdiction().orElseThrow();
        Pack pack = packs.of(jurisdiction);
        Faults faults = new Faults();
        return new CatalogFile(pack, faults)
                .read(format, file)
                .then(raw -> transactions.call(() ->
                        bring(actor, pack.jurisdiction(), jurisdiction, pack, raw, faults, fileName, reason, trial)));
    }

    private Outcome<Brought> bring(
            Actor actor,
            JurisdictionId ruled,
            JurisdictionId jurisdiction,
            Pack pack,
            RawCatalog raw,
            Faults faults,
            String fileName,
            String reason,
            boolean trial) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(pack.zone()).toLocalDate();
        List<EntryRules.Org> organisations = directory.organisations().stream()
                .map(org -> new EntryRules.Org(
                        org.id(),
                        org.name().zh(),
                        // A jurisdiction without a pack of its own goes by the nation's.
                        org.jurisdiction().equals(jurisdiction) ? ruled : org.jurisdiction()))
                .toList();
        Set<OrgId> reach = proceedings.reviewers().isLegalOffice(actor, jurisdiction)
                ? Set.of()
                : Set.of(actor.org().orElseThrow());
        EntryRules rules = new EntryRules(
                pack, today, organisations, reach, known(CatalogFile.codes(raw), jurisdiction, ruled, pack), faults);
        EntryRules.Read read = rules.read(raw);
        Optional<Batch> before = same(jurisdiction, read.entries());
        if (before.isPresent() && isOnlyPending(faults)) {
            return Outcome.accepted(new Brought(before, true, raw.items().size(), read.unchanged()));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(new Rejection(
                    CatalogRejection.IMPORT_FAULTY,
                    Text.of(
                                    "文件有{0}处错误(列出{1}处),没有导入任何内容;请全部改正后重新导入。",
                                    "The file has {0} faults ({1} are listed); nothing was imported. Mend all of them and try again.")
                            .with(faults.count(), faults.listed().size()),
                    faults.listed()));
        }
        if (raw.items().isEmpty()) {
            return Outcome.refused(Refusals.invalid("items", "required", Text.of("文件没有事项。", "There is no item.")));
        }
        if (trial || read.entries().isEmpty()) {
            return Outcome.accepted(
                    new Brought(Optional.empty(), false, raw.items().size(), read.unchanged()));
        }
        Batch batch = store(actor, jurisdiction, read, fileName, reason, now);
        return Outcome.accepted(
                new Brought(Optional.of(batch), false, raw.items().size(), read.unchanged()));
    }

    /** The same content a second time finds its own items on their way; that alone is no fault of it. */
    private static boolean isOnlyPending(Faults faults) {
        return faults.count() == faults.listed().size()
                && faults.listed().stream().allMatch(fault -> fault.rule().equals("code-pending"));
    }

    private Optional<Batch> same(JurisdictionId jurisdiction, List<CatalogEntry> entries) {
        return entries.isEmpty()
                ? Optional.empty()
                : imports.of(jurisdiction, digest(entries)).stream()
                        .filter(batch -> stored.of(new ItemCode(batch.id())).stream()
                                .anyMatch(each -> each.state() != ProceedingState.REJECTED))
                        .findFirst();
    }

    private static Digest digest(List<CatalogEntry> entries) {
        StringBuilder all = new StringBuilder(entries.size() * 64);
        entries.forEach(entry -> all.append(entry.digest().hex()));
        return Digest.of(all.toString());
    }

    private Optional<Rejection> mayNotBring(Actor actor) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return early;
        }
        boolean may = actor.jurisdiction().isPresent()
                && (proceedings
                                .reviewers()
                                .isLegalOffice(actor, actor.jurisdiction().get())
                        || actor.org().filter(org -> applicants.may(actor, org)).isPresent());
        return may
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        CatalogRejection.FORBIDDEN,
                        Text.of(
                                "须由法制机构导入全辖区事项,或者由单位管理员、法制人员、负责人导入本单位事项。",
                                "The legal office brings the items of the jurisdiction; an office's administrator, legal staff or"
                                        + " head those of the office.")));
    }

    /** What is known of these codes. */
    private Map<ItemCode, Known> known(
            Set<String> codes, JurisdictionId jurisdiction, JurisdictionId ruled, Pack pack) {
        Map<ItemCode, Known> known = new HashMap<>();
        editions.owners().forEach((code, owner) -> {
            if (codes.contains(code.value())) {
                known.put(
                        code,
                        new Known(
                                owner.equals(jurisdiction) ? ruled : owner,
                                false,
                                false,
                                false,
                                Optional.empty(),
                                Map.of()));
            }
        });
        if (!known.isEmpty()) {
            Map<ItemCode, ItemStanding> standings = editions.standings();
            Map<ItemCode, List<Edition>> byItem = new HashMap<>();
            editions.all().stream()
                    .filter(edition -> known.containsKey(edition.view().item()))
                    .forEach(edition -> byItem.computeIfAbsent(edition.view().item(), each -> new ArrayList<>())
                            .add(edition));
            byItem.forEach((code, some) -> known.put(code, known(known.get(code), standings.get(code), some, pack)));
        }
        // What was brought and has no edition yet is on its way, too.
        for (String id : imports.open()) {
            Batch batch = imports.find(id).orElseThrow();
            if (batch.proposed() < batch.total()) {
                imports.parts(id).forEach(part -> part.entries().forEach(entry -> {
                    if (codes.contains(entry.code().value())) {
                        Known there = known.get(entry.code());
                        known.put(
                                entry.code(),
                                new Known(
                                        batch.jurisdiction().equals(jurisdiction) ? ruled : batch.jurisdiction(),
                                        there != null && there.online(),
                                        true,
                                        there != null && there.cancelled(),
                                        there == null ? Optional.empty() : there.digest(),
                                        there == null ? Map.of() : there.cells()));
                    }
                }));
            }
        }
        return known;
    }

    private Known known(Known owned, ItemStanding standing, List<Edition> some, Pack pack) {
        Optional<Edition> holds = some.stream()
                .filter(edition -> edition.state() == EditionState.IN_FORCE)
                .findFirst();
        boolean pending = some.stream()
                .anyMatch(edition -> edition.state().isUnderReview()
                        || edition.state() == EditionState.APPROVED
                        || edition.state() == EditionState.PUBLISHED);
        boolean online = some.stream()
                .filter(edition ->
                        edition.state() != EditionState.REJECTED && edition.state() != EditionState.SUPERSEDED)
                .anyMatch(edition -> edition.view().isOnline());
        boolean cancelled = standing != null && standing.at(clock.instant()) == ItemStanding.State.CANCELLED;
        Optional<Digest> digest =
                holds.map(Edition::view).filter(view -> !view.isOnline()).map(EditionView::digest);
        Map<String, String> cells = holds.filter(edition -> edition.view().isOnline())
                .flatMap(edition -> definitions.item(edition.view()))
                .map(item -> cells(pack, item))
                .orElse(Map.of());
        return new Known(owned.jurisdiction(), online, pending, cancelled, digest, cells);
    }

    static Map<String, String> cells(Pack pack, ItemDefinition item) {
        return CatalogColumns.cells(
                pack,
                item.code().value(),
                item.name(),
                item.type(),
                item.powerSubject().value(),
                item.implementingSubject().value(),
                item.disclosure());
    }

    private Batch store(
            Actor actor,
            JurisdictionId jurisdiction,
            EntryRules.Read read,
            String fileName,
            String reason,
            Instant now) {
        String id = "import-" + jurisdiction.value() + "-" + (imports.count(jurisdiction) + 1);
        Map<String, List<CatalogEntry>> groups = new LinkedHashMap<>();
        Map<String, ReviewRoute> routes = new HashMap<>();
        Map<String, OrgId> orgs = new HashMap<>();
        Map<OrgId, ReviewRoute> byOrg = new HashMap<>();
        for (CatalogEntry entry : read.entries()) {
            OrgId org = entry.implementingSubject();
            ReviewRoute route =
                    byOrg.computeIfAbsent(org, each -> proceedings.routeOf(ChangeKind.NEW, each, jurisdiction, now));
            boolean own = route.stages().stream().anyMatch(stage -> Reviewers.isOfDepartment(stage.function()));
            String group = route.id() + (own ? " " + org.value() : "");
            groups.computeIfAbsent(group, each -> new ArrayList<>()).add(entry);
            routes.put(group, route);
            orgs.putIfAbsent(group, own ? org : actor.org().orElse(org));
        }
        Batch batch = new Batch(
                id,
                jurisdiction,
                digest(read.entries()),
                CatalogFile.cut(fileName).orElse("catalog"),
                actor.reference(),
                now,
                read.entries().size(),
                read.unchanged(),
                0,
                Optional.empty(),
                Optional.empty(),
                false);
        List<Batch.Part> parts = new ArrayList<>();
        groups.forEach((group, entries) -> parts.add(new Batch.Part("p-" + id + "-" + (parts.size() + 1), entries)));
        imports.add(batch, parts);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("import", id);
        data.put("jurisdiction", jurisdiction.value());
        data.put("digest", batch.digest().hex());
        data.put("items", batch.total());
        data.put("unchanged", batch.unchanged());
        ledger.append(
                new StreamId("import", id),
                Ledger.ANY,
                actor,
                now,
                List.of(new EventDraft("catalog.import-proposed", data, Map.of("reason", reason))));
        int number = 0;
        for (Map.Entry<String, List<CatalogEntry>> group : groups.entrySet()) {
            Batch.Part part = parts.get(number++);
            Text name = Text.of("目录导入:{0}等{1}个事项", "Import of {1} items, {0} and others")
                    .with(part.entries().get(0).name(), part.entries().size());
            proceedings.openBatch(
                    actor,
                    part.proceeding(),
                    id,
                    name,
                    orgs.get(group.getKey()),
                    routes.get(group.getKey()),
                    ChangeKind.NEW,
                    jurisdiction,
                    reason,
                    now);
        }
        transactions.afterCommit(worker::ask);
        return batch;
    }

    /** The imports of a jurisdiction, the latest first, at most 100. */
    public List<Progress> imports(JurisdictionId jurisdiction) {
        return transactions.call(
                () -> imports.of(jurisdiction, 100).stream().map(this::progress).toList());
    }

    /** An import. */
    public Optional<Progress> find(String id) {
        return transactions.call(() -> imports.find(id).map(this::progress));
    }

    /** What an import brings, each entry with the proceeding that decides on it. */
    public List<Batch.Part> parts(String id) {
        return transactions.call(() -> imports.parts(id));
    }

    private Progress progress(Batch batch) {
        List<Proceeding> all = stored.of(new ItemCode(batch.id()));
        Map<EditionState, Long> items = new EnumMap<>(EditionState.class);
        all.forEach(
                each -> editions.countBatch(each.id()).forEach((state, count) -> items.merge(state, count, Long::sum)));
        return new Progress(batch, all, items);
    }

    /**
     * Makes public what was approved of an import. Refused for who does not publish by the pack's route, while somebody
     * still has to decide, and when nothing was approved.
     *
     * @param from empty: now
     */
    public Outcome<Progress> publish(Actor actor, String id, Optional<Instant> from) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Optional<Batch> found = imports.lock(id);
            if (found.isEmpty()) {
                return Outcome.refused(unknown());
            }
            Batch batch = found.get();
            Instant now = clock.instant();
            List<Proceeding> all = stored.of(new ItemCode(id));
            if (all.stream().anyMatch(each -> !proceedings.mayPublish(actor, each, now))) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            if (batch.publishFrom().isPresent()) {
                return Outcome.accepted(progress(batch));
            }
            if (from.filter(some -> some.isBefore(now)).isPresent()) {
                return Outcome.refused(Refusals.invalid(
                        "effectiveFrom",
                        "in-the-past",
                        Text.of("生效时间不得早于现在。", "An edition cannot take effect in the past.")));
            }
            boolean waits = all.stream().anyMatch(each -> each.state() == ProceedingState.OPEN);
            boolean some = all.stream().anyMatch(each -> each.state() == ProceedingState.APPROVED);
            if (waits || !some) {
                return Outcome.refused(
                        CatalogRejection.NOT_REVIEWED,
                        Text.of(
                                "导入的事项尚未全部审核,或者没有审核通过的事项,不能公布(002第十三条)。",
                                "The items of the import are not reviewed, or none was approved; nothing can be published (R-080)."));
            }
            Batch published = batch.published(from.orElse(now), actor.reference());
            imports.put(published);
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("import", id);
            data.put("jurisdiction", batch.jurisdiction().value());
            data.put("effectiveFrom", published.publishFrom().orElseThrow().toString());
            ledger.append(
                    new StreamId("import", id),
                    Ledger.ANY,
                    actor,
                    now,
                    List.of(EventDraft.of("catalog.import-published", data)));
            transactions.afterCommit(worker::ask);
            return Outcome.accepted(progress(published));
        });
    }

    /** There is none with this id. */
    public static Rejection unknown() {
        return Rejection.of(CatalogRejection.IMPORT_UNKNOWN, Text.of("没有这个导入批次。", "There is no such import."));
    }
}
