package org.sunhall.casework;

import java.time.Instant;
import java.util.List;

/**
 * What somebody outside the office found, as it came (R-121, 004/26).
 *
 * @param number     its own number, one of its kind in the case
 * @param by         who found it
 * @param kind       what it is, for example {@code appraisal}
 * @param conclusion its conclusion
 * @param foundAt    when it was found
 * @param uploads    its papers
 */
public record ThirdPartyResult(
        String number, String by, String kind, String conclusion, Instant foundAt, List<String> uploads) {
    public ThirdPartyResult {
        uploads = List.copyOf(uploads);
    }
}
