package org.sunhall.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.OpenTask;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.VirtualCase;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

/** The checker's virtual case, with the automatic tasks done by the plug-in's own code or a test's fakes. */
final class CaseRun implements VirtualCase.Tasks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Map<String, AutomaticTask> tasks;

    private CaseRun(Map<String, AutomaticTask> tasks) {
        this.tasks = tasks;
    }

    static VirtualCase begin(
            PluginContent content, ItemDefinition item, Pack pack, Map<String, AutomaticTask> tasks, Instant from) {
        return new VirtualCase(content, item, pack, from, new CaseRun(tasks));
    }

    @Override
    public CaseCommand run(OpenTask task, VirtualCase at) {
        TaskResult result = call(task, at);
        if (result instanceof TaskResult.Done done) {
            return new CaseCommand.FinishTask(task.id(), JSON.valueToTree(done.facts()));
        }
        TaskResult.Failed failed = (TaskResult.Failed) result;
        return new CaseCommand.FailTask(task.id(), Text.of(failed.reasonZh(), failed.reasonEn()));
    }

    @Override
    public void refused(OpenTask task, Rejection why) {
        throw new AssertionError("the result of the automatic task " + task.automatic() + " was refused: "
                + why.detail().zh());
    }

    private TaskResult call(OpenTask task, VirtualCase at) {
        AutomaticTask code = tasks.get(task.automatic());
        if (code == null) {
            throw new AssertionError("the plug-in has no automatic task " + task.automatic() + "; it has "
                    + tasks.keySet() + ". Give the test one: plugin.with(\"" + task.automatic() + "\", task)");
        }
        try {
            return code.run(new Facts(
                    at.state().id() + ":" + task.id(),
                    task.step(),
                    JSON.convertValue(at.state().form(), MAP),
                    JSON.convertValue(at.state().facts(), MAP),
                    task.number(),
                    at.division(),
                    at.today()));
        } catch (Exception e) {
            throw new AssertionError("the automatic task " + task.automatic() + " threw " + e, e);
        }
    }

    private record Facts(
            String taskId,
            String step,
            Map<String, Object> form,
            Map<String, Object> facts,
            long number,
            String divisionCode,
            LocalDate today)
            implements TaskContext {
        Facts {
            form = Unmodifiable.map(form);
            facts = Unmodifiable.map(facts);
        }
    }
}
