package org.sunhall.packs;

/** Why an item must change. Files write the names in lower case with hyphens. */
public enum ChangeTrigger {
    /** A law, regulation or rule was made, amended or repealed. */
    LAW_CHANGE,
    /** The agency's functions were changed. */
    FUNCTION_CHANGE,
    /** Objective circumstances changed materially. */
    CIRCUMSTANCES,
    /** The discretion benchmark is to change. */
    DISCRETION,
    /** The government fixed the addition, cancellation or adjustment of an item. */
    GOVERNMENT_DECISION
}
