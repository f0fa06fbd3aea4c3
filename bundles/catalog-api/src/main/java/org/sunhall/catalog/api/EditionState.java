package org.sunhall.catalog.api;

/**
 * How far an edition is on its way to effect. A draft is a plug-in's file that has not landed, so the catalog
 * knows none; hung, exempt and cancelled are standings of the item, since they concern whatever edition it has.
 */
public enum EditionState {
    /** Landed with a plug-in; nobody has reviewed it. */
    PROPOSED,
    /** Some of those who must agree have agreed (K-04). */
    IN_REVIEW,
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

    /** Whether somebody still has to agree or not. */
    public boolean isUnderReview() {
        return this == PROPOSED || this == IN_REVIEW;
    }

    /** Whether it is public: published, whether it is in force, will be, or was. */
    public boolean isPublic() {
        return this == PUBLISHED || this == IN_FORCE || this == SUPERSEDED;
    }
}
