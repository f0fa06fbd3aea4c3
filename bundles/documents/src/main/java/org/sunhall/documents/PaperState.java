package org.sunhall.documents;

/** How far a paper is. */
public enum PaperState {
    /** Ordered and numbered; its PDF is being pressed. */
    DUE,
    /** Pressed and stored; its bytes never change. */
    ISSUED,
    /** Declared void, with a reason; its number stays voided, its bytes stay readable for the record. */
    VOIDED
}
