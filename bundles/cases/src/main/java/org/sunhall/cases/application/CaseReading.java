package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.Cases;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.api.TimelineEntry;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;

/** Reading cases, each as far as the reader may. */
@Component(service = Cases.class)
public final class CaseReading implements Cases {

    private final Transactions transactions;
    private final CaseStore store;
    private final Definitions definitions;
    private final Ledger ledger;
    private final PaperRegister papers;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public CaseReading(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference Definitions definitions,
            @Reference Ledger ledger,
            @Reference PaperRegister papers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
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
        return transactions.call(() -> {
            List<StoredCase> found;
            boolean watcher = actor.has(Role.SUPERVISOR) || actor.has(Role.LEGAL);
            if (watcher && actor.jurisdiction().isPresent()) {
                found = store.ofJurisdiction(actor.jurisdiction().get().value(), query);
            } else if ((actor.has(Role.STAFF) || actor.has(Role.BUREAU_ADMIN))
                    && actor.org().isPresent()) {
                found = store.ofOrganisation(actor.org().get(), query);
            } else if (actor.has(Role.SYSTEM)) {
                found = store.all(query);
            } else if (actor.has(Role.CITIZEN) && actor.person().isPresent()) {
                found = store.ofApplicant(actor.person().get(), query);
            } else {
                return Outcome.refused(Rejection.of(CaseRejection.FORBIDDEN));
            }
            return Outcome.accepted(found.stream().map(Views::summary).toList());
        });
    }

    @Override
    public Outcome<CaseView> find(Actor actor, CaseId id) {
        return transactions.call(() -> readable(actor, store.find(id)).map(this::view));
    }

    @Override
    public Outcome<CaseView> findByCode(Actor actor, String codeOrReceipt) {
        String plain =
                SupervisionCode.parse(codeOrReceipt).map(SupervisionCode::value).orElseGet(() -> codeOrReceipt.strip());
        return transactions.call(() -> readable(actor, store.findByCode(plain)).map(this::view));
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

    private CaseView view(StoredCase stored) {
        CaseState state = stored.state();
        RunningDefinition definition = definitions.of(stored);
        Instant now = clock.instant();
        return new CaseView(
                Views.summary(stored),
                state.form(),
                state.materials(),
                definition.lacking(state.form(), state.materials()),
                state.facts(),
                state.tasks().stream()
                        .map(task -> Views.task(stored, task, definition))
                        .toList(),
                state.missing().stream()
                        .map(thing -> new CaseView.Missing(thing.what(), thing.note()))
                        .toList(),
                state.extension()
                        .map(request -> new CaseView.Extension(request.by(), request.reason(), request.person())),
                state.result(),
                state.reasons(),
                Views.clocks(state, definition, now),
                papers.ofCase(state.id()).stream().map(Views::paper).toList());
    }

    @Override
    public Outcome<List<TaskView>> tasks(Actor actor, int limit) {
        if (!actor.has(Role.STAFF)) {
            return Outcome.refused(
                    actor.isAnonymous()
                            ? Access.signInFirst().orElseThrow()
                            : Rejection.of(
                                    CaseRejection.FORBIDDEN, Text.of("只有工作人员有待办事项。", "Only staff have an inbox.")));
        }
        return transactions.call(() -> {
            Set<Post> posts = actor.posts();
            List<TaskView> inbox = new ArrayList<>();
            for (StoredCase stored : store.atPosts(posts, Math.max(1, Math.min(limit, 200)))) {
                RunningDefinition definition = definitions.of(stored);
                for (OpenTask task : stored.state().tasks()) {
                    if (!task.post().isEmpty()
                            && posts.contains(new Post(stored.state().org(), task.post()))) {
                        inbox.add(Views.task(stored, task, definition));
                    }
                }
            }
            return Outcome.accepted(List.copyOf(inbox));
        });
    }

    @Override
    public Outcome<List<TimelineEntry>> timeline(Actor actor, CaseId id) {
        return transactions.call(() -> readable(actor, store.find(id)).map(stored -> {
            boolean applicant =
                    actor.person().filter(stored.state().applicant()::equals).isPresent();
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
