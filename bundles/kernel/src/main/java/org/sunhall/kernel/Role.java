package org.sunhall.kernel;

/** What a person is to the platform, beside the posts they hold (A3 of the requirements). */
public enum Role {
    /** Applies, follows and receives; sees their own cases only. */
    CITIZEN,
    /** Works on cases at the posts they hold. */
    STAFF,
    /** Keeps posts and people of one organisation and deploys its plug-ins. */
    BUREAU_ADMIN,
    /** Reviews what may run and supervises legality. */
    LEGAL,
    /** Watches lamps, issues notices. */
    SUPERVISOR,
    /** Supervises the one organisation they are seated at; only an operator can make somebody one. */
    BUREAU_SUPERVISOR,
    /** Runs the runtime. */
    OPERATOR,
    /** The platform itself: due clocks, workers, the console of the runtime. */
    SYSTEM
}
