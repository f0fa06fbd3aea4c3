package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.model.Opinion;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Proceeding.Asked;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.RoutePlan;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.difference.Change;
import org.sunhall.checker.difference.EditionDifference;
import org.sunhall.clocks.ClockJson;
import org.sunhall.kernel.Actor;
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
import org.sunhall.packs.ReviewStage;
import org.sunhall.packs.StageAct;
import org.sunhall.workflow.StepOrganisation;

/**
 * Opens proceedings along the pack's route and lets those speak who act at an open stage. Each proceeding has a ledger stream of
 * its own: {@code catalog.proceeding-opened}, {@code catalog.opinion}, {@code catalog.proceeding-ended}, and
 * {@code catalog.clock} for each change of a stage's clock, which supervision follows. Inside the caller's transaction.
 */
final class ProceedingDesk {

    private final JpaProceedings proceedings;
    private final JpaEditions editions;
    private final Definitions definitions;
    private final Ledger ledger;
    private final PackRegistry packs;
    private final Reviewers reviewers;

    ProceedingDesk(
            JpaProceedings proceedings,
            JpaEditions editions,
            Definitions definitions,
            Ledger ledger,
            PackRegistry packs,
            Reviewers reviewers) {
        this.proceedings = proceedings;
        this.editions = editions;
        this.definitions = definitions;
        this.ledger = ledger;
        this.packs = packs;
        this.reviewers = reviewers;
    }

    Reviewers reviewers() {
        return reviewers;
    }

    /** The review of an edition that counts; one under review that an older release proposed gets its own now. */
    Optional<Proceeding> reviewOf(Edition edition) {
        return proceedings.of(edition.view().id()).stream()
                .findFirst()
                .or(() -> edition.state().isUnderReview()
                        ? Optional.of(openReview(
                                Actor.system("catalog"),
                                edition,
                                "",
                                edition.view().proposedAt()))
                        : Optional.empty());
    }

    /** All reviews of an edition, the latest first. */
    List<Proceeding> reviewsOf(EditionView edition) {
        return proceedings.of(edition.id());
    }

    /** Opens a review of an edition. */
    Proceeding openReview(Actor applicant, Edition edition, String reason, Instant at) {
        EditionView view = edition.view();
        Pack pack = packs.of(view.jurisdiction());
        LocalDate on = at.atZone(pack.zone()).toLocalDate();
        ChangeKind kind = kind(view);
        ReviewRoute route = route(pack, kind, view.implementingSubject(), view.jurisdiction(), on);
        return open(
                applicant,
                new Proceeding(
                        id(view.item()),
                        kind,
                        view.item(),
                        view.itemName(),
                        Optional.of(view.id()),
                        view.jurisdiction(),
                        view.implementingSubject(),
                        applicant.reference(),
                        reason,
                        Asked.NOTHING,
                        at,
                        ProceedingState.OPEN,
                        RoutePlan.of(route, spanned(view), pack, on),
                        1));
    }

    private ReviewRoute route(Pack pack, ChangeKind kind, OrgId org, JurisdictionId jurisdiction, LocalDate on) {
        return pack.reviewRoute(kind, reviewers.isVertical(org, jurisdiction), on);
    }

    private ChangeKind kind(EditionView view) {
        Optional<Edition> before = editions.inForce(view.item());
        if (before.isEmpty()) {
            return ChangeKind.NEW;
        }
        Optional<PluginContent> was = definitions.content(before.get().view().plugin());
        List<Change> changes = definitions
                .content(view.plugin())
                .map(now -> EditionDifference.between(was, now, view.item()))
                .orElse(List.of());
        boolean onlyBenchmarks = !changes.isEmpty()
                && changes.stream().allMatch(change -> change.area().equals("discretion"));
        return onlyBenchmarks ? ChangeKind.DISCRETION : ChangeKind.CHANGE;
    }

    /**
     * The other departments at whose posts steps of its flow are handled, now or in the edition in force; every one that an
     * application can name.
     */
    private Set<OrgId> spanned(EditionView view) {
        Set<OrgId> all = new HashSet<>(departments(view));
        editions.inForce(view.item()).ifPresent(before -> all.addAll(departments(before.view())));
        all.remove(view.implementingSubject());
        return all;
    }

    private Set<OrgId> departments(EditionView view) {
        Set<OrgId> found = new HashSet<>();
        Optional<PluginContent> content = definitions.content(view.plugin());
        Optional<ItemDefinition> item = content.flatMap(some -> some.item(view.item()));
        item.ifPresent(definition -> content.get().flow(definition).steps().forEach(step -> {
            int slash = step.post().indexOf('/');
            if (slash > 0) {
                found.add(new OrgId(step.post().substring(0, slash)));
            }
            step.organisation()
                    .ifPresent(org -> org.choices(content.get().form(definition).schema()).stream()
                            .filter(StepOrganisation::isId)
                            .map(OrgId::new)
                            .forEach(found::add));
        }));
        return found;
    }

    /** Opens a proceeding on an item's standing. */
    Proceeding openStanding(Actor applicant, Edition edition, ChangeKind kind, String reason, Asked asked, Instant at) {
        EditionView view = edition.view();
        Pack pack = packs.of(view.jurisdiction());
        LocalDate on = at.atZone(pack.zone()).toLocalDate();
        ReviewRoute route = route(pack, kind, view.implementingSubject(), view.jurisdiction(), on);
        return open(
                applicant,
                new Proceeding(
                        id(view.item()),
                        kind,
                        view.item(),
                        view.itemName(),
                        Optional.empty(),
                        view.jurisdiction(),
                        view.implementingSubject(),
                        applicant.reference(),
                        reason,
                        asked,
                        at,
                        ProceedingState.OPEN,
                        RoutePlan.of(route, Set.of(), pack, on),
                        1));
    }

    /** The route of an item of this organisation. */
    ReviewRoute routeOf(ChangeKind kind, OrgId org, JurisdictionId jurisdiction, Instant at) {
        Pack pack = packs.of(jurisdiction);
        return route(pack, kind, org, jurisdiction, at.atZone(pack.zone()).toLocalDate());
    }

    /** Opens a proceeding on a batch of items that go the same route. */
    Proceeding openBatch(
            Actor applicant,
            String id,
            String batch,
            Text name,
            OrgId org,
            ReviewRoute route,
            ChangeKind kind,
            JurisdictionId jurisdiction,
            String reason,
            Instant at) {
        Pack pack = packs.of(jurisdiction);
        return open(
                applicant,
                new Proceeding(
                        id,
                        kind,
                        new ItemCode(batch),
                        name,
                        Optional.empty(),
                        jurisdiction,
                        org,
                        applicant.reference(),
                        reason,
                        Asked.batch(batch),
                        at,
                        ProceedingState.OPEN,
                        RoutePlan.of(
                                route, Set.of(), pack, at.atZone(pack.zone()).toLocalDate()),
                        1));
    }

    /** Whether this actor makes public what this proceeding approved. */
    boolean mayPublish(Actor actor, Proceeding proceeding, Instant at) {
        String function = routeOf(proceeding.kind(), proceeding.org(), proceeding.jurisdiction(), at).stages().stream()
                .filter(stage -> stage.act() == StageAct.PUBLISH)
                .map(ReviewStage::function)
                .findFirst()
                .orElse("legal-review");
        return reviewers.mayAs(actor, function, proceeding.org(), proceeding.jurisdiction());
    }

    private String id(ItemCode item) {
        return "p-"
                + ProposeEditions.id(item, (int) (proceedings.count(item) + 1)).value();
    }

    private Proceeding open(Actor applicant, Proceeding fresh) {
        Proceeding opened = fresh.started();
        proceedings.put(opened);
        List<EventDraft> events = new ArrayList<>();
        events.add(new EventDraft(
                "catalog.proceeding-opened",
                data(opened),
                opened.reason().isEmpty() ? Map.of() : Map.of("reason", opened.reason())));
        events.addAll(clocks(opened, Optional.empty()));
        append(applicant, opened, opened.openedAt(), events);
        return opened;
    }

    /** The open stage at which this actor acts; refused with who is waited for. */
    Outcome<Stage> stageOf(Actor actor, Proceeding proceeding) {
        return proceeding.open().stream()
                .filter(stage -> reviewers.may(actor, proceeding, stage))
                .findFirst()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(waitingFor(proceeding)));
    }

    /** Whether this actor acts at any stage of it, open or not. */
    boolean takesPart(Actor actor, Proceeding proceeding) {
        return proceeding.stages().stream().anyMatch(stage -> reviewers.may(actor, proceeding, stage));
    }

    private Rejection waitingFor(Proceeding proceeding) {
        String zh = String.join(
                "、", proceeding.open().stream().map(stage -> stage.title().zh()).toList());
        String en = String.join(
                ", ",
                proceeding.open().stream().map(stage -> stage.title().en()).toList());
        return Rejection.of(
                CatalogRejection.FORBIDDEN,
                Text.of(
                                "该环节须由规则包规定的机构办理;现在等待:{0}。",
                                "This is for whom the jurisdiction's pack names; now waiting for: {1}.")
                        .with(zh, en));
    }

    /** An open stage speaks; its words go beside the event, erasable. */
    Proceeding say(Actor actor, Proceeding before, Stage stage, boolean agrees, String words, Instant at) {
        Proceeding after = before.said(stage, new Opinion(agrees, actor.reference(), actor.org(), words, at));
        proceedings.put(after);
        ObjectNode data = data(after);
        data.put("stage", stage.id());
        data.put("function", stage.function());
        data.put("act", stage.act().name());
        data.put("agrees", agrees);
        actor.org().ifPresent(org -> data.put("by", org.value()));
        data.putObject("stageTitle")
                .put("zh", stage.title().zh())
                .put("en", stage.title().en());
        List<EventDraft> events = new ArrayList<>();
        events.add(new EventDraft("catalog.opinion", data, Map.of("words", words)));
        events.addAll(clocks(after, Optional.of(before)));
        if (after.state() != before.state()) {
            ObjectNode ended = data(after);
            ended.put("result", after.state().name());
            events.add(EventDraft.of("catalog.proceeding-ended", ended));
        }
        append(actor, after, at, events);
        return after;
    }

    private void append(Actor actor, Proceeding proceeding, Instant at, List<EventDraft> events) {
        ledger.append(new StreamId("proceeding", proceeding.id()), Ledger.ANY, actor, at, events);
    }

    private List<EventDraft> clocks(Proceeding after, Optional<Proceeding> before) {
        List<EventDraft> events = new ArrayList<>();
        for (Proceeding.StageClock changed : after.clocksSince(before)) {
            ObjectNode data = data(after);
            data.set("clock", ClockJson.write(changed.clock()));
            data.put("change", changed.clock().ended().isPresent() ? "ended" : "started");
            reviewers.organisations(after, changed.stage()).stream()
                    .findFirst()
                    .ifPresent(org -> data.put("org", org.value()));
            events.add(EventDraft.of("catalog.clock", data));
        }
        return events;
    }

    private static ObjectNode data(Proceeding proceeding) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("subject", proceeding.id());
        data.put("subjectKind", "review");
        data.put("kind", proceeding.kind().name());
        data.put("item", proceeding.item().value());
        data.putObject("itemName")
                .put("zh", proceeding.itemName().zh())
                .put("en", proceeding.itemName().en());
        proceeding.edition().ifPresent(edition -> data.put("edition", edition.value()));
        data.put("org", proceeding.org().value());
        data.put("jurisdiction", proceeding.jurisdiction().value());
        return data;
    }

    /** The function that makes a change of this edition public by the pack. */
    String publisher(EditionView view, Instant at) {
        Pack pack = packs.of(view.jurisdiction());
        return route(
                        pack,
                        kind(view),
                        view.implementingSubject(),
                        view.jurisdiction(),
                        at.atZone(pack.zone()).toLocalDate())
                .stages()
                .stream()
                .filter(stage -> stage.act() == StageAct.PUBLISH)
                .map(ReviewStage::function)
                .findFirst()
                .orElse("legal-review");
    }
}
