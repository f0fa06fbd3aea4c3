package org.sunhall.cases.application;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseIntake.UploadView;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.Cases;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.api.TimelineEntry;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.CaseStore.Scope;
import org.sunhall.cases.store.CountStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.StoredUpload;
import org.sunhall.cases.store.TaskLine;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.cases.store.TaskStore.InboxLine;
import org.sunhall.cases.store.TaskStore.Place;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Delivery;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.ThirdPartyResult;
import org.sunhall.casework.Verification;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;

/** Reading cases, each as far as the reader may. */
@Component(service = Cases.class)
public final class CaseReading implements Cases {

    private final Transactions transactions;
    private final CaseStore store;
    private final TaskStore tasks;
    private final UploadStore uploads;
    private final CountStore counts;
    private final Operations operations;
    private final Definitions definitions;
    private final Ledger ledger;
    private final PaperRegister papers;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public CaseReading(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference TaskStore tasks,
            @Reference UploadStore uploads,
            @Reference CountStore counts,
            @Reference Operations operations,
            @Reference Definitions definitions,
            @Reference Ledger ledger,
            @Reference PaperRegister papers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.tasks = tasks;
        this.uploads = uploads;
        this.counts = counts;
        this.operations = operations;
        this.definitions = definitions;
        this.ledger = ledger;
        this.papers = papers;
        this.clock = clock;
    }

    @Override
    public Outcome<List<CaseSummary>> list(Actor actor, CaseQuery query) {
        if (actor.isAnonymous()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        return (query.copied() ? copies(actor) : scope(actor))
                .map(scope -> transactions.call(() -> Outcome.accepted(store.list(scope, query))))
                .orElseGet(() -> Outcome.refused(Rejection.of(CaseRejection.FORBIDDEN)));
    }

    /** The cases that this official's organisation was given a copy of. */
    private static Optional<Scope> copies(Actor actor) {
        return scope(actor)
                .filter(scope -> scope.kind() == Scope.Kind.ORGANISATION || scope.kind() == Scope.Kind.JURISDICTION)
                .flatMap(scope -> actor.org())
                .map(org -> new Scope(Scope.Kind.COPIED_TO, org.value()));
    }

    /** Whose cases this reader may list. */
    private static Optional<Scope> scope(Actor actor) {
        boolean watcher = actor.has(Role.SUPERVISOR) || actor.has(Role.LEGAL);
        if (watcher && actor.jurisdiction().isPresent()) {
            return actor.jurisdiction().map(place -> new Scope(Scope.Kind.JURISDICTION, place.value()));
        }
        if ((actor.has(Role.STAFF) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.BUREAU_SUPERVISOR))
                && actor.org().isPresent()) {
            return actor.org().map(org -> new Scope(Scope.Kind.ORGANISATION, org.value()));
        }
        if (actor.has(Role.SYSTEM)) {
            return Optional.of(new Scope(Scope.Kind.ALL, ""));
        }
        return actor.person()
                .filter(person -> actor.has(Role.CITIZEN))
                .map(person -> new Scope(Scope.Kind.APPLICANT, person.value()));
    }

    @Override
    public Outcome<List<CaseCount>> counts(Actor actor) {
        if (actor.isAnonymous()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        return scope(actor)
                .filter(scope -> scope.kind() != Scope.Kind.APPLICANT)
                .map(scope -> transactions.call(() -> Outcome.accepted(counts.read(scope))))
                .orElseGet(() -> Outcome.refused(Rejection.of(CaseRejection.FORBIDDEN)));
    }

    @Override
    public Outcome<CaseView> find(Actor actor, CaseId id) {
        return transactions.call(() -> readable(actor, store.find(id)).map(found -> view(actor, found)));
    }

    @Override
    public Outcome<CaseView> findByCode(Actor actor, String codeOrReceipt) {
        String plain =
                SupervisionCode.parse(codeOrReceipt).map(SupervisionCode::value).orElseGet(() -> codeOrReceipt.strip());
        return transactions.call(() -> readable(actor, store.findByCode(plain)).map(found -> view(actor, found)));
    }

    private static Outcome<StoredCase> readable(Actor actor, Optional<StoredCase> found) {
        if (actor.isAnonymous()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        if (found.isEmpty()) {
            return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE));
        }
        return Access.mayNotRead(actor, found.get())
                .map(Outcome::<StoredCase>refused)
                .orElseGet(() -> Outcome.accepted(found.get()));
    }

    private CaseView view(Actor actor, StoredCase stored) {
        CaseState state = stored.state();
        RunningDefinition definition = definitions.of(stored);
        Instant now = clock.instant();
        List<RecordedEvent> events = ledger.read(new StreamId("case", state.id().value()));
        Map<String, InboxLine> waiting = new LinkedHashMap<>();
        DerivedRows.of(definition, state, stored.plugin(), now)
                .tasks()
                .forEach(line -> waiting.put(line.task(), inboxLine(stored, line)));
        return new CaseView(
                Views.summary(stored),
                state.form(),
                state.materials(),
                definition.lacking(state.form(), state.materials()).stream()
                        .filter(material -> !state.originals().contains(material))
                        .toList(),
                state.facts(),
                waiting.values().stream()
                        .map(line -> Views.task(line, definition, now))
                        .toList(),
                state.missing().stream()
                        .map(thing -> new CaseView.Missing(thing.what(), thing.note()))
                        .toList(),
                state.extension()
                        .map(request -> new CaseView.Extension(request.by(), request.reason(), request.person())),
                state.result(),
                state.reasons(),
                Views.clocks(state, definition, now),
                papers.ofCase(state.id()).stream().map(Views::paper).toList(),
                flow(state, events),
                operations.open(actor, stored, definition),
                new CaseView.Evidence(
                        events.size(),
                        events.isEmpty() ? "" : events.get(events.size() - 1).hash()),
                Parties.views(state, events),
                state.originals(),
                new CaseView.FilingView(
                        state.route(),
                        state.isLateEntry(),
                        state.isOnCommitment(),
                        state.agent().isPresent(),
                        state.mergedInto().map(CaseId::value),
                        state.takenIn().stream().map(CaseId::value).toList(),
                        state.thirdPartyResults().stream().map(this::result).toList(),
                        state.rating().isPresent() ? Optional.of(state.rating().getAsInt()) : Optional.empty(),
                        state.delivery().map(Delivery::id),
                        state.verified().stream().map(Verification::id).toList()));
    }

    private CaseView.ResultView result(ThirdPartyResult result) {
        return new CaseView.ResultView(
                result.number(),
                result.by(),
                result.kind(),
                result.conclusion(),
                result.foundAt(),
                result.uploads().stream()
                        .flatMap(upload -> uploads.find(upload).stream())
                        .map(Views::upload)
                        .toList());
    }

    private InboxLine inboxLine(StoredCase stored, TaskLine line) {
        Optional<String> holder = tasks.find(line.caseId(), line.task()).flatMap(InboxLine::claimedBy);
        return new InboxLine(line, stored.state().item().value(), stored.itemName(), holder);
    }

    private static CaseView.FlowPosition flow(CaseState state, List<RecordedEvent> events) {
        Set<String> done = new LinkedHashSet<>();
        for (RecordedEvent event : events) {
            if (event.type().equals(CaseEvents.STEP_COMPLETED) || event.type().equals(CaseEvents.TASK_DONE)) {
                done.add(event.data().path("step").asText());
            }
        }
        return new CaseView.FlowPosition(
                List.copyOf(done),
                state.tasks().stream().map(OpenTask::step).distinct().toList());
    }

    @Override
    public Outcome<byte[]> flow(Actor actor, CaseId id) {
        return transactions.call(() -> readable(actor, store.find(id)).map(stored -> {
            RunningDefinition definition = definitions.of(stored);
            return definition.content().bpmn(definition.item());
        }));
    }

    @Override
    public Outcome<UploadView> material(Actor actor, CaseId id, String upload, OutputStream out) {
        return transactions.call(() -> readable(actor, store.find(id)).then(stored -> {
            boolean handedIn = stored.state().files().contains(upload);
            Optional<StoredUpload> kept = handedIn ? uploads.find(upload) : Optional.empty();
            if (kept.isEmpty()) {
                return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_UPLOAD));
            }
            uploads.read(upload, content -> content.transferTo(out));
            return Outcome.accepted(Views.upload(kept.get()));
        }));
    }

    @Override
    public Outcome<Inbox> tasks(Actor actor, InboxQuery query) {
        if (!actor.has(Role.STAFF)) {
            return Outcome.refused(
                    actor.isAnonymous()
                            ? Access.signInFirst().orElseThrow()
                            : Rejection.of(
                                    CaseRejection.FORBIDDEN, Text.of("只有工作人员有待办事项。", "Only staff have an inbox.")));
        }
        Instant now = clock.instant();
        int limit = Math.max(1, Math.min(query.limit(), 200));
        Optional<Place> after = query.after().flatMap(InboxPlaces::parse);
        List<InboxLine> lines = transactions.call(() -> query.mine()
                ? tasks.claimedBy(actor.reference(), after, limit)
                : tasks.atPosts(actor.posts(), after, limit));
        Optional<String> next = lines.size() < limit
                ? Optional.empty()
                : Optional.of(InboxPlaces.text(lines.get(limit - 1).place()));
        return Outcome.accepted(
                new Inbox(lines.stream().map(line -> task(line, now)).toList(), next));
    }

    private TaskView task(InboxLine line, Instant now) {
        RunningDefinition definition = definitions.of(
                line.line().plugin(), new ItemCode(line.item()), line.line().edition());
        return Views.task(line, definition, now);
    }

    @Override
    public Outcome<List<TimelineEntry>> timeline(Actor actor, CaseId id) {
        return transactions.call(() -> readable(actor, store.find(id)).map(stored -> {
            boolean applicant = Access.isApplicant(actor, stored);
            return ledger.read(new StreamId("case", id.value())).stream()
                    .map(event -> new TimelineEntry(
                            event.sequence(),
                            event.type(),
                            event.at(),
                            event.actor(),
                            event.data(),
                            Words.readableBy(applicant, event.personal()),
                            event.hash()))
                    .toList();
        }));
    }

    @Override
    public Outcome<byte[]> paper(Actor actor, CaseId id, String paper) {
        Outcome<StoredCase> readable = transactions.call(() -> readable(actor, store.find(id)));
        return readable.then(stored -> {
            Optional<PaperView> found =
                    papers.find(paper).filter(view -> view.caseId().equals(id));
            if (found.isEmpty()) {
                return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_PAPER));
            }
            return papers.bytes(paper)
                    .map(Outcome::accepted)
                    .orElseGet(() -> Outcome.refused(
                            CaseRejection.PAPER_DUE,
                            Text.of("文书正在生成,请稍后再取。", "The paper is being made; fetch it again shortly.")));
        });
    }
}
