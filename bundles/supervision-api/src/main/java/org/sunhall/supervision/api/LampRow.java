package org.sunhall.supervision.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/**
 * One running clock under its lamp.
 *
 * @param caseId       the case
 * @param receipt      the number it is followed by before acceptance
 * @param code         the unified supervision code, from acceptance
 * @param item         the power item
 * @param itemName     its name
 * @param org          the organisation that is charged with the clock
 * @param orgName      its name; the id when the directory does not know it
 * @param jurisdiction where the case runs
 * @param step         the step the case stands at, empty when none is open
 * @param post         the post that has it, empty when none is open
 * @param parked       whether the case is parked; its clocks run on
 * @param clock        the clock's id within the case
 * @param kind         its kind, for example {@code statutory}
 * @param title        its title
 * @param lamp         the lamp
 * @param since        since when the lamp shows this colour, by the clock's own rules
 * @param due          when the budget ends (exclusive)
 * @param remaining    what is left, or by how much it is over, in words
 */
public record LampRow(
        CaseId caseId,
        String receipt,
        Optional<String> code,
        ItemCode item,
        Text itemName,
        OrgId org,
        Text orgName,
        JurisdictionId jurisdiction,
        Optional<Text> step,
        Optional<String> post,
        boolean parked,
        String clock,
        String kind,
        Text title,
        Lamp lamp,
        Instant since,
        Instant due,
        Text remaining) {}
