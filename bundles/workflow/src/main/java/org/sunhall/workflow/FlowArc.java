package org.sunhall.workflow;

import java.util.Objects;

/**
 * One sequence flow.
 *
 * @param id        the BPMN element's id
 * @param name      its BPMN name, may be empty
 * @param source    id of the node it leaves
 * @param target    id of the node it enters
 * @param condition when an exclusive gateway chooses it
 */
public record FlowArc(String id, String name, String source, String target, ArcCondition condition) {

    public FlowArc {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(condition, "condition");
    }
}
