package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseMigrations;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.application.Mover.Moved;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.MigrationStore.Migration;
import org.sunhall.cases.store.MigrationStore.State;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** What a new edition does to running cases: seen beforehand, done, undone. */
@Component(service = CaseMigrations.class)
public final class MigrationService implements CaseMigrations {

    private final Transactions transactions;
    private final CaseStore store;
    private final Definitions definitions;
    private final Mover mover;
    private final CaseMoves moves;
    private final Migrations migrations;
    private final MigrationWorker worker;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public MigrationService(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference Definitions definitions,
            @Reference Mover mover,
            @Reference CaseMoves moves,
            @Reference Migrations migrations,
            @Reference MigrationWorker worker,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.definitions = definitions;
        this.mover = mover;
        this.moves = moves;
        this.migrations = migrations;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Outcome<Plan> plan(Actor actor, EditionId id, Optional<CaseId> after, int limit) {
        return allowed(actor, id, MigrationService::mayNotSee).map(edition -> plan(edition, after, limit));
    }

    private Plan plan(EditionView edition, Optional<CaseId> after, int limit) {
        Instant now = clock.instant();
        List<EditionId> older = migrations.before(edition);
        List<CaseId> page = transactions.call(() -> store.runningUnder(older, after, limit));
        List<Fate> fates = new ArrayList<>();
        for (CaseId id : page) {
            transactions.call(() -> store.find(id)).ifPresent(stored -> fates.add(fate(stored, edition, now)));
        }
        return new Plan(
                edition.id(),
                edition.runningCases().name(),
                edition.runningCases().title(),
                migrations
                        .onRecord(edition.id())
                        .map(Migration::state)
                        .orElse(State.WAITING)
                        .name(),
                fates,
                page.size() < limit ? Optional.empty() : Optional.of(page.get(page.size() - 1)));
    }

    private Fate fate(StoredCase stored, EditionView edition, Instant now) {
        CaseState state = stored.state();
        Outcome<Moved> moved = mover.move(state, definitions.of(stored), edition, now);
        CaseState then = moved.asOptional().map(one -> one.decision().state()).orElse(state);
        return new Fate(
                state.id(),
                state.code().map(SupervisionCode::value).orElse(state.receipt()),
                state.edition(),
                moved.refusal().isEmpty(),
                then.tasks().stream().map(OpenTask::step).distinct().toList(),
                moved.refusal().map(Rejection::detail));
    }

    @Override
    public Outcome<Plan> run(Actor actor, EditionId id) {
        return allowed(actor, id, MigrationService::mayNotDecide).then(edition -> {
            Optional<Migration> migration = migrations.onRecord(id);
            if (migration.isEmpty() || edition.runningCases() == RunningCases.FINISH_UNDER_OLD) {
                return Outcome.refused(
                        ServiceRejection.CANNOT_MOVE,
                        Text.of(
                                "该版本尚未生效,或审核时决定在办办件按原版本办结。",
                                "The edition is not in force, or its reviewer decided that running cases end under the old one."));
            }
            migrations.become(migration.get(), State.RUNNING);
            worker.wake();
            return Outcome.accepted(plan(edition, Optional.empty(), 1));
        });
    }

    @Override
    public Outcome<CaseSummary> move(Actor actor, EditionId id, CaseId caseId) {
        return allowed(actor, id, MigrationService::mayNotDecide)
                .then(edition -> underOlder(edition, caseId).then(older -> moves.move(actor, caseId, edition)))
                .map(Views::summary);
    }

    @Override
    public Outcome<CaseSummary> undo(Actor actor, EditionId id, CaseId caseId) {
        return allowed(actor, id, MigrationService::mayNotDecide)
                .then(edition -> moves.undo(actor, caseId))
                .map(Views::summary);
    }

    @Override
    public Outcome<CaseSummary> keep(Actor actor, EditionId id, CaseId caseId) {
        return allowed(actor, id, MigrationService::mayNotDecide)
                .then(edition -> underOlder(edition, caseId).then(older -> moves.keep(actor, caseId)))
                .map(Views::summary);
    }

    private Outcome<StoredCase> underOlder(EditionView edition, CaseId id) {
        Optional<StoredCase> found = transactions.call(() -> store.find(id));
        if (found.isEmpty()) {
            return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE));
        }
        return migrations.before(edition).contains(found.get().state().edition())
                ? Outcome.accepted(found.get())
                : Outcome.refused(
                        ServiceRejection.CANNOT_MOVE,
                        Text.of("该办件不在这个事项的旧版本下。", "The case does not run under an older edition of this item."));
    }

    private Outcome<EditionView> allowed(Actor actor, EditionId id, Function<Request, Optional<Rejection>> mayNot) {
        if (actor.isAnonymous()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        Optional<EditionView> edition = migrations.edition(id);
        if (edition.isEmpty()) {
            return Outcome.refused(Rejection.of(ServiceRejection.UNKNOWN_EDITION));
        }
        return mayNot.apply(new Request(actor, edition.get()))
                .map(Outcome::<EditionView>refused)
                .orElseGet(() -> Outcome.accepted(edition.get()));
    }

    private record Request(Actor actor, EditionView edition) {
        boolean isOf(Role role) {
            return actor.has(role)
                    && actor.jurisdiction()
                            .filter(edition.jurisdiction()::equals)
                            .isPresent();
        }
    }

    /** The legal office decides on running cases as it decides on editions. */
    private static Optional<Rejection> mayNotDecide(Request request) {
        return request.isOf(Role.LEGAL)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        CaseRejection.FORBIDDEN,
                        Text.of("在办办件的去向由法制机构决定。", "The legal office decides what becomes of running cases.")));
    }

    private static Optional<Rejection> mayNotSee(Request request) {
        boolean administrator = request.actor().has(Role.BUREAU_ADMIN)
                && request.actor()
                        .org()
                        .filter(request.edition().implementingSubject()::equals)
                        .isPresent();
        return administrator || request.isOf(Role.SUPERVISOR) || request.actor().has(Role.OPERATOR)
                ? Optional.empty()
                : mayNotDecide(request);
    }
}
