package org.sunhall.packs;

/** What is done at a stage of a review. Files write the names in lower case. */
public enum StageAct {
    /** An opinion is given; a negative one sends the proposal back. */
    REVIEW,
    /** A head agrees. */
    APPROVE,
    /** The decision itself. */
    DECIDE,
    /** A copy is filed for the record; nobody waits for it. */
    FILE,
    /** The change is made public and entered as decided. */
    PUBLISH;

    /** Whether the change may not go on before this stage has agreed. */
    public boolean mustAgree() {
        return this == REVIEW || this == APPROVE || this == DECIDE;
    }
}
