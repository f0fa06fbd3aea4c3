package org.sunhall.packs;

/** What is asked of a review. Files write the names in lower case. */
public enum ChangeKind {
    /** A new item or its first flow chart. */
    NEW,
    /** Another content or flow of an item. */
    CHANGE,
    /** An item ends. */
    CANCEL,
    /** A discretion benchmark is set or changed. */
    DISCRETION,
    /** An unused item is hung. */
    HANG,
    /** A hung item comes back. */
    UNHANG,
    /** An item is to run off line. */
    EXEMPT
}
