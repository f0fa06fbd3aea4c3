package org.sunhall.identity;

/** On which side of the counter a person stands. */
public enum PersonKind {
    /** Works for an organisation. */
    STAFF,
    /** Applies, for themselves or for a company. */
    CITIZEN
}
