package org.sunhall.packs;

import org.sunhall.kernel.Text;

/** What a part of an item's code is written with. */
public enum CodeCharacters {
    /** 0 to 9. */
    DIGITS("0123456789", Text.of("数字", "digits")),
    /** A to Z. */
    CAPITALS("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Text.of("大写字母", "capital letters")),
    /** 0 to 9 and A to Z. */
    DIGITS_AND_CAPITALS("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", Text.of("数字或者大写字母", "digits or capital letters"));

    private final String alphabet;
    private final Text words;

    CodeCharacters(String alphabet, Text words) {
        this.alphabet = alphabet;
        this.words = words;
    }

    /** Where the first character stands that is none of them, counted from 0; -1 when all are. */
    int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (alphabet.indexOf(text.charAt(i)) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Them in words. */
    public Text words() {
        return words;
    }
}
