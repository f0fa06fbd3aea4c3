package org.sunhall.disclosure.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * A decision, published according to law (R-234; 行政许可法 art. 40).
 *
 * @param code        the case's unified supervision code
 * @param item        the power item
 * @param itemName    its name
 * @param org         who decided
 * @param orgName     its name
 * @param applicant   the applicant's name, masked
 * @param result      {@code granted} or {@code refused}
 * @param number      the number of the licence or decision, when there is one
 * @param decidedAt   when it was decided
 * @param publishedAt when it was published
 * @param publishBy   the last day on which it had to be published, when the jurisdiction sets a limit
 */
public record PublishedResult(
        String code,
        ItemCode item,
        Text itemName,
        OrgId org,
        Text orgName,
        String applicant,
        String result,
        Optional<String> number,
        Instant decidedAt,
        Instant publishedAt,
        Optional<Instant> publishBy) {}
