package org.sunhall.supervision.application;

/** Configuration of supervision, PID {@code org.sunhall.supervision}. */
@interface SupervisionConfig {

    /** Milliseconds between two looks into the queue of due instants, 10 to 1000. */
    int tick_millis() default 500;

    /** Clocks handled in one transaction, 1 to 500. */
    int batch() default 500;
}
