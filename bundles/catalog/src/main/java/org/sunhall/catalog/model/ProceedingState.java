package org.sunhall.catalog.model;

/** How a proceeding stands. */
public enum ProceedingState {
    /** Somebody who must agree has not spoken yet. */
    OPEN,
    /** All who must agree have. */
    APPROVED,
    /** One of them has not. */
    REJECTED
}
