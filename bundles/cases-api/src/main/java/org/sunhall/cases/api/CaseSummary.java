package org.sunhall.cases.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * One case in a list.
 *
 * @param id          the case
 * @param receipt     the number before acceptance
 * @param code        the unified supervision code from acceptance on
 * @param item        the power item
 * @param itemName    its name
 * @param edition     the edition it runs under
 * @param org         the handling organisation
 * @param stage       the stage's stable name
 * @param stageTitle  what people call it
 * @param parked      why it is parked, when it is
 * @param parkedSince since when it is parked
 * @param parkedBy    by whose doing: a person's id or a part of the platform
 * @param submittedAt when it was filed
 * @param version     the version a command must be decided on (ETag)
 */
public record CaseSummary(
        CaseId id,
        String receipt,
        Optional<String> code,
        ItemCode item,
        Text itemName,
        EditionId edition,
        OrgId org,
        String stage,
        Text stageTitle,
        Optional<Text> parked,
        Optional<Instant> parkedSince,
        Optional<String> parkedBy,
        Instant submittedAt,
        long version) {}
