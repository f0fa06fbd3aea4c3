package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.workflow.Step;

/** What plug-ins' automatic tasks bring back; a task is done once, however often that is said. */
final class AutomaticTasks {

    private AutomaticTasks() {}

    static Outcome<Decision> finish(Work work, CaseCommand.FinishTask command) {
        Optional<OpenTask> found = work.state().task(command.task()).filter(OpenTask::isAutomatic);
        if (found.isEmpty()) {
            return done(command.task());
        }
        OpenTask task = found.get();
        Step step = work.flow().step(task);
        ObjectNode facts = work.flow().facts(work.state().form());
        facts.withObject("/facts").setAll(command.facts());
        return work.flow().complete(step, "", facts).then(move -> {
            ObjectNode data = work.data();
            data.put("task", task.id());
            data.put("step", step.id());
            Work.put(data, "title", step.title());
            data.set("facts", command.facts());
            data.set("marking", move.marking().toJson());
            List<String> papers = step.outcomes().stream()
                    .flatMap(outcome -> outcome.documents().stream())
                    .toList();
            work.emit(CaseEvents.TASK_DONE, data, Map.of(), papers);
            work.flow().advance(move);
            return work.done();
        });
    }

    static Outcome<Decision> fail(Work work, CaseCommand.FailTask command) {
        if (work.state().task(command.task()).filter(OpenTask::isAutomatic).isEmpty()) {
            return done(command.task());
        }
        ObjectNode data = work.data();
        data.put("task", command.task());
        Work.put(data, "why", command.why());
        work.emit(CaseEvents.TASK_FAILED, data);
        return work.done();
    }

    private static Outcome<Decision> done(String task) {
        return Work.refuse(
                CaseRejection.STEP_NOT_OPEN,
                "自动任务“" + task + "”已经完成。",
                "Automatic task “" + task + "” is done already.");
    }
}
