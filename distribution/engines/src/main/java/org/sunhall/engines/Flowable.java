package org.sunhall.engines;

import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;
import org.sunhall.bench.step.Contender;

/** Flowable, embedded, history on, asynchronous executor off. */
public final class Flowable implements Contender {

    private ProcessEngine engine;

    @Override
    public String name() {
        return "Flowable 8";
    }

    @Override
    public void open(DataSource source) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(source);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistoryLevel(HistoryLevel.FULL);
        settings.setAsyncExecutorActivate(false);
        engine = settings.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addClasspathResource("permit.bpmn").deploy();
    }

    @Override
    public Run run(int thread) {
        return new Run() {
            private String instance;
            private int done;

            @Override
            public void next() {
                Map<String, Object> values = Values.of(thread, done);
                if (instance == null) {
                    instance = engine.getRuntimeService().startProcessInstanceByKey("permit", values).getId();
                    done = 0;
                    return;
                }
                Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
                engine.getTaskService().complete(task.getId(), Values.step(done));
                if (++done == STEPS) {
                    instance = null;
                }
            }
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
