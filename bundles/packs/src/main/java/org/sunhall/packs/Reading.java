package org.sunhall.packs;

/** How "within N days before" is read where an anchor counts backwards; forwards there is only the first. */
public enum Reading {
    /** On any day inside the window of N days next to the anchor. */
    WITHIN_WINDOW,
    /** N days before the anchor at the latest. */
    AT_LEAST_THAT_EARLY
}
