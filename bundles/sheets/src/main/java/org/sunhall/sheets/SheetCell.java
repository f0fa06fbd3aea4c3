package org.sunhall.sheets;

import java.util.Objects;

/**
 * A cell that is not empty.
 *
 * @param column counts from 0
 * @param row    counts from 1, as people see it
 * @param kind   what is in it
 * @param text   its words: text stripped of blanks at its ends, a number without needless digits, a date as {@code 2026-01-31};
 *               the formula of a formula
 */
public record SheetCell(int column, int row, Kind kind, String text) {

    /** What can be in a cell. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** A whole number of at most 15 digits: what a spreadsheet keeps exactly. */
        NUMBER,
        /** A number that a spreadsheet has rounded, or that is no whole one. */
        INEXACT,
        /** A day. */
        DATE,
        /** Yes or no. */
        BOOLEAN,
        /** Something computed; never evaluated. */
        FORMULA,
        /** {@code #N/A} and its like. */
        ERROR
    }

    public SheetCell {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** Its column as people see it: {@code A}, {@code B}, … {@code AA}. */
    public String letters() {
        return letters(column);
    }

    /** A column as people see it. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
