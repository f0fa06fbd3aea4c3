package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.application.Mover.Moved;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Decision;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.persistence.Transactions;

/** Moves one case to another edition, or back, in a transaction of its own. */
@Component(service = CaseMoves.class)
public final class CaseMoves {

    private final Transactions transactions;
    private final CaseStore store;
    private final CaseRecorder recorder;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final CaseNumbers numbers;
    private final Mover mover;
    private final Migrations migrations;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public CaseMoves(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CaseRecorder recorder,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference CaseNumbers numbers,
            @Reference Mover mover,
            @Reference Migrations migrations,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.recorder = recorder;
        this.runner = runner;
        this.definitions = definitions;
        this.numbers = numbers;
        this.mover = mover;
        this.migrations = migrations;
        this.clock = clock;
    }

    /** Moves a case; one that was stopped for the edition goes on. */
    Outcome<StoredCase> move(Actor actor, CaseId id, EditionView edition) {
        return change(actor, id, (stored, now) -> {
            RunningDefinition from = definitions.of(stored);
            if (!isStopped(stored)) {
                return mover.move(stored.state(), from, edition, now);
            }
            return CaseMachine.decide(
                            stored.state(), new CaseCommand.Resume(), from.cases(), now, numbers.of(from, now))
                    .then(resumed -> mover.move(resumed.state(), from, edition, now)
                            .map(moved -> new Moved(
                                    Mover.joined(resumed, moved.decision()), moved.definition(), moved.plugin())));
        });
    }

    /** Takes a case back to the edition it came from. */
    Outcome<StoredCase> undo(Actor actor, CaseId id) {
        return change(actor, id, (stored, now) -> mover.back(stored, migrations::edition, now));
    }

    /** Lets a case that was stopped for a new edition go on under its own. */
    Outcome<StoredCase> keep(Actor actor, CaseId id) {
        return change(actor, id, (stored, now) -> {
            RunningDefinition same = definitions.of(stored);
            Outcome<Decision> resumed = isStopped(stored)
                    ? CaseMachine.decide(
                            stored.state(), new CaseCommand.Resume(), same.cases(), now, numbers.of(same, now))
                    : Outcome.refused(Rejection.of(CaseRejection.NOT_NOW));
            return resumed.map(decision -> new Moved(decision, same, stored.plugin()));
        });
    }

    private static boolean isStopped(StoredCase stored) {
        return stored.parked()
                .filter(parked -> parked.by().equals(CaseStore.STOPPED_FOR_EDITION))
                .isPresent();
    }

    private Outcome<StoredCase> change(Actor actor, CaseId id, BiFunction<StoredCase, Instant, Outcome<Moved>> decide) {
        Instant now = clock.instant();
        return runner.raced(() -> transactions.call(() -> store.find(id)
                .map(stored -> decide.apply(stored, now)
                        .map(moved -> recorder.recordNext(
                                actor,
                                stored,
                                definitions.of(stored),
                                moved.definition(),
                                moved.plugin(),
                                moved.decision(),
                                now)))
                .orElseGet(() -> Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE)))));
    }
}
