package org.sunhall.plugin.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An automatic step of a flow, implemented by a plug-in as a declarative-services component with the property {@value #NAME},
 * whose value a service task of its BPMN names in {@code sunhall:task}.
 *
 * <p>It is called outside every transaction, by a worker of that plug-in, with a time limit, possibly more than once for the same
 * task (same {@link TaskContext#taskId()}): the same context must give the same result.
 */
@ConsumerType
public interface AutomaticTask {

    /** Service property that holds the task's name, unique inside the plug-in. */
    String NAME = "sunhall.task";

    /**
     * Carries the task out.
     *
     * @param context what the task may know; never {@code null}
     * @return the facts found, or why they cannot be found; never {@code null}
     * @throws Exception on a defect; the platform tries again with growing pauses and reports an incident
     */
    TaskResult run(TaskContext context) throws Exception;
}
