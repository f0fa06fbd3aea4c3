package org.sunhall.packs;

/** How sure a value is. Whatever is not read in the law's own text is to be confirmed by the city's legal office. */
public enum Certainty {
    /** The text of the law or rule was read. */
    T,
    /** A secondary source was read. */
    S,
    /** Not confirmed by a text. */
    K,
    /** The pack's own choice where its source names no value. */
    O
}
