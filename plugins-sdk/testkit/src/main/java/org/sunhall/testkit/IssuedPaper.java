package org.sunhall.testkit;

import java.time.LocalDate;
import org.sunhall.checker.VirtualPapers;

/**
 * A paper that a case issued.
 *
 * @param kind   its kind, as the item names it
 * @param title  its Chinese title
 * @param number its number, empty for none
 * @param on     the day of issue in the jurisdiction's zone
 * @param words  everything it says, in reading order
 */
public record IssuedPaper(String kind, String title, String number, LocalDate on, String words) {

    static IssuedPaper of(VirtualPapers.Paper paper) {
        return new IssuedPaper(paper.kind(), paper.title(), paper.number(), paper.on(), paper.words());
    }
}
