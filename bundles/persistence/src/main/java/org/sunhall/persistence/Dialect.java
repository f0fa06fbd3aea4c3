package org.sunhall.persistence;

/** The databases the platform runs on, for the few statements that differ between them. */
public enum Dialect {
    /** Apache Derby, embedded: no {@code SKIP LOCKED}, few row locks. */
    DERBY,
    /** PostgreSQL. */
    POSTGRESQL
}
