package org.sunhall.cases.application;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.PendingTask;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.Plugins;

/**
 * Has plug-ins do their automatic tasks: outside every transaction, with facts they cannot change. What comes of it is a
 * command keyed by the task, so repeating it is harmless; a failure stays pending, visible, and is tried again.
 */
@Component(service = AutomaticTaskWorker.class, immediate = true)
public final class AutomaticTaskWorker {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticTaskWorker.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final CaseStore store;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final Plugins plugins;
    private final Clock clock;
    private final ScheduledExecutorService executor;

    /** Starts looking twice a second. */
    @Activate
    public AutomaticTaskWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference Plugins plugins,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.runner = runner;
        this.definitions = definitions;
        this.plugins = plugins;
        this.clock = clock;
        this.executor = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-automatic-tasks"));
        executor.scheduleWithFixedDelay(this::tick, 500, 500, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(15, TimeUnit.SECONDS);
    }

    /** Looks at once, without waiting for the next half second. */
    void wake() {
        try {
            executor.execute(this::tick);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; the task is found again at the next start");
        }
    }

    private void tick() {
        try {
            doPending();
        } catch (RuntimeException e) {
            LOG.warn("automatic tasks could not be looked at; trying again", e);
        }
    }

    /** Tries every task whose time has come. */
    void doPending() {
        Instant now = clock.instant();
        for (PendingTask pending : transactions.call(() -> store.pendingTasks(now, AT_ONCE))) {
            attempt(pending, now);
        }
    }

    private void attempt(PendingTask pending, Instant now) {
        Optional<StoredCase> found = transactions.call(() -> store.find(pending.caseId()));
        Optional<OpenTask> open = found.flatMap(stored -> stored.state().task(pending.task()));
        if (open.isEmpty()) {
            return;
        }
        StoredCase stored = found.get();
        OpenTask task = open.get();
        Optional<AutomaticTask> code = stored.state().parkedBecause().isPresent()
                ? Optional.empty()
                : plugins.task(stored.plugin(), task.automatic());
        if (code.isEmpty()) {
            transactions.run(() -> {
                // Another case's end may have let go of the code this one still needs.
                plugins.require(stored.plugin(), Plugins.CASES, true);
                store.tryTaskAt(pending.caseId(), pending.task(), now.plus(AWAY));
            });
            return;
        }
        TaskResult result = call(code.get(), stored, task, now);
        if (result instanceof TaskResult.Done done) {
            ObjectNode facts = JSON.valueToTree(done.facts());
            finish(pending, task, new CaseCommand.FinishTask(task.id(), facts), now);
        } else {
            TaskResult.Failed failed = (TaskResult.Failed) result;
            fail(pending, task, Text.of(failed.reasonZh(), failed.reasonEn()), now);
        }
    }

    private TaskResult call(AutomaticTask code, StoredCase stored, OpenTask task, Instant now) {
        try {
            return code.run(context(stored, task, now));
        } catch (Exception e) {
            LOG.warn(
                    "automatic task {} of case {} failed",
                    task.automatic(),
                    stored.state().id(),
                    e);
            return TaskResult.failed("插件程序出错,运行维护人员已收到提示", "the plug-in's code failed; the operators can see it");
        }
    }

    private void finish(PendingTask pending, OpenTask task, CaseCommand command, Instant now) {
        Outcome<StoredCase> outcome = run(pending, task, "done", command);
        outcome.refusal().ifPresent(rejection -> fail(pending, task, rejection.detail(), now));
    }

    private void fail(PendingTask pending, OpenTask task, Text why, Instant now) {
        run(pending, task, "failed-" + task.attempts(), new CaseCommand.FailTask(task.id(), why));
        transactions.run(() -> store.tryTaskAt(pending.caseId(), pending.task(), now.plus(pause(task.attempts()))));
    }

    private Outcome<StoredCase> run(PendingTask pending, OpenTask task, String what, CaseCommand command) {
        return runner.run(
                Actor.system("plugin"),
                new CommandKey("task:" + pending.caseId() + ":" + task.id() + ":" + what, OptionalLong.empty()),
                pending.caseId(),
                task.id(),
                stored -> Optional.empty(),
                command.name(),
                stored -> Outcome.accepted(command));
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private TaskContext context(StoredCase stored, OpenTask task, Instant now) {
        RunningDefinition definition = definitions.of(stored);
        CaseState state = stored.state();
        Map<String, Object> form = unmodifiable(JSON.convertValue(state.form(), MAP));
        Map<String, Object> facts = unmodifiable(JSON.convertValue(state.facts(), MAP));
        LocalDate today = now.atZone(definition.zone()).toLocalDate();
        return new Facts(
                state.id() + ":" + task.id(), task.step(), form, facts, task.number(), definition.division(), today);
    }

    private static Map<String, Object> unmodifiable(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked")
    private static Object unmodifiable(Object value) {
        if (value instanceof Map<?, ?> map) {
            return unmodifiable((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(unmodifiable(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    private record Facts(
            String taskId,
            String step,
            Map<String, Object> form,
            Map<String, Object> facts,
            long number,
            String divisionCode,
            LocalDate today)
            implements TaskContext {}
}
