package org.sunhall.packs;

/** What the time to declare a change is counted from (K-03). Files write the names in lower case with hyphens. */
public enum Anchor {
    /** The day of the change itself; for a change of functions, the day they were fixed. */
    CHANGE_EVENT,
    /** The day the law takes effect, backwards: there is a latest day, and it lies before. */
    EFFECTIVE_DATE_BACKWARDS,
    /** The day the law was published. */
    PUBLICATION,
    /** The day of the government's decision. */
    GOVERNMENT_DECISION
}
