package org.sunhall.bench.step;

import javax.sql.DataSource;

/**
 * Something that runs cases step by step on a database. One transaction is one start, or one completed step together with
 * finding the open task: each case is started once and completed {@link #STEPS} times, then the next one begins. Called by
 * several threads at once, each with its own {@link Run}.
 */
public interface Contender extends AutoCloseable {

    /** Steps of a case after its start. */
    int STEPS = 4;

    /** How it is called in the table. */
    String name();

    /** Makes its tables and opens. */
    void open(DataSource source);

    /** One thread's work; not shared. */
    Run run(int thread);

    @Override
    void close();

    /** One thread's work. */
    interface Run {
        /** Does the next transaction: the start of a case, or its next step. */
        void next();
    }
}
