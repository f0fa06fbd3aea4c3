package org.sunhall.workflow;

/** Who does a step. */
public enum StepKind {
    /** People at a post. */
    USER,
    /** The plug-in's automatic task. */
    SERVICE
}
