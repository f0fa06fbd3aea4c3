package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.PendingTask;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.Plugins;

/**
 * Has a plug-in do one automatic task: outside every transaction, with facts it cannot change. What comes of it is a command
 * on the case that can be repeated; a failure stays pending, becomes an incident, and is tried again with growing pauses.
 */
@Component(service = AutomaticTaskRunner.class)
public final class AutomaticTaskRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticTaskRunner.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor PLUGIN = Actor.system("plugin");
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Transactions transactions;
    private final CaseStore store;
    private final TaskStore tasks;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final Plugins plugins;
    private final Incidents incidents;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public AutomaticTaskRunner(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference TaskStore tasks,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference Plugins plugins,
            @Reference Incidents incidents,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.tasks = tasks;
        this.runner = runner;
        this.definitions = definitions;
        this.plugins = plugins;
        this.incidents = incidents;
        this.clock = clock;
    }

    void attempt(PendingTask pending, Instant now) {
        Optional<StoredCase> found = transactions.call(() -> store.find(pending.caseId()));
        Optional<OpenTask> open = found.flatMap(stored -> stored.state().task(pending.task()));
        if (open.isEmpty() || found.get().parked().isPresent()) {
            return;
        }
        StoredCase stored = found.get();
        OpenTask task = open.get();
        Optional<AutomaticTask> code = plugins.task(stored.plugin(), task.automatic());
        if (code.isEmpty()) {
            askForCode(pending, stored, now);
            return;
        }
        TaskResult result = call(code.get(), stored, task, now);
        if (result instanceof TaskResult.Done done) {
            ObjectNode facts = JSON.valueToTree(done.facts());
            Outcome<StoredCase> outcome =
                    runner.platform(PLUGIN, pending.caseId(), new CaseCommand.FinishTask(task.id(), facts));
            outcome.refusal().map(Rejection::detail).ifPresent(why -> fail(pending, stored, task, why));
        } else {
            TaskResult.Failed failed = (TaskResult.Failed) result;
            fail(pending, stored, task, Text.of(failed.reasonZh(), failed.reasonEn()));
        }
    }

    /** Another case's end may have let go of the code this one still needs. */
    private void askForCode(PendingTask pending, StoredCase stored, Instant now) {
        transactions.run(() -> {
            plugins.require(stored.plugin(), Plugins.CASES, true);
            tasks.tryAt(pending.caseId(), pending.task(), now.plus(AWAY));
        });
    }

    private TaskResult call(AutomaticTask code, StoredCase stored, OpenTask task, Instant now) {
        try {
            return code.run(TaskFacts.of(definitions.of(stored), stored.state(), task, now));
        } catch (Exception e) {
            LOG.warn(
                    "automatic task {} of case {} failed",
                    task.automatic(),
                    stored.state().id(),
                    e);
            return TaskResult.failed("插件程序出错,运行维护人员已收到提示", "the plug-in's code failed; the operators can see it");
        }
    }

    /** The case keeps the failure, operators and vendor get an incident, and the task is tried again later: one commit. */
    private void fail(PendingTask pending, StoredCase stored, OpenTask task, Text why) {
        Instant again = clock.instant().plus(pause(task.attempts()));
        transactions.run(() -> {
            runner.platform(PLUGIN, pending.caseId(), new CaseCommand.FailTask(task.id(), why));
            incidents.report(incident(stored, task));
            tasks.tryAt(pending.caseId(), pending.task(), again);
        });
    }

    private static IncidentDraft incident(StoredCase stored, OpenTask task) {
        return IncidentDraft.of(
                IncidentKind.TASK_FAILED,
                stored.plugin(),
                stored.state().id(),
                Text.of("自动任务“{0}”没有完成,办件等待中。", "Automatic task “{0}” was not done; a case waits for it.")
                        .with(task.automatic()),
                "step " + task.step() + ", attempt " + (task.attempts() + 1));
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
