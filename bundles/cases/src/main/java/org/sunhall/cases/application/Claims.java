package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.cases.store.TaskStore.InboxLine;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.StepCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.workflow.Step;

/**
 * Who of a post's holders takes a waiting step. A claim says who works on it and keeps colleagues from doing it meanwhile;
 * it moves nothing in the case, so it stands beside the case's events, in a stream of its own.
 */
@Component(service = Claims.class)
public final class Claims {

    private final Transactions transactions;
    private final CaseStore cases;
    private final TaskStore tasks;
    private final Definitions definitions;
    private final Ledger ledger;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public Claims(
            @Reference Transactions transactions,
            @Reference CaseStore cases,
            @Reference TaskStore tasks,
            @Reference Definitions definitions,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.tasks = tasks;
        this.definitions = definitions;
        this.ledger = ledger;
        this.clock = clock;
    }

    Outcome<TaskView> claim(Actor actor, CaseId id, String task) {
        return onOpenStep(actor, id, task, (step, line, now) -> {
            if (step.handlers() > 1) {
                return refuse(
                        ServiceRejection.NOT_CLAIMABLE,
                        "本环节由多人共同办理,不能由一人领办。",
                        "Several officers do this step together; nobody claims it alone.");
            }
            boolean mine = line.claimedBy().filter(actor.reference()::equals).isPresent();
            if (!mine && !tasks.claim(id, task, actor.reference(), now)) {
                return refuse(ServiceRejection.CLAIMED, "该环节已由同事领办。", "A colleague has claimed this step already.");
            }
            if (!mine) {
                record(actor, id, task, "case.task-claimed", now);
            }
            return Outcome.accepted(Optional.of(actor.reference()));
        });
    }

    Outcome<TaskView> release(Actor actor, CaseId id, String task) {
        return onOpenStep(actor, id, task, (step, line, now) -> {
            if (line.claimedBy().isPresent() && !tasks.release(id, task, actor.reference())) {
                return refuse(
                        ServiceRejection.CLAIMED,
                        "该环节由同事领办,只能由其本人退回。",
                        "A colleague has claimed this step; only they can let go of it.");
            }
            if (line.claimedBy().isPresent()) {
                record(actor, id, task, "case.task-released", now);
            }
            return Outcome.accepted(Optional.empty());
        });
    }

    /**
     * A step that goes to another officer, and every step of an officer who keeps away, is claimed no longer by who had
     * it: else nobody could do it and the next step would never open. Within the command's transaction.
     */
    void follow(Actor actor, StoredCase stored, CaseCommand command, Instant now) {
        CaseId id = stored.state().id();
        if (command instanceof StepCommand.HandOver handOver) {
            drop(actor, id, handOver.task(), holder -> !holder.equals(handOver.to()), now);
        } else if (command instanceof StepCommand.Recuse recuse) {
            stored.state().tasks().forEach(task -> drop(actor, id, task.id(), recuse.officer()::equals, now));
        }
    }

    private void drop(Actor actor, CaseId id, String task, Predicate<String> whose, Instant now) {
        tasks.find(id, task)
                .flatMap(InboxLine::claimedBy)
                .filter(whose)
                .filter(holder -> tasks.release(id, task, holder))
                .ifPresent(holder -> record(actor, id, task, "case.task-released", now));
    }

    private interface Change {
        /** Who has claimed the step afterwards. */
        Outcome<Optional<String>> of(Step step, InboxLine line, Instant now);
    }

    private Outcome<TaskView> onOpenStep(Actor actor, CaseId id, String task, Change change) {
        Instant now = clock.instant();
        return transactions.call(() -> {
            Optional<StoredCase> found = cases.find(id);
            if (found.isEmpty()) {
                return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE));
            }
            Optional<Rejection> refusal = Access.mayNotHandle(actor, found.get(), task);
            Optional<InboxLine> line = tasks.find(id, task);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            if (line.isEmpty()) {
                return refuse(CaseRejection.STEP_NOT_OPEN, "该环节当前不在办理中。", "The step is not open.");
            }
            RunningDefinition definition = definitions.of(found.get());
            Step step = definition.cases().flow().step(line.get().line().step()).orElseThrow();
            return change.of(step, line.get(), now)
                    .map(holder -> Views.task(
                            new InboxLine(
                                    line.get().line(),
                                    line.get().item(),
                                    line.get().itemName(),
                                    holder),
                            definition,
                            now));
        });
    }

    private void record(Actor actor, CaseId id, String task, String type, Instant now) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", id.value()).put("task", task);
        ledger.append(
                new StreamId("case-claims", id.value()),
                Ledger.ANY,
                actor,
                now,
                List.of(new EventDraft(type, data, Map.of())));
    }

    private static <T> Outcome<T> refuse(RejectionCode code, String zh, String en) {
        return Outcome.refused(code, Text.of(zh, en));
    }
}
