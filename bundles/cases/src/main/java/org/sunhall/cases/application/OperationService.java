package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseOperations;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.application.CaseOperation.Situation;
import org.sunhall.cases.application.CommandRunner.Order;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;

/** What is done with a case beside its steps. */
@Component(service = CaseOperations.class)
public final class OperationService implements CaseOperations {

    private final Transactions transactions;
    private final CaseStore store;
    private final TaskStore tasks;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final Operations operations;
    private final AutomaticTaskWorker worker;
    private final Ledger ledger;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public OperationService(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference TaskStore tasks,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference Operations operations,
            @Reference AutomaticTaskWorker worker,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.tasks = tasks;
        this.runner = runner;
        this.definitions = definitions;
        this.operations = operations;
        this.worker = worker;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Outcome<CaseSummary> operate(Actor actor, CommandKey key, CaseId id, String name, ObjectNode body) {
        if (actor.isAnonymous()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        if (name.equals(Operations.RETRY_TASK)) {
            return retryTask(actor, id, body.path("reason").asText(""));
        }
        if (name.equals("take-in")) {
            named(body);
        }
        Optional<CaseOperation> operation = operations.named(name);
        if (operation.isEmpty()) {
            return Outcome.refused(
                    ServiceRejection.UNKNOWN_OPERATION,
                    Text.of(
                                    "没有名为“{0}”的操作;可用的操作见办件详情。",
                                    "There is no operation “{0}”; the case itself lists those you may do.")
                            .with(name));
        }
        Outcome<CaseSummary> outcome = runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                name,
                                "",
                                body.toString(),
                                stored -> operation.get().mayNot().apply(actor, situation(stored)),
                                stored -> operation.get().compose(actor, situation(stored), body)))
                .map(Views::summary);
        worker.wake();
        return outcome;
    }

    /** The case that goes in may be named by its code or receipt. */
    private void named(ObjectNode body) {
        String from = body.path("from").asText("").strip();
        if (!from.isEmpty()) {
            transactions
                    .call(() -> store.findByCode(from.toUpperCase(Locale.ROOT)))
                    .ifPresent(found -> body.put("from", found.state().id().value()));
        }
    }

    private Situation situation(StoredCase stored) {
        return new Situation(stored, definitions.of(stored));
    }

    @Override
    public Outcome<CaseSummary> retryTask(Actor actor, CaseId id, String reason) {
        Instant now = clock.instant();
        Outcome<CaseSummary> outcome = transactions.call(() -> {
            Optional<StoredCase> found = store.find(id);
            if (found.isEmpty()) {
                return Outcome.refused(Rejection.of(CaseRejection.UNKNOWN_CASE));
            }
            StoredCase stored = found.get();
            Optional<Rejection> refusal = Access.mayNotRepair(actor, stored);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
            List<OpenTask> waiting = stored.state().tasks().stream()
                    .filter(task -> !task.automatic().isEmpty())
                    .toList();
            if (waiting.isEmpty() || stored.parked().isPresent()) {
                return Outcome.refused(
                        CaseRejection.NOT_NOW,
                        Text.of("没有等待重试的自动任务。", "No automatic task of this case waits to be tried again."));
            }
            for (OpenTask task : waiting) {
                tasks.tryAt(id, task.id(), now);
                record(actor, id, task, reason, now);
            }
            return Outcome.accepted(Views.summary(stored));
        });
        worker.wake();
        return outcome;
    }

    private void record(Actor actor, CaseId id, OpenTask task, String reason, Instant now) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", id.value()).put("task", task.id()).put("attempts", task.attempts());
        ledger.append(
                new StreamId("case-repairs", id.value()),
                Ledger.ANY,
                actor,
                now,
                List.of(new EventDraft("case.task-retried", data, Map.of("reason", reason))));
    }
}
