package org.sunhall.packs;

import org.sunhall.kernel.Iso7064;

/** How the check character at the end of an item's code is computed from what stands before it, separators left out. */
public enum CodeCheck {
    /** ISO/IEC 7064 MOD 11,10: a digit over digits. */
    MOD_11_10(CodeCharacters.DIGITS) {
        @Override
        public char of(String before) {
            return Iso7064.mod11x10(before);
        }
    },
    /** ISO/IEC 7064 MOD 37,36: a digit or capital letter over digits and capital letters. */
    MOD_37_36(CodeCharacters.DIGITS_AND_CAPITALS) {
        @Override
        public char of(String before) {
            return Iso7064.mod37x36(before);
        }
    };

    private final CodeCharacters over;

    CodeCheck(CodeCharacters over) {
        this.over = over;
    }

    /** What it is computed over, and what it is one of. */
    public CodeCharacters over() {
        return over;
    }

    /**
     * The check character.
     *
     * @throws IllegalArgumentException when {@code before} is empty or has a character it is not computed over
     */
    public abstract char of(String before);
}
