package org.sunhall.casework;

import java.util.Objects;
import java.util.Set;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StopGround;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Flow;

/**
 * What the reviewed edition and the jurisdiction pack say about a case: everything {@link CaseMachine} goes by.
 *
 * @param item         the power item
 * @param itemName     its name
 * @param itemType     its type, for example {@code licence}
 * @param edition      the edition under which the case runs
 * @param org          the implementing subject, which handles it
 * @param jurisdiction where it runs
 * @param flow         the steps
 * @param reader       reads clocks by the jurisdiction's calendar
 * @param notice       the office's clock for accepting or telling what is missing (行政许可法 art. 32)
 * @param supplement   the applicant's clock for supplying what is missing
 * @param statutory    the law's limit for the decision
 * @param promised     the office's own limit for the decision
 * @param delivery     the limit for issuing and serving after the decision (行政许可法 art. 44)
 * @param step         the terms of a step's clock; its budget is replaced by the step's own limit
 * @param extensionCap the longest extension the law allows, {@code null} when there is none
 * @param extensionBasis the article that allows it
 * @param extensionPost the post that approves it
 * @param onSubmission the kinds of papers made when the application is filed
 * @param papers       the kinds of papers this edition has templates for
 * @param rules        which operations it allows, and what is checked before a step ends
 */
public record CaseDefinition(
        ItemCode item,
        Text itemName,
        String itemType,
        EditionId edition,
        OrgId org,
        JurisdictionId jurisdiction,
        Flow flow,
        ClockReader reader,
        ClockTerms notice,
        ClockTerms supplement,
        ClockTerms statutory,
        ClockTerms promised,
        ClockTerms delivery,
        ClockTerms step,
        Limit extensionCap,
        String extensionBasis,
        String extensionPost,
        Set<String> onSubmission,
        Set<String> papers,
        CaseRules rules) {

    /**
     * @throws IllegalArgumentException when a licence's statutory clock could stop on a ground that 行政许可法 art. 45 does
     *     not list: on-site checks, supplements and hanging are none
     */
    public CaseDefinition {
        onSubmission = Set.copyOf(onSubmission);
        papers = Set.copyOf(papers);
        Objects.requireNonNull(rules, "rules");
        if (itemType.equals("licence") && !StopGround.licensingLaw45().containsAll(statutory.stopGrounds())) {
            throw new IllegalArgumentException("a licence's statutory clock stops on the grounds of art. 45 only");
        }
    }

    /** With the operations and checks usual for the type. */
    public CaseDefinition(
            ItemCode item,
            Text itemName,
            String itemType,
            EditionId edition,
            OrgId org,
            JurisdictionId jurisdiction,
            Flow flow,
            ClockReader reader,
            ClockTerms notice,
            ClockTerms supplement,
            ClockTerms statutory,
            ClockTerms promised,
            ClockTerms delivery,
            ClockTerms step,
            Limit extensionCap,
            String extensionBasis,
            String extensionPost,
            Set<String> onSubmission,
            Set<String> papers) {
        this(
                item,
                itemName,
                itemType,
                edition,
                org,
                jurisdiction,
                flow,
                reader,
                notice,
                supplement,
                statutory,
                promised,
                delivery,
                step,
                extensionCap,
                extensionBasis,
                extensionPost,
                onSubmission,
                papers,
                CaseRules.usualFor(itemType));
    }

    /** The same under other rules. */
    public CaseDefinition with(CaseRules other) {
        return new CaseDefinition(
                item,
                itemName,
                itemType,
                edition,
                org,
                jurisdiction,
                flow,
                reader,
                notice,
                supplement,
                statutory,
                promised,
                delivery,
                step,
                extensionCap,
                extensionBasis,
                extensionPost,
                onSubmission,
                papers,
                other);
    }
}
