package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.InForce;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.clocks.ClockReader;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.Plugins;

/** The catalog, put together: its use cases, its queries, and the worker that puts editions in force. */
@Component(
        service = {Catalog.class, CatalogDesk.class},
        immediate = true)
public final class CatalogDesk implements Catalog {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final JpaEditions editions;
    private final Clock clock;
    private final Definitions definitions;
    private final ApproveEdition approveEdition;
    private final RejectEdition rejectEdition;
    private final PublishEdition publishEdition;
    private final EffectWorker worker;
    private final ProceedingDesk proceedings;
    private final Benchmarks benchmarks;
    private final CorrectItem correctItem;
    private final Integrity integrity;
    private final JpaLaw law;
    private final LawWatch lawWatch;
    private final JpaProceedings stored;
    private final ChangeStanding changeStanding;
    private final ResubmitEdition resubmitEdition;
    private final PackRegistry packs;
    private final Comparisons comparisons;

    /** Takes its collaborators and starts the worker. */
    @Activate
    public CatalogDesk(
            @Reference Transactions transactions,
            @Reference JpaEditions editions,
            @Reference JpaProceedings stored,
            @Reference JpaUse use,
            @Reference JpaLaw law,
            @Reference Plugins plugins,
            @Reference Incidents incidents,
            @Reference Ledger ledger,
            @Reference Directory directory,
            @Reference PackRegistry packs,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.stored = stored;
        this.clock = clock;
        this.definitions = new Definitions(plugins, editions);
        this.packs = packs;
        this.comparisons = new Comparisons(transactions, editions, definitions, packs, clock);
        EditionEvents events = new EditionEvents(ledger);
        this.proceedings =
                new ProceedingDesk(stored, editions, definitions, ledger, this.packs, new Reviewers(directory));
        ReviewEdition review = new ReviewEdition(transactions, editions, events, proceedings, clock);
        TakeEffect takeEffect = new TakeEffect(editions, definitions, events, plugins);
        this.approveEdition = new ApproveEdition(review, definitions);
        this.rejectEdition = new RejectEdition(review);
        this.integrity = new Integrity(ledger, definitions);
        Applicants applicants = new Applicants(proceedings.reviewers());
        this.resubmitEdition = new ResubmitEdition(transactions, editions, events, proceedings, applicants, clock);
        this.changeStanding = new ChangeStanding(
                transactions, editions, stored, use, proceedings, new ItemEvents(ledger), this.packs, clock);
        this.law = law;
        this.lawWatch = new LawWatch(
                transactions, editions, law, definitions, ledger, this.packs, proceedings.reviewers(), clock);
        this.benchmarks = new Benchmarks(definitions);
        this.correctItem = new CorrectItem(transactions, editions, definitions, applicants, events, this.packs, clock);
        this.publishEdition =
                new PublishEdition(transactions, editions, definitions, events, takeEffect, proceedings, clock);
        this.worker = new EffectWorker(
                transactions, editions, takeEffect, plugins, integrity, incidents, changeStanding, clock);
        worker.start();
    }

    /** Stops the worker. */
    @Deactivate
    public void stop() throws InterruptedException {
        worker.stop();
    }

    @Override
    public List<ItemView> items() {
        return transactions.call(() -> views(editions.all(), edition -> true));
    }

    /**
     * Some items by code.
     *
     * @param items those of them that the reader may see
     * @param next  the code they end with; empty when no item is behind it
     */
    public record ItemPage(List<ItemView> items, Optional<String> next) {}

    /**
     * The next items by code, as this reader may see them.
     *
     * @param after    the last code before them
     * @param most     how many to look at
     * @param internal the jurisdictions whose unpublished editions they may see
     */
    public ItemPage items(String after, int most, Predicate<JurisdictionId> internal) {
        return transactions.call(() -> {
            List<Edition> some = editions.after(after, most);
            long codes = some.stream()
                    .map(edition -> edition.view().item())
                    .distinct()
                    .count();
            Optional<String> next = codes < most
                    ? Optional.empty()
                    : Optional.of(some.get(some.size() - 1).view().item().value());
            return new ItemPage(
                    views(
                            some,
                            edition -> edition.state().isPublic()
                                    || internal.test(edition.view().jurisdiction())),
                    next);
        });
    }

    /** What differs once anything that is shown of items changed. */
    String stamp() {
        return transactions.call(editions::stamp);
    }

    /** By item, what differs once something that is shown of it changed. */
    Map<ItemCode, String> stamps() {
        return transactions.call(editions::stamps);
    }

    /** The same of one item; empty when there is none. */
    Optional<String> stamp(ItemCode code) {
        return transactions.call(() -> editions.stamp(code));
    }

    /** These items, as far as this reader may see them, in no order; at most 200. */
    List<ItemView> items(List<ItemCode> codes, Predicate<JurisdictionId> internal) {
        return transactions.call(() -> views(
                editions.of(codes),
                edition -> edition.state().isPublic()
                        || internal.test(edition.view().jurisdiction())));
    }

    @Override
    public Optional<ItemView> item(ItemCode code) {
        return transactions.call(() -> views(editions.of(code), edition -> true)).stream()
                .findFirst();
    }

    /** The item as the public may see it: by its public editions alone; empty when it has none. */
    public Optional<ItemView> publicItem(ItemCode code) {
        return transactions
                .call(() -> views(editions.of(code), edition -> edition.state().isPublic()))
                .stream()
                .findFirst();
    }

    /** In a transaction; few queries, however many items there are. */
    private List<ItemView> views(List<Edition> some, Predicate<Edition> seen) {
        Map<ItemCode, List<Edition>> byItem = new LinkedHashMap<>();
        some.stream().filter(seen).forEach(edition -> byItem.computeIfAbsent(
                        edition.view().item(), item -> new ArrayList<>())
                .add(edition));
        Instant now = clock.instant();
        boolean many = byItem.size() > 1;
        Map<ItemCode, ItemStanding> standings = many ? editions.standings() : Map.of();
        Map<ItemCode, String> corrections = many ? editions.corrections() : Map.of();
        List<Shown> shown = byItem.values().stream().map(all -> shown(all, now)).toList();
        Map<Digest, CatalogEntry> entries = editions.entries(shown.stream()
                .map(each -> each.edition().view())
                .filter(view -> !view.isOnline())
                .map(EditionView::plugin)
                .toList());
        List<ItemView> views = new ArrayList<>();
        for (Shown each : shown) {
            EditionView view = each.edition().view();
            ItemCode code = view.item();
            Optional<ObjectNode> disclosed = view.isOnline()
                    ? definitions.disclosure(view)
                    : Optional.ofNullable(entries.get(view.plugin())).map(CatalogEntry::disclosed);
            Optional<String> corrected = many ? Optional.ofNullable(corrections.get(code)) : editions.corrections(code);
            views.add(new ItemView(
                    code,
                    view.itemName(),
                    each.edition().type(),
                    each.edition().powerSubject(),
                    view.implementingSubject(),
                    view.jurisdiction(),
                    many ? standings.getOrDefault(code, ItemStanding.ACTIVE) : editions.standing(code),
                    each.inForce().map(Edition::view),
                    each.pending().map(Edition::view),
                    disclosed
                            .map(fields -> CorrectItem.over(fields, corrected))
                            .orElseGet(JsonNodeFactory.instance::objectNode)));
        }
        return views;
    }

    /** The edition an item is described by, and those that are in force and on their way. */
    private record Shown(Edition edition, Optional<Edition> inForce, Optional<Edition> pending) {}

    private Shown shown(List<Edition> some, Instant now) {
        Optional<Edition> inForce = at(some, now).asOptional();
        Optional<Edition> pending = some.stream()
                .filter(edition -> inForce.filter(edition::equals).isEmpty())
                .filter(edition -> edition.state().isUnderReview()
                        || edition.state() == EditionState.APPROVED
                        || edition.state() == EditionState.PUBLISHED)
                .findFirst();
        return new Shown(inForce.or(() -> pending).orElse(some.get(0)), inForce, pending);
    }

    @Override
    public List<EditionView> editions(ItemCode code) {
        return transactions.call(() -> editions.of(code)).stream()
                .map(Edition::view)
                .toList();
    }

    /** All editions, by item, the latest first. */
    public List<EditionView> editions() {
        return transactions.call(editions::all).stream().map(Edition::view).toList();
    }

    @Override
    public Optional<EditionView> edition(EditionId id) {
        return transactions.call(() -> editions.find(id)).map(Edition::view);
    }

    @Override
    public Outcome<EditionView> inForce(ItemCode code, Instant at) {
        List<Edition> some = transactions.call(() -> editions.of(code));
        Outcome<Edition> holds = some.isEmpty()
                ? InForce.at(code, some, at, clock.getZone())
                : InForce.forCases(code, transactions.call(() -> editions.standing(code)), some, at, pack(some));
        return holds.then(CatalogDesk::online).then(integrity::asApproved).map(Edition::view);
    }

    /** An entry of the catalog has no flow that a case could follow. */
    private static Outcome<Edition> online(Edition edition) {
        return edition.view().isOnline()
                ? Outcome.accepted(edition)
                : Outcome.refused(
                        CatalogRejection.NOT_ONLINE,
                        Text.of(
                                        "「{0}」已列入权力清单,尚未实行网上运行,没有经审核的流程,不能在平台办理,请到实施机构现场办理(004第八条)。",
                                        "“{0}” is in the catalog but does not run online yet: no flow of it has been reviewed; apply"
                                                + " at the office (R-060).")
                                .with(edition.view().itemName()));
    }

    private Pack pack(List<Edition> some) {
        return packs.of(some.get(0).view().jurisdiction());
    }

    private Outcome<Edition> at(List<Edition> some, Instant at) {
        EditionView any = some.get(0).view();
        return InForce.at(any.item(), some, at, packs.of(any.jurisdiction()).zone());
    }

    /** What a reviewer of this edition has to look at. */
    public EditionReview review(EditionView edition) {
        if (!edition.isOnline()) {
            return transactions.call(() -> EditionReview.of(definitions, edition));
        }
        Optional<EditionView> against = inForce(edition.item(), clock.instant())
                .asOptional()
                .filter(other -> !other.id().equals(edition.id()));
        return EditionReview.of(definitions, edition, against);
    }

    /** The reviews of an edition, the latest first, with opinions and clocks. */
    public List<Proceeding> reviewsOf(EditionView edition) {
        return transactions.call(() -> proceedings.reviewsOf(edition));
    }

    @Override
    public Outcome<EditionView> approve(
            Actor actor, EditionId id, String opinion, Digest reviewed, RunningCases runningCases, long expected) {
        return approveEdition.approve(actor, id, opinion, reviewed, runningCases, expected);
    }

    @Override
    public Outcome<EditionView> reject(Actor actor, EditionId id, String reasons, long expected) {
        return rejectEdition.reject(actor, id, reasons, expected);
    }

    /** Applies for hanging, un-hanging, exemption or the end of an item. */
    public Outcome<Proceeding> apply(
            Actor actor, ItemCode code, ChangeKind kind, String reason, Proceeding.Asked asked) {
        return changeStanding.apply(actor, code, kind, reason, asked);
    }

    /** Speaks at the open stage of a proceeding on an item's standing. */
    public Outcome<Proceeding> say(Actor actor, String proceeding, boolean agrees, String words, long expected) {
        return changeStanding.say(actor, proceeding, agrees, words, expected);
    }

    /** A proceeding. */
    public Optional<Proceeding> proceeding(String id) {
        return transactions.call(() -> stored.find(id));
    }

    /** The proceedings in this state, the earliest first. */
    public List<Proceeding> proceedings(ProceedingState state) {
        return transactions.call(() -> stored.in(state));
    }

    /** The stage of a proceeding at which this actor can speak now. */
    public Optional<Stage> stageOf(Actor actor, Proceeding proceeding) {
        return proceedings.stageOf(actor, proceeding).asOptional();
    }

    /** What the legal office would read if this jar landed now, item by item; nothing is landed or kept. */
    public Outcome<List<Comparison>> compare(byte[] jar) {
        return comparisons.of(jar);
    }

    /** How one edition differs from another of its item. */
    public EditionReview difference(EditionView before, EditionView after) {
        if (!before.isOnline() || !after.isOnline()) {
            return transactions.call(() -> EditionReview.between(definitions, before, after));
        }
        return EditionReview.of(definitions, after, Optional.of(before));
    }

    /** Corrects static information; answers with what is disclosed now. */
    public Outcome<ObjectNode> correct(Actor actor, ItemCode code, JsonNode fields, String reason) {
        return correctItem.correct(actor, code, fields, reason);
    }

    /** The discretion benchmarks of an edition. */
    public List<DiscretionTable> benchmarks(EditionView edition) {
        return benchmarks.of(edition);
    }

    /** The cell of a benchmark for a situation. */
    public Outcome<DiscretionTable.Cell> lookup(EditionView edition, String table, Map<String, JsonNode> facts) {
        return benchmarks.lookup(edition, table, facts);
    }

    /** The articles that items of a jurisdiction stand on and that are repealed by this day, the earliest first. */
    public List<EndingBasis> endingBases(JurisdictionId jurisdiction, LocalDate until) {
        List<EndingBasis> ending = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            ItemPage page = items(next.get(), AT_ONCE, jurisdiction::equals);
            page.items().stream()
                    .filter(item -> item.jurisdiction().equals(jurisdiction))
                    .forEach(item -> ending.addAll(EndingBasis.of(item, until)));
            next = page.next();
        }
        ending.sort(Comparator.comparing(EndingBasis::to)
                .thenComparing(basis -> basis.item().value()));
        return ending;
    }

    /** Registers a change of law or functions: every item it touches has to be declared. */
    public Outcome<LawWatch.Registered> register(Actor actor, LawChange change) {
        return lawWatch.register(actor, change);
    }

    /** A change with what it made due. */
    public Optional<LawWatch.Registered> lawChange(String id) {
        return transactions.call(() -> lawWatch.find(id));
    }

    /** The changes of a jurisdiction, the latest first. */
    public List<LawChange> lawChanges(JurisdictionId jurisdiction) {
        return transactions.call(() -> law.of(jurisdiction));
    }

    /** The office says that an item does not have to change. */
    public Outcome<Declaration> unchanged(Actor actor, String declaration, String note, long expected) {
        return lawWatch.unchanged(actor, declaration, note, expected);
    }

    /** Reads clocks by the rules of a jurisdiction today. */
    public ClockReader reader(JurisdictionId jurisdiction) {
        return packs.clockReader(jurisdiction, clock.instant());
    }

    /** The rules of a jurisdiction. */
    public Pack pack(JurisdictionId jurisdiction) {
        return packs.of(jurisdiction);
    }

    /** The platform's time. */
    public Instant now() {
        return clock.instant();
    }

    /** Items in force that nobody used in the years the pack looks at. */
    public List<EditionView> unused() {
        return transactions.call(changeStanding::unused).stream()
                .map(Edition::view)
                .toList();
    }

    @Override
    public Outcome<EditionView> resubmit(Actor actor, EditionId id, String reason, long expected) {
        return resubmitEdition.resubmit(actor, id, reason, expected);
    }

    @Override
    public Outcome<EditionView> publish(
            Actor actor,
            EditionId id,
            Optional<Instant> effectiveFrom,
            Optional<Instant> effectiveUntil,
            long expected) {
        Outcome<EditionView> outcome = publishEdition.publish(actor, id, effectiveFrom, effectiveUntil, expected);
        outcome.asOptional().ifPresent(edition -> worker.ask());
        return outcome;
    }
}
