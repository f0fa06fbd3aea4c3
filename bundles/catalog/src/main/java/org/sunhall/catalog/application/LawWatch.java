package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemStanding.State;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.DeclarationRule;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;

/**
 * Watches what makes items change: a change is registered, every item it touches gets a declaration with its clock
 * (R-073 to R-075, K-01, K-03), supervision lights those that nobody answers in time. A new edition of the item answers
 * its declarations; the office may also say that nothing has to change.
 */
public final class LawWatch {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final JpaLaw law;
    private final Definitions definitions;
    private final Ledger ledger;
    private final PackRegistry packs;
    private final Reviewers reviewers;
    private final Clock clock;

    LawWatch(
            Transactions transactions,
            JpaEditions editions,
            JpaLaw law,
            Definitions definitions,
            Ledger ledger,
            PackRegistry packs,
            Reviewers reviewers,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.law = law;
        this.definitions = definitions;
        this.ledger = ledger;
        this.packs = packs;
        this.reviewers = reviewers;
        this.clock = clock;
    }

    /** A change with the declarations it made due. */
    public record Registered(LawChange change, List<Declaration> declarations) {}

    /** Registers a change; its id, registrar and instant are given here. */
    Outcome<Registered> register(Actor actor, LawChange asked) {
        Optional<Rejection> mayNot = LegalOffice.notSignedIn(actor)
                .or(() -> isLegal(actor, asked)
                        ? Optional.empty()
                        : Optional.of(Rejection.of(
                                CatalogRejection.FORBIDDEN,
                                Text.of("须由本辖区法制机构登记。", "The legal office of the jurisdiction registers changes."))));
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Pack pack = packs.of(asked.jurisdiction());
        Instant now = clock.instant();
        LocalDate on = now.atZone(pack.zone()).toLocalDate();
        Optional<DeclarationRule> rule = pack.declaration(asked.trigger(), on);
        Optional<LocalDate> anchor = rule.flatMap(some -> Declaration.anchor(some, asked));
        return invalid(asked, rule, anchor)
                .map(Outcome::<Registered>refused)
                .orElseGet(() -> transactions.call(() -> Outcome.accepted(record(
                        actor,
                        asked,
                        rule.flatMap(some -> anchor.map(day ->
                                Declaration.clock(some, day, pack, packs.clockReader(pack.jurisdiction(), now), on))),
                        now))));
    }

    private boolean isLegal(Actor actor, LawChange asked) {
        return reviewers.isLegalOffice(actor, asked.jurisdiction());
    }

    private static Optional<Rejection> invalid(
            LawChange asked, Optional<DeclarationRule> rule, Optional<LocalDate> anchor) {
        if (asked.law().isEmpty() && asked.org().isEmpty() && asked.items().isEmpty()) {
            return Optional.of(
                    Refusals.invalid("law", "required", Text.of("请填写法律名称、单位或事项。", "Name a law, an office or items.")));
        }
        if (rule.isPresent() && anchor.isEmpty()) {
            String field =
                    switch (rule.get().anchor()) {
                        case PUBLICATION -> "publishedOn";
                        case EFFECTIVE_DATE_BACKWARDS -> "effectiveOn";
                        case CHANGE_EVENT, GOVERNMENT_DECISION -> "happenedOn";
                    };
            return Optional.of(Refusals.invalid(
                    field, "required", Text.of("请填写申报时限的起算日期。", "Give the day the time to declare is counted from.")));
        }
        return Refusals.missing("note", asked.note(), Text.of("说明", "note"));
    }

    private Registered record(Actor actor, LawChange asked, Optional<StatutoryClock> terms, Instant now) {
        LawChange change = new LawChange(
                "law-" + asked.jurisdiction().value() + "-" + (law.count() + 1),
                asked.jurisdiction(),
                asked.trigger(),
                asked.law(),
                asked.article(),
                asked.org(),
                asked.items(),
                asked.note(),
                asked.happenedOn(),
                asked.publishedOn(),
                asked.effectiveOn(),
                actor.reference(),
                now);
        law.add(change);
        List<Declaration> due = new ArrayList<>();
        for (Edition edition : touched(change, now)) {
            EditionView view = edition.view();
            due.add(new Declaration(
                    change.id() + "-" + (due.size() + 1),
                    change.id(),
                    view.item(),
                    view.itemName(),
                    view.implementingSubject(),
                    view.jurisdiction(),
                    terms,
                    Declaration.State.DUE,
                    Optional.empty(),
                    Optional.empty(),
                    1));
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("change", change.id());
        data.put("jurisdiction", change.jurisdiction().value());
        data.put("trigger", change.trigger().name());
        change.law().ifPresent(name -> data.put("law", name));
        change.article().ifPresent(article -> data.put("article", article));
        ArrayNode items = data.putArray("items");
        due.forEach(declaration -> items.add(declaration.item().value()));
        append(actor, now, "law-change", change.id(), List.of(EventDraft.of("catalog.law-change-registered", data)));
        for (Declaration declaration : due) {
            law.put(declaration);
            List<EventDraft> events = new ArrayList<>();
            events.add(EventDraft.of("catalog.declaration-due", data(declaration)));
            clock(declaration, "started").ifPresent(events::add);
            append(actor, now, "declaration", declaration.id(), events);
        }
        return new Registered(change, due);
    }

    /** The items a change touches, each by its edition in force or else its latest one. */
    private List<Edition> touched(LawChange change, Instant now) {
        Map<ItemCode, Edition> current = new LinkedHashMap<>();
        editions.all().forEach(edition -> {
            current.putIfAbsent(edition.view().item(), edition);
            if (edition.state() == org.sunhall.catalog.api.EditionState.IN_FORCE) {
                current.put(edition.view().item(), edition);
            }
        });
        List<Edition> own = current.values().stream()
                .filter(edition -> edition.view().jurisdiction().equals(change.jurisdiction()))
                .toList();
        Map<Digest, CatalogEntry> entries = editions.entries(own.stream()
                .map(Edition::view)
                .filter(view -> !view.isOnline())
                .map(EditionView::plugin)
                .toList());
        Map<ItemCode, ItemStanding> standings = editions.standings();
        return own.stream()
                .filter(edition -> standings
                                .getOrDefault(edition.view().item(), ItemStanding.ACTIVE)
                                .at(now)
                        != State.CANCELLED)
                .filter(edition -> isTouched(edition, change, entries))
                .toList();
    }

    private boolean isTouched(Edition edition, LawChange change, Map<Digest, CatalogEntry> entries) {
        EditionView view = edition.view();
        return change.items().contains(view.item())
                || change.org().filter(view.implementingSubject()::equals).isPresent()
                || definitions
                        .item(view)
                        .filter(item ->
                                item.bases().stream().anyMatch(basis -> change.touches(basis.law(), basis.article())))
                        .isPresent()
                || Optional.ofNullable(entries.get(view.plugin()))
                        .filter(entry ->
                                entry.bases().stream().anyMatch(basis -> change.touches(basis.law(), basis.article())))
                        .isPresent();
    }

    /** A new edition answers what is due of its item. Inside the transaction that proposes it. */
    void proposed(Actor actor, ItemCode item, EditionId edition, Instant at) {
        law.due(item).forEach(due -> answer(actor, due.declared(edition, at), at, Map.of()));
    }

    /** The office says that nothing has to change, and why. */
    Outcome<Declaration> unchanged(Actor actor, String id, String note, long expected) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Optional<Declaration> found = law.declaration(id);
            found.ifPresent(declaration -> editions.lock(declaration.item()));
            Optional<Declaration> due = found.flatMap(declaration -> law.declaration(id));
            if (due.isEmpty()) {
                return Outcome.refused(unknown());
            }
            if (!new Applicants(reviewers).may(actor, due.get().org())) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            return Refusals.missing("note", note, Text.of("不需调整的理由", "reason"))
                    .or(() -> due.get().version() == expected ? Optional.empty() : Optional.of(Refusals.stale()))
                    .or(() -> due.get().state() == Declaration.State.DUE
                            ? Optional.empty()
                            : Optional.of(Rejection.of(
                                    CatalogRejection.WRONG_STATE,
                                    Text.of("该申报已经办理。", "This declaration was answered already."))))
                    .map(Outcome::<Declaration>refused)
                    .orElseGet(() -> {
                        Instant now = clock.instant();
                        Declaration answered = due.get().unchanged(note, now);
                        answer(actor, answered, now, Map.of("note", note));
                        return Outcome.accepted(answered);
                    });
        });
    }

    static Rejection unknown() {
        return Rejection.of(CatalogRejection.CHANGE_UNKNOWN, Text.of("没有这项变更。", "There is no such change."));
    }

    private void answer(Actor actor, Declaration answered, Instant at, Map<String, String> personal) {
        law.put(answered);
        ObjectNode data = data(answered);
        data.put("how", answered.state().name());
        answered.edition().ifPresent(edition -> data.put("edition", edition.value()));
        List<EventDraft> events = new ArrayList<>();
        events.add(new EventDraft("catalog.declared", data, personal));
        clock(answered, "ended").ifPresent(events::add);
        append(actor, at, "declaration", answered.id(), events);
    }

    private static Optional<EventDraft> clock(Declaration declaration, String change) {
        return declaration.clock().map(state -> {
            ObjectNode data = data(declaration);
            data.set("clock", ClockJson.write(state));
            data.put("change", change);
            return EventDraft.of("catalog.clock", data);
        });
    }

    private static ObjectNode data(Declaration declaration) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("subject", declaration.id());
        data.put("subjectKind", "declaration");
        data.put("lawChange", declaration.change());
        data.put("item", declaration.item().value());
        data.putObject("itemName")
                .put("zh", declaration.itemName().zh())
                .put("en", declaration.itemName().en());
        data.put("org", declaration.org().value());
        data.put("jurisdiction", declaration.jurisdiction().value());
        return data;
    }

    private void append(Actor actor, Instant at, String kind, String key, List<EventDraft> events) {
        ledger.append(new StreamId(kind, key), Ledger.ANY, actor, at, events);
    }

    Optional<Registered> find(String id) {
        return law.find(id).map(change -> new Registered(change, law.declarations(id)));
    }
}
