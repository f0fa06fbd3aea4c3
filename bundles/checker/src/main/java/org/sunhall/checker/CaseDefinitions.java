package org.sunhall.checker;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseRules;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;

/** Joins what an item and the jurisdiction pack say into what the case machine goes by. */
public final class CaseDefinitions {

    private CaseDefinitions() {}

    /**
     * The definition of cases of this item.
     *
     * @param content a plug-in that has passed the checks
     * @param edition under which its cases run
     * @param on      the day whose parameters of the pack hold
     */
    public static CaseDefinition of(
            PluginContent content, ItemDefinition item, EditionId edition, Pack pack, LocalDate on) {
        ItemLimits limits = item.limits();
        Optional<ItemExtension> extension = limits.extension();
        return new CaseDefinition(
                item.code(),
                item.name(),
                item.type(),
                edition,
                item.implementingSubject(),
                content.descriptor().jurisdiction(),
                content.flow(item),
                pack.clockReader(pack.calendar(WorkCalendar.china()), on),
                packClock(pack, "notice", limits.notice(), on),
                packClock(pack, "supplement", limits.supplement(), on),
                decisionClock(pack, "statutory", Text.of("法定办理期限", "statutory limit"), limits.statutory(), item, on),
                decisionClock(pack, "promised", Text.of("承诺办理期限", "promised limit"), limits.promised(), item, on),
                packClock(pack, "delivery", limits.delivery(), on),
                stepTerms(pack.clockTerms("step", on)),
                extension.map(ItemExtension::limit).orElse(null),
                extension.map(ItemExtension::basis).orElse(""),
                extension.map(ItemExtension::approver).orElse(""),
                item.documents().stream()
                        .filter(DocumentRef::onSubmission)
                        .map(DocumentRef::kind)
                        .collect(Collectors.toSet()),
                item.documents().stream().map(DocumentRef::kind).collect(Collectors.toSet()),
                CaseRules.read(item.raw(), item.type()));
    }

    private static ClockTerms packClock(Pack pack, String kind, Optional<ItemLimit> own, LocalDate on) {
        ClockTerms terms = pack.clockTerms(kind, on);
        return own.map(limit -> new ClockTerms(
                        kind,
                        terms.title(),
                        terms.owner(),
                        limit.limit(),
                        pack.warning(kind, limit.limit(), on),
                        limit.basis(),
                        terms.onExpiry(),
                        terms.stopGrounds(),
                        Optional.empty()))
                .orElse(terms);
    }

    private static ClockTerms decisionClock(
            Pack pack, String kind, Text title, ItemLimit limit, ItemDefinition item, LocalDate on) {
        Optional<Limit> extension = item.limits().extension().map(ItemExtension::limit);
        return new ClockTerms(
                kind,
                title,
                ClockOwner.OFFICE,
                limit.limit(),
                pack.warning(kind, limit.limit(), on),
                limit.basis(),
                ClockTerms.LAMP,
                Set.copyOf(item.stopGrounds()),
                extension.filter(by -> by.unit() == limit.limit().unit()));
    }

    /** A step's limit is the edition's own: its internal flow chart sets it. */
    private static ClockTerms stepTerms(ClockTerms terms) {
        return new ClockTerms(
                terms.kind(),
                terms.title(),
                terms.owner(),
                terms.budget(),
                terms.warning(),
                "本事项内部流程图的岗位时限",
                terms.onExpiry(),
                terms.stopGrounds(),
                Optional.empty());
    }
}
