package org.sunhall.engines;

import java.util.Map;
import javax.sql.DataSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.task.Task;
import org.sunhall.bench.step.Contender;

/** Operaton, embedded, history on, job executor off. */
public final class Operaton implements Contender {

    private ProcessEngine engine;

    @Override
    public String name() {
        return "Operaton 1.0";
    }

    @Override
    public void open(DataSource source) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(source);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
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
