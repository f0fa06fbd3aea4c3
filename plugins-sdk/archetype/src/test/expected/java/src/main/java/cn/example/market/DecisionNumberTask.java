package cn.example.market;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

/** Forms the decision's number from the number the platform has allocated. */
@Component(property = AutomaticTask.NAME + "=decision-number")
public final class DecisionNumberTask implements AutomaticTask {

    @Override
    public TaskResult run(TaskContext context) {
        String number = String.format("示准%d%06d", context.today().getYear(), context.number());
        return TaskResult.done(Map.of("decisionNumber", number));
    }
}
