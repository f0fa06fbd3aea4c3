package org.sunhall.cases.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.persistence.OptimisticLockException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.application.Mover.Moved;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.LoadedCase;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.EndingCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.StaleStreamException;
import org.sunhall.persistence.Transactions;

/**
 * Carries out one command on one case: load, authorise, decide, store, record, in one transaction. Repeating it under
 * its key changes nothing; a refusal is recorded.
 */
@Component(service = CommandRunner.class)
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final CaseStore store;
    private final CaseRecorder recorder;
    private final Definitions definitions;
    private final CaseNumbers numbers;
    private final CircumstancesReader circumstances;
    private final Mover mover;
    private final Migrations migrations;
    private final Claims claims;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public CommandRunner(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CaseRecorder recorder,
            @Reference Definitions definitions,
            @Reference CaseNumbers numbers,
            @Reference CircumstancesReader circumstances,
            @Reference Mover mover,
            @Reference Migrations migrations,
            @Reference Claims claims,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.recorder = recorder;
        this.definitions = definitions;
        this.numbers = numbers;
        this.circumstances = circumstances;
        this.mover = mover;
        this.migrations = migrations;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * What somebody wants done.
     *
     * @param name    the command's name
     * @param task    the open task it is about, empty text for none
     * @param request everything the caller sent, as text: the same key with another request is refused
     * @param mayNot  why this actor may not, empty when they may
     * @param command what to do, composed from the loaded case; may itself refuse
     */
    record Order(
            String name,
            String task,
            String request,
            Function<StoredCase, Optional<Rejection>> mayNot,
            Function<StoredCase, Outcome<CaseCommand>> command) {}

    /** Carries a person's command out, once however often it is sent under its key. */
    Outcome<StoredCase> run(Actor actor, CommandKey key, CaseId id, Order order) {
        Instant now = clock.instant();
        String commandId =
                Digest.of(actor.reference() + "\n" + key.idempotencyKey()).hex();
        Digest fingerprint = Digest.of(id.value() + "\n" + order.name() + "\n" + order.request());
        return raced(() -> transactions.call(() -> {
            Optional<LoadedCase> loaded = store.load(id, commandId, order.task());
            if (loaded.isEmpty()) {
                return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE));
            }
            if (loaded.get().done().isPresent()) {
                return repeated(loaded.get().done().get(), fingerprint);
            }
            StoredCase stored = loaded.get().stored();
            Optional<Rejection> objection = order.mayNot()
                    .apply(stored)
                    .or(() -> claimedByAnother(actor, loaded.get()))
                    .or(() -> staleness(key.version(), stored));
            Outcome<CaseCommand> command = objection
                    .map(Outcome::<CaseCommand>refused)
                    .orElseGet(() -> order.command().apply(stored));
            return command.then(what -> carryOut(actor, stored, what, order.task(), now))
                    .fold(
                            done -> {
                                store.remember(commandId, fingerprint, id, now);
                                return Outcome.accepted(done);
                            },
                            rejection -> {
                                recorder.recordRefusal(actor, id, order.name(), rejection, now);
                                return Outcome.refused(rejection);
                            });
        }));
    }

    /**
     * Carries a command of the platform itself out. It needs no key: the decision knows whether it was done before; a
     * refusal is the caller's to judge.
     */
    Outcome<StoredCase> platform(Actor part, CaseId id, CaseCommand command) {
        Instant now = clock.instant();
        return raced(() -> transactions.call(() -> store.find(id)
                .map(stored -> carryOut(part, stored, command, "", now))
                .orElseGet(() -> Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE)))));
    }

    /** Two penalties become one: both cases change in one commit, or none (行政处罚法 art. 29). */
    private Outcome<StoredCase> merge(Actor actor, StoredCase into, EndingCommand.TakeIn command, Instant now) {
        Optional<StoredCase> found = store.find(command.from());
        RunningDefinition definition = definitions.of(into);
        Circumstances known =
                found.map(from -> Circumstances.NONE.with(from.state())).orElse(Circumstances.NONE);
        return CaseMachine.decide(into.state(), command, definition.cases(), now, numbers.of(definition, now), known)
                .then(taken -> {
                    StoredCase from = found.orElseThrow();
                    RunningDefinition other = definitions.of(from);
                    CaseCommand goes =
                            new EndingCommand.MergeInto(into.state().id(), command.reason(), command.person());
                    return CaseMachine.decide(
                                    from.state(),
                                    goes,
                                    other.cases(),
                                    now,
                                    numbers.of(other, now),
                                    Circumstances.NONE.with(into.state()))
                            .map(gone -> {
                                recorder.recordNext(actor, from, other, gone, now);
                                return recorder.recordNext(actor, into, definition, taken, now);
                            });
                });
    }

    private Outcome<StoredCase> carryOut(
            Actor actor, StoredCase stored, CaseCommand command, String task, Instant now) {
        if (command instanceof EndingCommand.TakeIn takeIn) {
            return merge(actor, stored, takeIn, now);
        }
        RunningDefinition definition = definitions.of(stored);
        Circumstances known = circumstances.of(actor, stored, definition, task, now);
        return CaseMachine.decide(stored.state(), command, definition.cases(), now, numbers.of(definition, now), known)
                .then(decision -> recorder.objection(definition, decision, now)
                        .map(Outcome::<StoredCase>refused)
                        .orElseGet(() -> {
                            StoredCase after = record(actor, stored, definition, decision, now);
                            claims.follow(actor, after, command, now);
                            return Outcome.accepted(after);
                        }));
    }

    /** A case that is to move to a newer edition at its next step moves with the command that begins that step. */
    private StoredCase record(
            Actor actor, StoredCase stored, RunningDefinition definition, Decision decision, Instant now) {
        boolean begins =
                decision.events().stream().anyMatch(event -> event.type().equals(CaseEvents.STEP_OPENED));
        Optional<Moved> moved = begins
                ? migrations.atNextStep(decision.state()).flatMap(edition -> mover.move(
                                decision.state(), definition, edition, now)
                        .asOptional())
                : Optional.empty();
        return moved.map(to -> recorder.recordNext(
                        actor,
                        stored,
                        definition,
                        to.definition(),
                        to.plugin(),
                        Mover.joined(decision, to.decision()),
                        now))
                .orElseGet(() -> recorder.recordNext(actor, stored, definition, decision, now));
    }

    private static Optional<Rejection> claimedByAnother(Actor actor, LoadedCase loaded) {
        return loaded.claimedBy()
                .filter(holder -> !holder.equals(actor.reference()))
                .map(holder -> Rejection.of(
                        ServiceRejection.CLAIMED,
                        Text.of(
                                "该环节已由同事领办,请等其退回后再办理。",
                                "A colleague has claimed this step; it can be done when they let go of it.")));
    }

    /** What was done under this key before, or why the key cannot be used. */
    Outcome<StoredCase> repeated(CaseStore.DoneCommand done, Digest fingerprint) {
        if (!done.request().equals(fingerprint)) {
            return Outcome.refused(
                    CaseRejection.KEY_REUSED,
                    Text.of(
                            "这个请求编号(Idempotency-Key)已用于另一请求,请换一个新的编号。",
                            "This Idempotency-Key was used for another request; choose a new one."));
        }
        return store.find(done.caseId())
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(CaseRejection.UNKNOWN_CASE, CaseRejection.UNKNOWN_CASE.title()));
    }

    private static Optional<Rejection> staleness(OptionalLong expected, StoredCase stored) {
        if (expected.isEmpty() || expected.getAsLong() == stored.version()) {
            return Optional.empty();
        }
        return Optional.of(stale());
    }

    private static Rejection stale() {
        return Rejection.of(
                CaseRejection.STALE,
                Text.of(
                        "办件在您查看之后已有新的进展,请重新打开后再办理。",
                        "The case has moved on since you looked at it; load it again and decide anew."));
    }

    /** Losing a race is no defect: look again a few times, then tell the caller. */
    <T> Outcome<T> raced(Supplier<Outcome<T>> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!isRace(e)) {
                    throw e;
                }
                LOG.debug("lost a race, attempt {}", attempt);
                if (attempt == TRIES) {
                    return Outcome.refused(stale());
                }
            }
        }
    }

    private static boolean isRace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof StaleStreamException
                    || cause instanceof java.sql.SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("23")) {
                return true;
            }
        }
        return false;
    }
}
