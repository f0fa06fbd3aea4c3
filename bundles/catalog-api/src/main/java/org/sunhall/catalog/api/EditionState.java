package org.sunhall.catalog.api;

/** How far an edition is on its way to effect. */
public enum EditionState {
    /** Landed with a plug-in; nobody has reviewed it. */
    PROPOSED,
    /** The legal office agrees; not public yet. */
    APPROVED,
    /** The legal office does not agree; the end of its way. */
    REJECTED,
    /** Public, with a date from which it takes effect. */
    PUBLISHED,
    /** What cases are filed under now. */
    IN_FORCE,
    /** Was in force; cases filed under it go on by it. */
    SUPERSEDED;

    /** Whether it is public: published, whether it is in force, will be, or was. */
    public boolean isPublic() {
        return this == PUBLISHED || this == IN_FORCE || this == SUPERSEDED;
    }
}
