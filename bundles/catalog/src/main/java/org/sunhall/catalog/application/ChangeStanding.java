package org.sunhall.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemStanding.State;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Proceeding.Asked;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Parameter;
import org.sunhall.packs.ParameterValue;
import org.sunhall.packs.StageAct;
import org.sunhall.persistence.Transactions;

/**
 * Hanging, un-hanging, exemption and the end of items: a written application of the office, the pack's procedure, and the new
 * standing at the moment the last who must agree agrees (R-088 to R-093, section 1a).
 */
final class ChangeStanding {

    /** Why an item may run off line. */
    static final Set<String> EXEMPTIONS = Set.of("state-secret", "public-safety", "special-case");

    private static final Set<ChangeKind> KINDS =
            Set.of(ChangeKind.HANG, ChangeKind.UNHANG, ChangeKind.EXEMPT, ChangeKind.CANCEL);
    private static final long UNUSED_YEARS = 3;

    private final Transactions transactions;
    private final JpaEditions editions;
    private final JpaProceedings stored;
    private final JpaUse use;
    private final ProceedingDesk proceedings;
    private final Applicants applicants;
    private final ItemEvents events;
    private final PackRegistry packs;
    private final Clock clock;

    ChangeStanding(
            Transactions transactions,
            JpaEditions editions,
            JpaProceedings stored,
            JpaUse use,
            ProceedingDesk proceedings,
            ItemEvents events,
            PackRegistry packs,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.stored = stored;
        this.use = use;
        this.proceedings = proceedings;
        this.applicants = new Applicants(proceedings.reviewers());
        this.events = events;
        this.packs = packs;
        this.clock = clock;
    }

    Outcome<Proceeding> apply(Actor actor, ItemCode code, ChangeKind kind, String reason, Asked asked) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Instant now = clock.instant();
            List<Edition> some = editions.lock(code) ? editions.of(code) : List.of();
            if (some.isEmpty()) {
                return Outcome.refused(CatalogRejection.ITEM_UNKNOWN, Text.of("没有这个事项。", "There is no such item."));
            }
            Edition edition = editions.inForce(code).orElse(some.get(0));
            if (!applicants.may(actor, edition.view().implementingSubject())) {
                return Outcome.refused(
                        CatalogRejection.FORBIDDEN,
                        Text.of("须由实施该事项的单位申请。", "The office that exercises the item applies for this."));
            }
            return Refusals.missing("reason", reason, Text.of("申请理由", "reason"))
                    .or(() -> invalid(kind, asked, now))
                    .or(() -> objection(edition, kind, now))
                    .map(Outcome::<Proceeding>refused)
                    .orElseGet(() -> Outcome.accepted(proceedings.openStanding(
                            actor, edition, kind, reason, counted(edition, kind, asked, now), now)));
        });
    }

    private static Optional<Rejection> invalid(ChangeKind kind, Asked asked, Instant now) {
        if (kind == null || !KINDS.contains(kind)) {
            return Optional.of(Refusals.invalid(
                    "kind", "enum", Text.of("申请种类须为挂起、解挂、豁免或取消。", "Apply for HANG, UNHANG, EXEMPT or CANCEL.")));
        }
        if (kind != ChangeKind.EXEMPT) {
            return Optional.empty();
        }
        if (asked.exemption().filter(EXEMPTIONS::contains).isEmpty()) {
            return Optional.of(Refusals.invalid(
                    "exemption",
                    "enum",
                    Text.of(
                            "豁免类别须为国家秘密、公共安全或特殊情况。",
                            "An exemption is for state-secret, public-safety or special-case.")));
        }
        return asked.until().filter(now::isBefore).isPresent()
                ? Optional.empty()
                : Optional.of(Refusals.invalid(
                        "until", "future", Text.of("请填写豁免的终止时间。", "Say until when the item is to be exempt.")));
    }

    private Optional<Rejection> objection(Edition edition, ChangeKind kind, Instant now) {
        ItemCode code = edition.view().item();
        State state = editions.standing(code).at(now);
        boolean fits =
                switch (kind) {
                    case UNHANG -> state == State.HUNG;
                    case HANG, EXEMPT -> state == State.ACTIVE;
                    default -> state != State.CANCELLED;
                };
        if (!fits) {
            return Optional.of(Rejection.of(
                    CatalogRejection.WRONG_STATE,
                    Text.of("事项现在的状态是{0},不能这样申请。", "The item is {0}; this cannot be asked for.")
                            .with(state)));
        }
        if (stored.of(code).stream().anyMatch(other -> other.state() == ProceedingState.OPEN)) {
            return Optional.of(Rejection.of(
                    CatalogRejection.PENDING, Text.of("该事项已有申请在审核。", "An application for this item is under review.")));
        }
        long open = use.open(code);
        boolean runs = kind == ChangeKind.HANG && !hangsWhileRunning(edition, now) || kind == ChangeKind.CANCEL;
        return runs && open > 0
                ? Optional.of(Rejection.of(
                        CatalogRejection.STILL_USED,
                        Text.of("还有{0}件办件未办结,办结后方可申请。", "{0} cases are open; apply when they have ended.")
                                .with(open)))
                : Optional.empty();
    }

    /** Whether the pack lets an item be hung while its cases run: their statutory clocks go on either way (section 1a). */
    private boolean hangsWhileRunning(Edition edition, Instant now) {
        Pack pack = packs.of(edition.view().jurisdiction());
        return pack.parameter("pause.ways", day(pack, now))
                .map(Parameter::value)
                .filter(ParameterValue.Names.class::isInstance)
                .map(value -> ((ParameterValue.Names) value).names().contains("item-hang"))
                .orElse(false);
    }

    private static LocalDate day(Pack pack, Instant now) {
        return now.atZone(pack.zone()).toLocalDate();
    }

    private Asked counted(Edition edition, ChangeKind kind, Asked asked, Instant now) {
        return kind == ChangeKind.HANG
                ? new Asked(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(use.since(edition.view().item(), unusedSince(edition, now))))
                : kind == ChangeKind.EXEMPT ? asked : Asked.NOTHING;
    }

    /** From when on an item must have been unused to be hung. */
    Instant unusedSince(Edition edition, Instant now) {
        Pack pack = packs.of(edition.view().jurisdiction());
        long years = pack.parameter("hang.unused", day(pack, now))
                .map(Parameter::value)
                .filter(ParameterValue.Amount.class::isInstance)
                .map(value -> ((ParameterValue.Amount) value).amount())
                .orElse(UNUSED_YEARS);
        return now.atZone(pack.zone()).minusYears(years).toInstant();
    }

    Outcome<Proceeding> say(Actor actor, String id, boolean agrees, String words, long expected) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            // An edition is approved and rejected as such; what follows its approval, like filing, is said
            // here.
            Optional<Proceeding> found = stored.find(id)
                    .filter(some -> some.edition().isEmpty() || some.state() == ProceedingState.APPROVED);
            if (found.isEmpty()) {
                return Outcome.refused(unknown());
            }
            editions.lock(found.get().item());
            Proceeding proceeding = stored.fresh(id).orElseThrow();
            if (!proceedings.takesPart(actor, proceeding)) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            return Refusals.missing("words", words, Text.of("意见", "opinion"))
                    .or(() -> proceeding.version() == expected ? Optional.empty() : Optional.of(Refusals.stale()))
                    .or(() -> isOwnBatch(actor, proceeding)
                            ? Optional.of(Rejection.of(
                                    CatalogRejection.FORBIDDEN,
                                    Text.of(
                                            "导入的人不能自己审核导入的事项,须由他人审核。",
                                            "Who brought items does not decide on them; somebody else has to.")))
                            : Optional.empty())
                    .map(Outcome::<Stage>refused)
                    .orElseGet(() -> proceedings.stageOf(actor, proceeding))
                    .then(ChangeStanding::spoken)
                    .map(stage -> {
                        Instant now = clock.instant();
                        Proceeding after = proceedings.say(actor, proceeding, stage, agrees, words, now);
                        // The items of a batch follow one after the other: the importer's worker sees to it.
                        if (after.state() == ProceedingState.APPROVED
                                && proceeding.state() == ProceedingState.OPEN
                                && proceeding.edition().isEmpty()
                                && proceeding.terms().batch().isEmpty()) {
                            takeEffect(actor, after, now);
                        }
                        return after;
                    });
        });
    }

    /** Publishing is done, not said. */
    private static Outcome<Stage> spoken(Stage stage) {
        return stage.act() == StageAct.PUBLISH
                ? Outcome.refused(
                        CatalogRejection.WRONG_STATE,
                        Text.of("已没有需要表示意见的环节;请办理公布。", "There is nothing left to say; publish it."))
                : Outcome.accepted(stage);
    }

    private static boolean isOwnBatch(Actor actor, Proceeding proceeding) {
        return proceeding.terms().batch().isPresent() && proceeding.applicant().equals(actor.reference());
    }

    static Rejection unknown() {
        return Rejection.of(CatalogRejection.PROCEEDING_UNKNOWN, Text.of("没有这项审核。", "There is no such proceeding."));
    }

    private void takeEffect(Actor actor, Proceeding proceeding, Instant now) {
        ItemStanding standing =
                switch (proceeding.kind()) {
                    case HANG -> new ItemStanding(State.HUNG, Optional.of(now), Optional.empty(), Optional.empty());
                    case EXEMPT ->
                        new ItemStanding(
                                State.EXEMPT,
                                Optional.of(now),
                                proceeding.terms().until(),
                                proceeding.terms().exemption());
                    case CANCEL ->
                        new ItemStanding(State.CANCELLED, Optional.of(now), Optional.empty(), Optional.empty());
                    default -> ItemStanding.ACTIVE;
                };
        set(actor, proceeding.item(), standing, type(proceeding.kind()), now);
    }

    private static String type(ChangeKind kind) {
        return switch (kind) {
            case HANG -> "catalog.item-hung";
            case EXEMPT -> "catalog.item-exempt";
            case CANCEL -> "catalog.item-cancelled";
            default -> "catalog.item-unhung";
        };
    }

    private void set(Actor actor, ItemCode code, ItemStanding standing, String type, Instant now) {
        editions.put(code, standing);
        Edition edition =
                editions.inForce(code).orElseGet(() -> editions.of(code).get(0));
        events.append(actor, now, type, edition.view(), Map.of(), data -> ItemEvents.standing(data, standing));
    }

    /** Ends the exemptions whose time has come: their items are active again. */
    void endExemptions() {
        Instant now = clock.instant();
        transactions.run(() -> editions.standings().forEach((code, standing) -> {
            if (standing.until().filter(end -> !end.isAfter(now)).isPresent() && editions.lock(code)) {
                set(Actor.system("catalog"), code, ItemStanding.ACTIVE, "catalog.item-exemption-ended", now);
            }
        }));
    }

    /** Items in force that nobody used in the years the pack looks at: the platform proposes to hang them. */
    List<Edition> unused() {
        Instant now = clock.instant();
        return editions.inForce().stream()
                .filter(edition -> editions.standing(edition.view().item()).at(now) == State.ACTIVE)
                .filter(edition -> firstInForce(edition.view().item())
                        .filter(first -> first.isBefore(unusedSince(edition, now)))
                        .isPresent())
                .filter(edition -> use.since(edition.view().item(), unusedSince(edition, now)) == 0)
                .toList();
    }

    private Optional<Instant> firstInForce(ItemCode code) {
        return editions.of(code).stream()
                .filter(edition -> edition.state().isPublic())
                .flatMap(edition -> edition.view().effectiveFrom().stream())
                .min(Instant::compareTo);
    }
}
